// The schema that ships is the format that is read: JSON Schema draft 2020-12, checked by an independent
// validator.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "mediant/formats/native/case_file.hpp"
#include "support/random_case.hpp"

namespace mediant::formats {
namespace {

namespace fs = std::filesystem;

TEST(Schema, DescribesEveryBlock) {
  const auto schema = nlohmann::json::parse(case_schema());
  EXPECT_EQ(schema["$ref"], "#/$defs/case");
  const auto& properties = schema["$defs"]["case"]["properties"];
  for (const char* key : {"mediant", "parties", "issues", "preferences", "claims", "messages", "minutes",
                          "texts", "obligations", "moves", "spectrum", "agreement", "for"}) {
    ASSERT_TRUE(properties.contains(key)) << key;
    EXPECT_FALSE(properties[key]["description"].get<std::string>().empty()) << key;
  }
  EXPECT_EQ(schema["$defs"]["case"]["required"], (nlohmann::json{"mediant", "title", "parties", "issues"}));
  EXPECT_EQ(schema["$defs"]["claim"]["additionalProperties"], false);
}

TEST(Schema, AcceptsWhatTheProgramWrites) {
  std::string name = (fs::temp_directory_path() / "mediant-schema-XXXXXX").string();
  ASSERT_NE(::mkdtemp(name.data()), nullptr);
  const fs::path folder = name;
  std::ofstream(folder / "schema.json") << case_schema();
  std::string command =
      "python3 " MEDIANT_SOURCE_DIR "/tests/formats/schema_test.py " + (folder / "schema.json").string();
  const auto add = [&](const std::string& file, const model::Case& c) {
    std::ofstream(folder / file) << write_case_json(c);
    command += " " + (folder / file).string();
  };
  for (std::uint64_t seed = 0; seed < 40; ++seed)
    add("random" + std::to_string(seed) + ".json",
        test::random_case(seed, {3, 4, true, true, seed % 2 == 0}));
  for (const auto& entry : fs::directory_iterator(fs::path(MEDIANT_SOURCE_DIR) / "cases")) {
    const auto loaded = load_case(entry.path());
    if (loaded.ok()) add(entry.path().filename().string() + ".json", loaded->value);
  }
  const int status = std::system(command.c_str());
  fs::remove_all(folder);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == 77 || code == 127) GTEST_SKIP() << "no python3-jsonschema";
  EXPECT_EQ(code, 0);
}

}  // namespace
}  // namespace mediant::formats
