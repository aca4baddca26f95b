// docs/architecture.md, checked on the sources: a room includes only what src/CMakeLists.txt lets it use, and
// what must build for the browser uses no threads, files, exceptions or clocks.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace mediant {
namespace {

namespace fs = std::filesystem;
const fs::path root = MEDIANT_SOURCE_DIR;

/// room -> rooms it may include, itself among them.
std::map<std::string, std::set<std::string>> declared_rooms() {
  std::map<std::string, std::set<std::string>> rooms;
  std::ifstream file(root / "src/CMakeLists.txt");
  for (std::string line; std::getline(file, line);) {
    const std::string opening = "mediant_room(";
    if (!line.starts_with(opening)) continue;
    std::istringstream words(line.substr(opening.size(), line.find(')') - opening.size()));
    std::string room;
    words >> room;
    std::set<std::string>& uses = rooms[room];
    uses.insert(room);
    for (std::string word; words >> word && word != "LINKS";) {
      if (word != "USES") uses.insert(word);
    }
  }
  return rooms;
}

struct Line {
  std::string path;
  int number = 0;
  std::string text;  ///< without its comment
};

std::vector<Line> lines_of(const std::string& folder, bool with_native) {
  std::vector<Line> lines;
  if (!fs::exists(root / folder)) return lines;
  for (auto it = fs::recursive_directory_iterator(root / folder); it != fs::recursive_directory_iterator();
       ++it) {
    if (it->is_directory() && it->path().filename() == "native" && !with_native)
      it.disable_recursion_pending();
    const std::string kind = it->path().extension().string();
    if (!it->is_regular_file() || (kind != ".cpp" && kind != ".hpp")) continue;
    std::ifstream file(it->path());
    std::string text;
    for (int n = 1; std::getline(file, text); ++n)
      lines.push_back({fs::relative(it->path(), root).string(), n, text.substr(0, text.find("//"))});
  }
  return lines;
}

std::vector<Line> lines_of_room(const std::string& room, bool with_native) {
  std::vector<Line> lines = lines_of("include/mediant/" + room, with_native);
  const std::vector<Line> sources = lines_of("src/" + room, with_native);
  lines.insert(lines.end(), sources.begin(), sources.end());
  return lines;
}

TEST(Rooms, StandInOrderEachUsingOnlyLowerOnes) {
  std::set<std::string> lower;
  std::ifstream file(root / "src/CMakeLists.txt");
  const auto rooms = declared_rooms();
  ASSERT_GE(rooms.size(), 10U);
  for (std::string line; std::getline(file, line);) {
    const std::string opening = "mediant_room(";
    if (!line.starts_with(opening)) continue;
    const std::string room =
        line.substr(opening.size(), line.find_first_of(" )", opening.size()) - opening.size());
    for (const std::string& used : rooms.at(room))
      EXPECT_TRUE(used == room || lower.contains(used)) << room << " uses " << used;
    lower.insert(room);
  }
}

TEST(Rooms, IncludeOnlyWhatTheyMayUse) {
  const auto rooms = declared_rooms();
  for (const auto& [room, uses] : rooms) {
    for (const Line& line : lines_of_room(room, true)) {
      const std::string opening = "#include \"mediant/";
      const std::size_t at = line.text.find(opening);
      if (at == std::string::npos) continue;
      const std::string from = line.text.substr(at + opening.size());
      const std::string other = from.substr(0, from.find('/'));
      EXPECT_TRUE(uses.contains(other)) << line.path << ":" << line.number << " includes " << other;
    }
  }
}

// What stands between quotation marks is data: a table of verbs may hold "throw".
std::string without_strings(const std::string& line) {
  if (line.find("#include") != std::string::npos) return line;
  std::string code;
  bool inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && inside)
      ++i;
    else if (line[i] == '"')
      inside = !inside;
    else if (!inside)
      code += line[i];
  }
  return code;
}

TEST(Rooms, KeepThePortablePartPortable) {
  const std::vector<std::string> barred = {"<thread>",     "<mutex>",  "<future>", "<fstream>",
                                           "<filesystem>", "<chrono>", "<regex>",  "<random>",
                                           "<iostream>",   " throw ",  "catch (",  "std::getenv"};
  for (const auto& [room, uses] : declared_rooms()) {
    for (const Line& line : lines_of_room(room, false)) {
      const std::string code = without_strings(line.text);
      for (const std::string& word : barred)
        EXPECT_EQ(code.find(word), std::string::npos) << line.path << ":" << line.number << ": " << word;
    }
  }
}

}  // namespace
}  // namespace mediant
