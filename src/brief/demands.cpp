// Page 2: each text against each party's recorded demands.
#include <algorithm>

#include "mediant/core/print.hpp"
#include "mediant/drafts/alignment.hpp"
#include "sections.hpp"

namespace mediant::brief {
namespace {

std::string met_in_words(const drafts::DemandRow& row) {
  std::string out(row.met == drafts::Met::partly ? "in part" : name_of(row.met));
  if (!row.basis.empty() && row.basis != "text") out += " (" + row.basis + ")";
  return out;
}

std::string share_in_words(const drafts::Share& share) {
  const std::string low = fixed(100 * share.low(), 0), high = fixed(100 * share.high(), 0);
  return std::to_string(share.met) + " of " + std::to_string(share.all()) + " met, " +
         (low == high ? low : low + " to " + high) + " %";
}

}  // namespace

void demands(const Inputs& in, Page& page) {
  const model::Case& c = in.c;
  std::vector<drafts::DraftAlignment> texts = drafts::align_with_parties(c, {});
  std::erase_if(texts, [](const drafts::DraftAlignment& text) { return text.parties.empty(); });
  if (texts.empty()) return;
  Table table;
  table.columns.push_back({"What is asked", Align::left});
  for (const drafts::DraftAlignment& text : texts)
    table.columns.push_back({model::find(c, model::ProposalId(text.proposal))->title, Align::left});
  for (const model::Party& party : c.parties) {
    const auto own = [&](const drafts::DraftAlignment& text) -> const drafts::PartyAlignment* {
      const auto at =
          std::find_if(text.parties.begin(), text.parties.end(),
                       [&](const drafts::PartyAlignment& p) { return p.party == party.id.value; });
      return at == text.parties.end() ? nullptr : &*at;
    };
    std::size_t asked = 0;
    for (const model::Claim& claim : c.claims) {
      std::vector<std::string> row{sentence(c, claim)};
      bool any = false;
      for (const drafts::DraftAlignment& text : texts) {
        const drafts::PartyAlignment* mine = own(text);
        const auto at =
            mine == nullptr
                ? std::vector<drafts::DemandRow>::const_iterator{}
                : std::find_if(mine->demands.begin(), mine->demands.end(),
                               [&](const drafts::DemandRow& d) { return d.claim == claim.id.value; });
        const bool known = mine != nullptr && at != mine->demands.end();
        any = any || known;
        row.push_back(known ? met_in_words(*at) : "");
      }
      if (!any) continue;
      ++asked;
      row.front() += page.mark(claim_note(c, claim));
      table.rows.push_back(std::move(row));
    }
    if (asked == 0) continue;
    std::vector<std::string> sum{party.name + ", in all"};
    for (const drafts::DraftAlignment& text : texts)
      sum.push_back(own(text) == nullptr ? "" : share_in_words(own(text)->share));
    table.rows.push_back(std::move(sum));
  }
  page.table("demands", std::move(table));
  page.paragraph(
      "Counted demand by demand; none is weighed against another. The share runs from what is met to what "
      "would be met if all that is met in part or open came to be met.");
}

}  // namespace mediant::brief
