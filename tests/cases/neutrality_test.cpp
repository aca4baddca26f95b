// Symmetry by construction (R5), the words for people (R11), no call to the outside (R14), and what the set
// of shipped cases owes to all sides (R15). docs/neutrality.md says which rule each test keeps.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <span>

#include "mediant/deals/frontier.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/deals/space.hpp"
#include "shipped.hpp"

namespace mediant {
namespace {

using model::Case;
using testing::shipped;

/// The same negotiation with its parties listed the other way round.
Case reversed(Case c) {
  std::reverse(c.parties.begin(), c.parties.end());
  std::vector<model::Preferences> preferences;
  for (const auto& party : c.parties) {
    for (const auto& block : c.preferences) {
      if (block.party == party.id) preferences.push_back(block);
    }
  }
  c.preferences = std::move(preferences);
  std::reverse(c.agreement.parties.begin(), c.agreement.parties.end());
  std::reverse(c.agreement.including.begin(), c.agreement.including.end());
  return c;
}

/// Utilities by party, whatever the order they are kept in.
std::map<std::string, double> by_party(const deals::DealSpace& space, std::span<const deals::Units> units) {
  std::map<std::string, double> out;
  for (std::size_t p = 0; p < space.parties(); ++p)
    out[space.structure().holders[p].value] = space.utility(p, units[p]);
  return out;
}

class Swapped : public ::testing::TestWithParam<const char*> {};

TEST_P(Swapped, TheOrderOfPartiesChangesNoFrontierAndNoSolution) {
  const Case c = shipped(GetParam());
  const auto here = deals::compile(c);
  const auto there = deals::compile(reversed(c));
  ASSERT_TRUE(here && there);

  const deals::Solutions a = deals::solve(*here);
  const deals::Solutions b = deals::solve(*there);
  EXPECT_EQ(a.reason, b.reason);
  ASSERT_EQ(a.by_concept.size(), b.by_concept.size());
  for (std::size_t k = 0; k < a.by_concept.size(); ++k) {
    ASSERT_EQ(a.by_concept[k].has_value(), b.by_concept[k].has_value());
    if (!a.by_concept[k]) continue;
    EXPECT_EQ(by_party(*here, a.by_concept[k]->units), by_party(*there, b.by_concept[k]->units))
        << deals::concepts()[k].name;
    EXPECT_EQ(here->assignment(a.by_concept[k]->deal), there->assignment(b.by_concept[k]->deal));
  }

  const auto front = deals::frontier(*here);
  const auto mirrored = deals::frontier(*there);
  std::multiset<std::map<std::string, double>> left;
  std::multiset<std::map<std::string, double>> right;
  for (std::size_t i = 0; i < front.size(); ++i) left.insert(by_party(*here, front.units(i)));
  for (std::size_t i = 0; i < mirrored.size(); ++i) right.insert(by_party(*there, mirrored.units(i)));
  EXPECT_TRUE(left == right);
}

INSTANTIATE_TEST_SUITE_P(Cases, Swapped,
                         ::testing::Values("camp-david-1978", "labour-contract", "harbour-six",
                                           "moscow-2025-12"),
                         [](const auto& which) {
                           std::string name = which.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

/// Calls `look(path, line number, line)` for every line of the program's own sources, without its comment.
template <class Look>
void each_line(const std::vector<std::string>& folders, const Look& look) {
  const std::set<std::string> kinds = {".cpp", ".hpp", ".ts", ".svelte", ".py"};
  for (const std::string& folder : folders) {
    const auto root = std::filesystem::path(MEDIANT_SOURCE_DIR) / folder;
    if (!std::filesystem::exists(root)) continue;
    for (auto it = std::filesystem::recursive_directory_iterator(root);
         it != std::filesystem::recursive_directory_iterator(); ++it) {
      if (it->path().filename() == "node_modules" || it->path().filename() == "dist") {
        it.disable_recursion_pending();
        continue;
      }
      if (!it->is_regular_file() || !kinds.contains(it->path().extension().string())) continue;
      std::ifstream file(it->path());
      std::string line;
      for (int n = 1; std::getline(file, line); ++n) {
        const std::string code = line.substr(0, line.find("//"));
        look(it->path().string(), n, code);
      }
    }
  }
}

TEST(Neutrality, TheProgramHasNoWordsForAWinner) {
  each_line({"src", "include", "apps", "web/src"}, [](const std::string& path, int n, std::string line) {
    std::transform(line.begin(), line.end(), line.begin(),
                   [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
    for (const char* word : {"best deal", "fair deal", "fairest", "should accept", "winner"})
      EXPECT_EQ(line.find(word), std::string::npos) << path << ":" << n << ": " << line;
  });
}

TEST(Neutrality, NoRoomThatComputesOrReportsKnowsAParty) {
  each_line({"src/model", "src/deals", "src/judgement", "src/brief", "src/api", "apps"},
            [](const std::string& path, int n, const std::string& line) {
              for (const char* name : {"Russia", "Ukrain", "Moscow", "Israel", "Egypt"})
                EXPECT_EQ(line.find(name), std::string::npos) << path << ":" << n << ": " << line;
            });
}

TEST(Neutrality, TheLibraryOpensNoConnection) {
  each_line({"src", "include", "apps/cli"}, [](const std::string& path, int n, const std::string& line) {
    for (const char* call : {"<sys/socket.h>", "<netdb.h>", "getaddrinfo", "curl/curl.h", "httplib.h"})
      EXPECT_EQ(line.find(call), std::string::npos) << path << ":" << n << ": " << line;
  });
}

TEST(Neutrality, ShipsMoreThanOneConflict) {
  EXPECT_TRUE(shipped("moscow-2025-12").live_conflict);
  for (const char* other : {"camp-david-1978", "labour-contract", "harbour-six", "peace-draft-28"})
    EXPECT_FALSE(shipped(other).live_conflict) << other;
}

}  // namespace
}  // namespace mediant
