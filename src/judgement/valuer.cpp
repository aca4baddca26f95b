#include "valuer.hpp"

#include <algorithm>

namespace mediant::judgement {

Valuer::Valuer(const deals::DealSpace& space, const Alternative& alternative)
    : structure_(&space.structure()),
      choices_(compatible(space, alternative.terms)),
      complete_(alternative.complete()) {
  const deals::Structure& s = *structure_;
  const deals::Mask everyone =
      s.holders.size() >= 64 ? ~deals::Mask{0} : (deals::Mask{1} << s.holders.size()) - 1;
  never_broken_ = may_keep_ = everyone;
  for (const auto& list : choices_) {
    possible_ = possible_ && !list.empty();
    deals::Mask some = 0;
    deals::Mask always = everyone;
    for (const std::uint32_t j : list) {
      some |= s.broken[j];
      always &= s.broken[j];
    }
    never_broken_ &= ~some;
    may_keep_ &= ~always;
  }
  if (!possible_) never_broken_ = may_keep_ = 0;
  if (!complete_) finder_.emplace(space, Near{alternative.terms, 0, {}});
}

Valuer::Worth Valuer::worth(const deals::DealSpace& space, std::size_t holder) const {
  Worth out;
  const auto column = space.column(holder);
  const deals::Mask bit = deals::Mask{1} << holder;
  bool keeps = true;
  for (const auto& list : choices_) {
    deals::Units low = std::numeric_limits<deals::Units>::max();
    deals::Units high = std::numeric_limits<deals::Units>::min();
    deals::Units allowed = high;
    for (const std::uint32_t j : list) {
      low = std::min(low, column[j]);
      high = std::max(high, column[j]);
      if ((structure_->broken[j] & bit) == 0) allowed = std::max(allowed, column[j]);
    }
    out.low += low;
    out.high += high;
    if (allowed == std::numeric_limits<deals::Units>::min())
      keeps = false;
    else
      out.best_allowed += allowed;
  }
  if (!keeps) out.best_allowed = lowest();
  return out;
}

bool Valuer::joint(const deals::DealSpace& space) { return finder_ && finder_->find(space) == Found::yes; }

std::vector<Valuer> valuers(const deals::DealSpace& space, const std::vector<Alternative>& alternatives) {
  std::vector<Valuer> out;
  out.reserve(alternatives.size());
  for (const Alternative& a : alternatives) out.emplace_back(space, a);
  return out;
}

Verdicts verdicts(const deals::DealSpace& space, Valuer& valuer) {
  const deals::Structure& s = space.structure();
  Verdicts out;
  if (!valuer.possible()) return out;
  for (std::size_t h = 0; h < s.holders.size(); ++h) {
    const deals::Mask bit = deals::Mask{1} << h;
    if (h >= s.valued) {
      out.surely |= valuer.never_broken() & bit;
      out.possibly |= valuer.may_keep() & bit;
      continue;
    }
    const Valuer::Worth w = valuer.worth(space, h);
    if ((valuer.never_broken() & bit) != 0 && w.low >= space.reserve(h)) out.surely |= bit;
    if (w.best_allowed != Valuer::lowest() && w.best_allowed >= space.reserve(h)) out.possibly |= bit;
  }
  out.all_surely = s.agreed(out.surely);
  out.all_possibly = out.all_surely || (s.agreed(out.possibly) && valuer.joint(space));
  return out;
}

}  // namespace mediant::judgement
