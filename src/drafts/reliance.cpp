#include "mediant/drafts/reliance.hpp"

#include <algorithm>
#include <array>

#include "order_graph.hpp"

namespace mediant::drafts {
namespace {

using model::Case;
using model::Obligation;

constexpr std::array<std::string_view, 6> names_of_holds{"obliged",   "verifier", "guarantor",
                                                         "condition", "before",   "together"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Whether a name stands in the text as words of its own.
bool names(const std::string& text, const std::string& name) {
  if (name.empty()) return false;
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const std::size_t behind = at + name.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (behind >= text.size() || !is_letter(text[behind])))
      return true;
  }
  return false;
}

class Promises {
 public:
  Promises(const Case& c, const std::vector<Obligation>& list)
      : c_(c), list_(list), graph_(order_graph(list)) {
    after_.resize(list.size());
    for (std::size_t g = 0; g < list.size(); ++g)
      for (const std::size_t first : graph_.before[g]) after_[first].push_back(g);
  }

  [[nodiscard]] Reliance of(std::size_t i) const {
    const Obligation& o = list_[i];
    Reliance out;
    out.id = o.id.value;
    out.consequence = o.consequence;
    const auto add = [&](const std::vector<model::Speaker>& who, Hold hold, const std::string& through) {
      for (const model::Speaker& speaker : who) {
        Breaker breaker{speaker, hold, through};
        if (std::find(out.could_break.begin(), out.could_break.end(), breaker) == out.could_break.end())
          out.could_break.push_back(std::move(breaker));
      }
    };
    add(o.who, Hold::obliged, "");
    add(o.verifier, Hold::verifier, "");
    add(o.guarantor, Hold::guarantor, "");
    for (const model::Party& party : c_.parties) {
      const bool named = names(o.condition, party.name) ||
                         std::any_of(party.aliases.begin(), party.aliases.end(),
                                     [&](const std::string& alias) { return names(o.condition, alias); });
      if (named) add({{party.id.value, ""}}, Hold::condition, "");
    }
    const std::vector<std::size_t> beside = members(graph_.group[i], i);
    for (const std::size_t k : beside) add(list_[k].who, Hold::together, list_[k].id.value);
    for (const auto& [group, from] : reached(graph_.group[i], graph_.before))
      for (const std::size_t k : members(group, i)) add(list_[k].who, Hold::before, list_[k].id.value);
    for (const std::size_t k : beside) out.falls.push_back({list_[k].id.value, out.id, Hold::together});
    for (const auto& [group, from] : reached(graph_.group[i], after_)) {
      for (const std::size_t k : members(group, i))
        out.falls.push_back({list_[k].id.value, waited_for(k, from, i), Hold::before});
    }
    out.said = said(o);
    return out;
  }

 private:
  [[nodiscard]] std::vector<std::size_t> members(std::size_t group, std::size_t without) const {
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < list_.size(); ++k)
      if (graph_.group[k] == group && k != without) out.push_back(k);
    return out;
  }

  // Groups reached along the edges, the nearest first, each with the group it was reached from.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> reached(
      std::size_t start, const std::vector<std::vector<std::size_t>>& edges) const {
    std::vector<std::pair<std::size_t, std::size_t>> out{{start, start}};
    std::vector<bool> seen(list_.size(), false);
    seen[start] = true;
    for (std::size_t next = 0; next < out.size(); ++next) {
      for (const std::size_t group : edges[out[next].first]) {
        if (seen[group]) continue;
        seen[group] = true;
        out.emplace_back(group, out[next].first);
      }
    }
    out.erase(out.begin());
    return out;
  }

  // The promise of a group that promise k waits for by name; one of its fellows may be the one that waits.
  [[nodiscard]] std::string waited_for(std::size_t k, std::size_t group, std::size_t preferred) const {
    const auto waits = [&](std::size_t waiting, std::size_t first) {
      const auto& after = list_[waiting].after;
      return graph_.group[first] == group &&
             std::find(after.begin(), after.end(), list_[first].id.value) != after.end();
    };
    for (std::size_t waiting = 0; waiting < list_.size(); ++waiting)
      if (graph_.group[waiting] == graph_.group[k] && waits(waiting, preferred))
        return list_[preferred].id.value;
    for (std::size_t waiting = 0; waiting < list_.size(); ++waiting) {
      if (graph_.group[waiting] != graph_.group[k]) continue;
      for (std::size_t first = 0; first < list_.size(); ++first)
        if (waits(waiting, first)) return list_[first].id.value;
    }
    return "";
  }

  [[nodiscard]] std::vector<model::ClaimId> said(const Obligation& o) const {
    std::vector<model::ClaimId> out;
    const model::Proposal* proposal = o.proposal ? model::find(c_, *o.proposal) : nullptr;
    if (proposal == nullptr || o.clause.empty()) return out;
    for (const model::Claim& claim : c_.claims) {
      const bool warns = claim.kind == model::ClaimKind::threat || claim.kind == model::ClaimKind::concern;
      if (!warns || !claim.issue) continue;
      if (std::any_of(proposal->terms.begin(), proposal->terms.end(), [&](const model::Term& term) {
            return term.issue == *claim.issue && term.clause == o.clause;
          }))
        out.push_back(claim.id);
    }
    return out;
  }

  const Case& c_;
  const std::vector<Obligation>& list_;
  OrderGraph graph_;
  std::vector<std::vector<std::size_t>> after_;  // of each group: the groups that wait for it
};

}  // namespace

std::string_view name_of(Hold hold) { return names_of_holds[static_cast<std::size_t>(hold)]; }

std::string in_words(Hold hold, const std::string& through) {
  switch (hold) {
    case Hold::obliged:
      return "promised it";
    case Hold::verifier:
      return "confirms it";
    case Hold::guarantor:
      return "guarantees it";
    case Hold::condition:
      return "named in its condition";
    case Hold::before:
      return "must do " + through + " first";
    case Hold::together:
      break;
  }
  return "must do " + through + " at the same time";
}

std::string in_words(std::string_view hold, const std::string& through) {
  const auto at = std::find(names_of_holds.begin(), names_of_holds.end(), hold);
  return in_words(at == names_of_holds.end() ? Hold::obliged : static_cast<Hold>(at - names_of_holds.begin()),
                  through);
}

std::vector<Reliance> reliance(const Case& c, const std::vector<Obligation>& obligations) {
  const Promises promises(c, obligations);
  std::vector<Reliance> out;
  for (std::size_t i = 0; i < obligations.size(); ++i) out.push_back(promises.of(i));
  return out;
}

}  // namespace mediant::drafts
