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

// True where the draft's option lies strictly between what is asked and what somebody else asks.
bool is_between(const Case& c, const Claim& asked, const Term& term) {
  const model::Issue* issue = model::find(c, term.issue);
  if (issue == nullptr) return false;
  const auto own = place(*issue, *asked.option), at = place(*issue, term.option);
  const auto party = model::party_of(c, asked.by);
  if (!own || !at) return false;
  return std::any_of(c.claims.begin(), c.claims.end(), [&](const Claim& other) {
    if (!is_demand(other) || other.stance == "rejects" || other.issue != asked.issue || !other.option)
      return false;
    if (model::party_of(c, other.by) == party) return false;
    const auto theirs = place(*issue, *other.option);
    return theirs && ((*own < *at && *at < *theirs) || (*theirs < *at && *at < *own));
  });
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
    } else if (is_between(c_, claim, *term)) {
      out.met = Met::partly;
      out.why = "the draft lies between this and what another party asks";
    } else {
      out.met = Met::contradicts;
      out.why = "the draft has another option";
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
