// A written case is canonical and loses nothing, in both forms.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "mediant/formats/native/case_file.hpp"
#include "support/random_case.hpp"

namespace mediant::formats {
namespace {

std::string all(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += to_string(d) + "\n";
  return text;
}

TEST(RoundTrip, RandomCasesKeepEverythingInJsonAndYaml) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed, bool access) {
    const model::Case c = test::random_case(seed, {3, 4, true, true, access});
    const std::string json = write_case_json(c);
    const Loaded from_json = read_case_json(json, "case.json");
    if (!from_json.usable()) RC_FAIL(all(from_json.diagnostics) + json);
    if (!(from_json.value == c)) RC_FAIL("JSON lost something:\n" + json + write_case_json(from_json.value));
    RC_ASSERT(write_case_json(from_json.value) == json);
    const std::string yaml = write_case_yaml(c);
    const Loaded from_yaml = read_case_yaml(yaml, "case.yaml");
    if (!from_yaml.usable()) RC_FAIL(all(from_yaml.diagnostics) + yaml);
    if (!(from_yaml.value == c)) RC_FAIL("YAML lost something:\n" + yaml + write_case_yaml(from_yaml.value));
    RC_ASSERT(write_case_yaml(from_yaml.value) == yaml);
    RC_ASSERT(case_hash(from_yaml.value) == case_hash(c));
  }));
}

}  // namespace
}  // namespace mediant::formats
