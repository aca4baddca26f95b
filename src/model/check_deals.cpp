// Cheap signs that the rules leave nothing: exact where the issues concerned are few, silent where they are
// many (the deals room decides those).
#include <algorithm>

#include "checker.hpp"

namespace mediant::model {
namespace {

// A conjunction that must not hold, over the issues by number: which options of each satisfy it.
struct Rule {
  std::vector<std::pair<std::size_t, std::vector<bool>>> parts;  // by issue number, ascending
};

class Rules {
 public:
  explicit Rules(const Checker& k) : k_(k) {}

  [[nodiscard]] Rule rule(const When& when) const {
    Rule made;
    for (const Condition& condition : when) {
      const Issue* issue = k_.known_issue(condition.issue);
      const auto number = static_cast<std::size_t>(issue - k_.c.issues.data());
      std::vector<bool> holds(issue->numeric() ? step_count(*issue->range) : issue->options.size());
      for (const std::size_t option : matching_options(*issue, condition)) holds[option] = true;
      made.parts.emplace_back(number, std::move(holds));
    }
    std::sort(made.parts.begin(), made.parts.end());
    return made;
  }

  // Every deal in which `inner` holds is one in which `outer` holds.
  static bool implies(const Rule& inner, const Rule& outer) {
    return std::all_of(outer.parts.begin(), outer.parts.end(), [&](const auto& part) {
      const auto same = std::find_if(inner.parts.begin(), inner.parts.end(),
                                     [&](const auto& other) { return other.first == part.first; });
      if (same == inner.parts.end())
        return std::find(part.second.begin(), part.second.end(), false) == part.second.end();
      for (std::size_t o = 0; o < part.second.size(); ++o) {
        if (same->second[o] && !part.second[o]) return false;
      }
      return true;
    });
  }

  // True only if it is certain, within a bounded search, that no choice of options avoids all rules.
  static bool leave_nothing(const std::vector<Rule>& rules) {
    std::vector<std::size_t> issues;
    for (const Rule& rule : rules) {
      for (const auto& [issue, holds] : rule.parts) issues.push_back(issue);
    }
    std::sort(issues.begin(), issues.end());
    issues.erase(std::unique(issues.begin(), issues.end()), issues.end());
    std::vector<bool> open(rules.size(), true);
    long budget = 200'000;
    return !can_choose(rules, issues, 0, open, budget) && budget > 0;
  }

 private:
  // Backtracking over the issues in turn; `open`: rules all of whose parts so far hold.
  static bool can_choose(const std::vector<Rule>& rules, const std::vector<std::size_t>& issues,
                         std::size_t depth, const std::vector<bool>& open, long& budget) {
    if (depth == issues.size()) return true;
    std::size_t options = 0;
    for (const Rule& rule : rules) {
      for (const auto& [issue, holds] : rule.parts) {
        if (issue == issues[depth]) options = holds.size();
      }
    }
    for (std::size_t option = 0; option < options; ++option) {
      budget -= static_cast<long>(rules.size());
      if (budget <= 0) return true;
      std::vector<bool> still = open;
      bool broken = false;
      for (std::size_t r = 0; r < rules.size() && !broken; ++r) {
        if (!open[r]) continue;
        for (const auto& [issue, holds] : rules[r].parts) {
          if (issue == issues[depth] && !holds[option]) still[r] = false;
        }
        broken = still[r] && rules[r].parts.back().first <= issues[depth];
      }
      if (!broken && can_choose(rules, issues, depth + 1, still, budget)) return true;
    }
    return false;
  }

  const Checker& k_;
};

}  // namespace

void check_room_for_deals(Checker& k) {
  const Rules rules(k);
  std::vector<Rule> forbidden;
  for (const Package& package : k.c.packages) {
    if (package.forbid) forbidden.push_back(rules.rule(package.when));
  }
  const Path root;
  const Path packages(root, "packages");
  for (std::size_t i = 0; i < k.c.packages.size() && !forbidden.empty(); ++i) {
    const Package& package = k.c.packages[i];
    if (package.forbid || package.worth.empty()) continue;
    const Rule own = rules.rule(package.when);
    const bool never = std::any_of(forbidden.begin(), forbidden.end(),
                                   [&](const Rule& rule) { return Rules::implies(own, rule); });
    if (!never) continue;
    const Path at(packages, i);
    k.warning(Path(at, "worth"), "forbidden-worth", "a worth on a combination that is forbidden",
              "it never counts: remove it, or the rule");
  }
  if (!forbidden.empty() && Rules::leave_nothing(forbidden)) {
    k.warning(packages, "no-deal-left", "the rules forbid every deal", "see what blocks: mediant conflicts");
    return;
  }
  // Red lines of those whose acceptance cannot be done without.
  const bool counted = k.c.agreement.kind == Agreement::Kind::at_least;
  const std::vector<PartyId> needed = counted ? k.c.agreement.including : deciding_parties(k.c);
  std::vector<Rule> all = forbidden;
  for (const PartyId& party : needed) {
    const Preferences* p = preferences_of(k.c, party);
    if (p == nullptr) continue;
    for (const RedLine& line : p->red_lines) {
      if (!line.unknown) all.push_back(rules.rule(line.never));
    }
  }
  if (all.size() > forbidden.size() && Rules::leave_nothing(all))
    k.warning(Path(root, "preferences"), "no-deal-left",
              "the red lines of those who must accept leave no deal", "see what blocks: mediant conflicts");
}

}  // namespace mediant::model
