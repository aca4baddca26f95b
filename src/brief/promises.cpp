// Page 2: what the texts oblige whom to do, who could break it and what would follow.
#include <algorithm>

#include "mediant/drafts/reliance.hpp"
#include "mediant/record/views.hpp"
#include "sections.hpp"

namespace mediant::brief {
namespace {

// A promise in words, for where another names it.
std::string quoted(const model::Case& c, const std::string& id) {
  const auto o = std::find_if(c.obligations.begin(), c.obligations.end(),
                              [&](const model::Obligation& other) { return other.id.value == id; });
  return "“" + (o == c.obligations.end() || o->what.empty() ? id : o->what) + "”";
}

std::string breakers(const model::Case& c, const drafts::Reliance& reliance) {
  std::vector<std::pair<std::string, std::string>> by_name;  // who, how
  for (const drafts::Breaker& b : reliance.could_break) {
    const std::string name = model::speaker_name(c, b.who);
    const std::string how = drafts::in_words(b.hold, b.through.empty() ? "" : quoted(c, b.through));
    const auto at =
        std::find_if(by_name.begin(), by_name.end(), [&](const auto& known) { return known.first == name; });
    if (at == by_name.end()) {
      by_name.emplace_back(name, how);
    } else {
      at->second += "; " + how;
    }
  }
  std::vector<std::string> out;
  for (const auto& [name, how] : by_name) out.push_back(name + " (" + how + ")");
  return out.empty() ? "nobody is named" : joined(out);
}

std::string follows(const model::Case& c, const drafts::Reliance& reliance) {
  std::vector<std::string> waiting, beside;
  for (const drafts::Fall& fall : reliance.falls)
    (fall.hold == drafts::Hold::before ? waiting : beside).push_back(quoted(c, fall.id));
  std::string out = reliance.consequence.empty() ? "no consequence is written" : reliance.consequence;
  if (!beside.empty()) out += "; to be done at the same time: " + joined(beside);
  if (!waiting.empty()) out += "; what waits for it: " + joined(waiting);
  return out;
}

}  // namespace

void promises(const Inputs& in, Page& page) {
  const model::Case& c = in.c;
  const std::vector<drafts::Reliance> all = drafts::reliance(c, c.obligations);
  Table table;
  table.columns = {{"Who promises what", Align::left},
                   {"By when", Align::left},
                   {"Who could break it", Align::left},
                   {"What would follow", Align::left}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const model::Obligation& o = c.obligations[i];
    std::string what = names(c, o.who) + ": " + o.what;
    if (!o.condition.empty()) what += ", " + o.condition;
    const model::Proposal* proposal = o.proposal ? model::find(c, *o.proposal) : nullptr;
    if (proposal != nullptr)
      what += " (" + proposal->title + (o.clause.empty() ? "" : ", clause " + o.clause) + ")";
    if (o.source) what += page.mark(capitalised(record::provenance(c, {*o.source})) + ".");
    std::string said = follows(c, all[i]);
    for (const model::ClaimId& id : all[i].said)
      if (const model::Claim* claim = model::find(c, id))
        said += "; on record: " + sentence(c, *claim) + page.mark(claim_note(c, *claim));
    table.rows.push_back({what,
                          o.by_when            ? model::in_words(*o.by_when)
                          : o.deadline.empty() ? "not said"
                                               : o.deadline,
                          breakers(c, all[i]), said});
  }
  if (!table.rows.empty()) page.table("promises", std::move(table));
}

}  // namespace mediant::brief
