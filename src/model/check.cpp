#include <algorithm>

#include "checker.hpp"

namespace mediant::model {
namespace {

void check_agreement(Checker& k, const Path& at) {
  const Agreement& agreement = k.c.agreement;
  const bool counted = agreement.kind == Agreement::Kind::at_least;
  const Path list(at, counted ? "of" : "needs");
  for (std::size_t i = 0; i < agreement.parties.size(); ++i)
    k.refer(Path(list, i), agreement.parties[i].value, k.parties);
  const Path including(at, "including");
  for (std::size_t i = 0; i < agreement.including.size(); ++i) {
    const std::string& id = agreement.including[i].value;
    k.refer(Path(including, i), id, k.parties);
    const auto deciding = deciding_parties(k.c);
    const bool known = k.parties.has(id);
    if (known && std::find(deciding.begin(), deciding.end(), agreement.including[i]) == deciding.end())
      k.error(Path(including, i), "agreement", quoted(id) + " must accept but is not among those who may",
              "add it to `of`, or make it a principal");
  }
  if (agreement.kind == Agreement::Kind::list && agreement.parties.empty())
    k.error(list, "agreement", "nobody needs to accept", "list parties, or write needs: all");
  if (!counted) return;
  const auto pool = static_cast<int>(deciding_parties(k.c).size());
  const int needed = agreement.at_least.value_or(0);
  if (needed < 1 || needed > pool)
    k.error(Path(at, "at_least"), "agreement",
            std::to_string(needed) + " must accept, of " + std::to_string(pool) + " who may",
            "valid: 1 to " + std::to_string(pool));
  if (static_cast<int>(agreement.including.size()) > needed)
    k.error(including, "agreement", "more parties must be included than must accept", "raise at_least");
}

}  // namespace

void check_frame(Checker& k) {
  const Case& c = k.c;
  const Path root;
  if (!(c.scale > 0))
    k.error(Path(root, "scale"), "range", "the scale is " + number_text(c.scale),
            "valid: more than 0, mostly 100");
  k.access(root, c.access);
  check_agreement(k, Path(root, "agreement"));
  const Path analysts(root, "analysts");
  for (std::size_t i = 0; i < c.analysts.size(); ++i) k.access(Path(analysts, i), c.analysts[i].access);
  const Path parties(root, "parties");
  for (std::size_t i = 0; i < c.parties.size(); ++i) k.access(Path(parties, i), c.parties[i].access);
  const Path people(root, "people");
  for (std::size_t i = 0; i < c.people.size(); ++i) {
    const Person& person = c.people[i];
    const Path at(people, i);
    k.access(at, person.access);
    if (person.of) k.refer(Path(at, "of"), person.of->value, k.parties);
    const Path ties(at, "ties");
    for (std::size_t t = 0; t < person.ties.size(); ++t) {
      const Path tie(ties, t);
      k.speaker(Path(tie, "to"), {person.ties[t].to, ""});
    }
    k.source(Path(at, "source"), person.source);
  }
  const Path affected(root, "affected");
  Ids ids("affected group");
  for (std::size_t i = 0; i < c.affected.size(); ++i) {
    const Path at(affected, i);
    const std::string& id = c.affected[i].id;
    if (!id.empty() && !ids.add(id))
      k.error(Path(at, "id"), "duplicate-id", "the affected group " + quoted(id) + " stands twice", "");
    k.access(at, c.affected[i].access);
    k.source(Path(at, "source"), c.affected[i].source);
  }
}

Diagnostics check(const Case& c, long today) {
  Checker k(c);
  if (c.version != 1)
    k.error(Path(Path(), "mediant"), "unsupported-version",
            "`mediant: " + std::to_string(c.version) + "` is a version this program does not know",
            "valid: mediant: 1");
  constexpr long fresh_days = 14;
  if (today != 0 && c.as_of && last_day(*c.as_of) + fresh_days < today)
    k.warning(Path(Path(), "as_of"), "stale",
              "the case is a picture of " + in_words(*c.as_of) + ", " +
                  std::to_string(today - last_day(*c.as_of)) + " days ago",
              "bring it up to date, or read it as history");
  check_frame(k);
  check_issues(k);
  check_packages(k);
  check_preferences(k);
  check_record(k);
  check_papers(k);
  if (!has_errors(k.found)) check_room_for_deals(k);
  return std::move(k.found);
}

}  // namespace mediant::model
