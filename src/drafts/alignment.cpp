#include "mediant/drafts/alignment.hpp"

#include <algorithm>
#include <cstdlib>

namespace mediant::drafts {
namespace {

using model::Case;
using model::Claim;
using model::Proposal;
using model::Term;

bool is_demand(const Claim& claim) {
  return claim.kind == model::ClaimKind::position &&
         (claim.stance == "demands" || claim.stance == "offers" || claim.stance == "accepts" ||
          claim.stance == "conditions" || claim.stance == "rejects");
}

const Term* term_on(const Proposal& p, const model::IssueId& issue) {
  for (const Term& term : p.terms)
    if (term.issue == issue) return &term;
  return nullptr;
}

std::string_view word_of(model::Basis basis) {
  switch (basis) {
    case model::Basis::text:
      return "text";
    case model::Basis::reported:
      return "reported";
    case model::Basis::stated:
      return "stated";
    case model::Basis::inferred:
      return "inferred";
    case model::Basis::illustrative:
      return "illustrative";
    case model::Basis::unknown:
      break;
  }
  return "unknown";
}

// The place of an option on an ordered or numeric issue; nothing where the issue has no order.
std::optional<double> place(const model::Issue& issue, const model::OptionId& option) {
  if (issue.range) return std::strtod(option.value.c_str(), nullptr);
  if (!issue.ordered) return std::nullopt;
  for (std::size_t i = 0; i < issue.options.size(); ++i)
    if (issue.options[i].id == option) return static_cast<double>(i);
  return std::nullopt;
}

// A position that its speaker has since replaced by another on the same issue.
bool is_replaced(const Case& c, const Claim& claim) {
  if (!claim.issue || !claim.option || !claim.on || claim.stance == "rejects") return false;
  return std::any_of(c.claims.begin(), c.claims.end(), [&](const Claim& later) {
    return is_demand(later) && later.stance != "rejects" && later.by == claim.by &&
           later.issue == claim.issue && later.option && later.on &&
           model::first_day(*later.on) > model::last_day(*claim.on);
  });
}

// A yes or no to texts as a whole says nothing of any other text.
bool is_of_other_texts(const Case& c, const Claim& claim, const Proposal& p) {
  return !claim.issue && !claim.about.empty() &&
         std::all_of(claim.about.begin(), claim.about.end(), [&](const std::string& id) {
           return id != p.id.value && model::find(c, model::ProposalId(id)) != nullptr;
         });
}

// What other parties ask on an issue, in their own words or in their own drafts, as places on it.
std::vector<double> others_ask(const Case& c, const model::Issue& issue, const model::PartyId& party) {
  std::vector<double> out;
  const auto add = [&](const model::OptionId& option) {
    if (const auto at = place(issue, option)) out.push_back(*at);
  };
  for (const Claim& other : c.claims) {
    if (is_demand(other) && other.stance != "rejects" && other.issue == issue.id && other.option &&
        model::party_of(c, other.by) != party && !is_replaced(c, other))
      add(*other.option);
  }
  for (const Proposal& proposal : c.proposals) {
    // The draft of one party; a mediator's is nobody's wish, and a common one is the party's own too.
    const auto by = proposal.by.size() == 1 ? model::party_of(c, proposal.by.front()) : std::nullopt;
    const model::Party* author = by ? model::find(c, *by) : nullptr;
    if (author == nullptr || author->id == party || author->role == model::Role::mediator) continue;
    if (const Term* term = term_on(proposal, issue.id)) add(term->option);
  }
  return out;
}

enum class Side { elsewhere, between, further };

// Where the draft's option lies seen from what is asked: strictly between it and what somebody else asks, or
// further away from everybody else's.
Side side_of(const Case& c, const Claim& asked, const Term& term) {
  const model::Issue* issue = model::find(c, term.issue);
  const auto party = model::party_of(c, asked.by);
  if (issue == nullptr || !party) return Side::elsewhere;
  const auto own = place(*issue, *asked.option), at = place(*issue, term.option);
  if (!own || !at) return Side::elsewhere;
  std::vector<double> others = others_ask(c, *issue, *party);
  std::erase(others, *own);
  const auto lies_between = [&](double theirs) {
    return (*own < *at && *at < theirs) || (theirs < *at && *at < *own);
  };
  if (std::any_of(others.begin(), others.end(), lies_between)) return Side::between;
  const bool further = !others.empty() && std::all_of(others.begin(), others.end(), [&](double theirs) {
    return (theirs < *own) != (*at < *own);
  });
  return further ? Side::further : Side::elsewhere;
}

class Judge {
 public:
  Judge(const Case& c, const Proposal& p, const Draft* text) : c_(c), p_(p), text_(text) {}

  [[nodiscard]] DemandRow row(const Claim& claim) const {
    DemandRow out;
    out.claim = claim.id.value;
    out.issue = claim.issue ? claim.issue->value : "";
    out.said = !claim.text.empty() ? claim.text : claim.source.empty() ? "" : claim.source.front().quote;
    if (!claim.issue || !claim.option) {
      if (claim.stance == "rejects" && !claim.about.empty()) {
        reject_set(claim, out);
      } else if (std::find(claim.about.begin(), claim.about.end(), p_.id.value) != claim.about.end()) {
        out.met = Met::meets;
        out.why = "the draft itself is " + std::string(claim.stance == "accepts" ? "accepted" : "asked for");
      } else {
        out.why = "the demand names no option, so it is not held against the terms";
      }
      return out;
    }
    const Term* term = term_on(p_, *claim.issue);
    if (term == nullptr) {
      out.why = "the draft is silent on the issue";
      return out;
    }
    out.option = term->option.value;
    out.basis = word_of(term->basis.value_or(model::Basis::unknown));
    out.clause = term->clause;
    out.clause_text = text_of(term->clause);
    const bool same = term->option == *claim.option;
    if (claim.stance == "rejects") {
      out.met = same ? Met::contradicts : Met::meets;
      out.why = same ? "the draft has what is rejected" : "the draft does not have what is rejected";
    } else if (same) {
      out.met = Met::meets;
      out.why = "the draft has it";
    } else {
      switch (side_of(c_, claim, *term)) {
        case Side::between:
          out.met = Met::partly;
          out.why = "the draft lies between this and what another party asks";
          break;
        case Side::further:
          out.met = Met::meets;
          out.why = "the draft goes further than this, away from what others ask";
          break;
        case Side::elsewhere:
          out.met = Met::contradicts;
          out.why = "the draft has another option";
          break;
      }
    }
    return out;
  }

 private:
  // A set rejected as a set: each item alone is not rejected.
  void reject_set(const Claim& claim, DemandRow& out) const {
    std::size_t known = 0, has = 0;
    for (const std::string& id : claim.about) {
      if (id == p_.id.value) {
        out.met = Met::contradicts;
        out.why = "the draft itself is rejected";
        return;
      }
      const auto item = std::find_if(c_.claims.begin(), c_.claims.end(),
                                     [&](const Claim& other) { return other.id.value == id; });
      if (item == c_.claims.end() || !item->issue || !item->option) continue;
      const Term* term = term_on(p_, *item->issue);
      if (term == nullptr) continue;
      ++known;
      has += term->option == *item->option;
      if (out.basis.empty()) out.basis = word_of(term->basis.value_or(model::Basis::unknown));
    }
    const std::size_t all = claim.about.size();
    out.why = "the draft has " + std::to_string(has) + " of the " + std::to_string(all) +
              " things rejected as a set";
    if (has == all) {
      out.met = Met::contradicts;
    } else if (has > 0) {
      out.met = Met::partly;
    } else if (known == all) {
      out.met = Met::meets;
    }
  }

  [[nodiscard]] std::string text_of(const std::string& clause) const {
    if (text_ == nullptr || clause.empty()) return "";
    for (const Clause& one : text_->clauses)
      if (one.number == clause || one.label == clause || one.id == clause) return one.text;
    return "";
  }

  const Case& c_;
  const Proposal& p_;
  const Draft* text_;
};

void count(Share& share, Met met) {
  switch (met) {
    case Met::meets:
      ++share.met;
      break;
    case Met::partly:
      ++share.partly;
      break;
    case Met::contradicts:
      ++share.contradicted;
      break;
    case Met::open:
      ++share.open;
      break;
  }
}

}  // namespace

std::string_view name_of(Met met) {
  switch (met) {
    case Met::meets:
      return "meets";
    case Met::partly:
      return "partly";
    case Met::contradicts:
      return "contradicts";
    case Met::open:
      break;
  }
  return "open";
}

std::vector<DraftAlignment> align_with_parties(const Case& c,
                                               const std::vector<std::pair<std::string, Draft>>& texts) {
  std::vector<DraftAlignment> out;
  for (const Proposal& p : c.proposals) {
    DraftAlignment draft{p.id.value, p.content_unknown, {}};
    const auto text =
        std::find_if(texts.begin(), texts.end(), [&](const auto& t) { return t.first == p.id.value; });
    const Judge judge(c, p, text == texts.end() ? nullptr : &text->second);
    for (const model::Party& party : c.parties) {
      if (p.content_unknown) break;
      PartyAlignment own{party.id.value, {}, {}};
      for (const Claim& claim : c.claims) {
        if (!is_demand(claim) || model::party_of(c, claim.by) != party.id) continue;
        if (is_replaced(c, claim) || is_of_other_texts(c, claim, p)) continue;
        own.demands.push_back(judge.row(claim));
        count(own.share, own.demands.back().met);
      }
      if (!own.demands.empty()) draft.parties.push_back(std::move(own));
    }
    out.push_back(std::move(draft));
  }
  return out;
}

}  // namespace mediant::drafts
