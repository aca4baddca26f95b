#include "mediant/deals/space.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace mediant::deals {
namespace {

constexpr double grid = 4294967296.0;  // 2^32 units a point of utility

/// To the nearest whole number, halves to even. Binding a draw is mostly this rounding: below 2^51 the sum
/// with 1.5 * 2^52 leaves the whole number in the low bits, without a branch or a call.
Units rounded(double x, bool small) {
  constexpr double shift = 0x1.8p52;
  if (small) return std::bit_cast<Units>(x + shift) - std::bit_cast<Units>(shift);
  return static_cast<Units>(std::nearbyint(x));
}

}  // namespace

bool DealSpace::exact() const {
  return std::all_of(tolerance_.begin(), tolerance_.end(), [](double t) { return t == 0; });
}

void DealSpace::bind(std::span<const PartyValues> values) {
  const Structure& s = *structure_;
  for (std::size_t p = 0; p < s.valued; ++p) {
    const PartyValues& v = values[p];
    double sum = 0;
    for (double w : v.weights) sum += w;
    const double norm = sum > 0 ? grid / sum : 0;
    terms_.resize(v.scores.size());
    double most = 0;
    for (std::size_t i = 0; i < s.options.size(); ++i) {
      double here = 0;
      for (std::size_t o = s.option_at[i]; o < s.option_at[i] + s.options[i].size(); ++o) {
        terms_[o] = v.weights[i] * v.scores[o];
        here = std::max(here, std::abs(terms_[o]));
      }
      most += here;
    }
    const bool small = most * norm < 0x1p51;
    Units* unit = units_.data() + p * choices_;
    for (const Cluster& cluster : s.clusters) {
      const std::uint16_t* option = s.choice_options.data() + cluster.options_at;
      if (cluster.issues.size() == 1) {
        const double* term = terms_.data() + s.option_at[static_cast<std::size_t>(cluster.issues[0])];
        for (std::size_t j = 0; j < cluster.size; ++j) *unit++ = rounded(term[*option++] * norm, small);
        continue;
      }
      for (std::size_t j = 0; j < cluster.size; ++j) {
        double u = 0;
        for (int issue : cluster.issues)
          u += terms_[s.option_at[static_cast<std::size_t>(issue)] + *option++];
        *unit++ = rounded(u * norm, small);
      }
    }
    Units* column = units_.data() + p * choices_;
    for (std::size_t k = 0; k < s.package_choices.size(); ++k) {
      if (v.worth[k] == 0) continue;
      const Units worth = std::llround(v.worth[k] * grid);
      for (std::uint32_t choice : s.package_choices[k]) column[choice] += worth;
    }
    reserve_[p] = std::llround(v.reserve * grid);
    denominator_[p] = static_cast<Units>(grid);
    tolerance_[p] = static_cast<double>(s.clusters.size() + s.package_choices.size() + 1) / grid;
  }
}

void DealSpace::set_reserve(std::size_t p, double reserve) {
  reserve_[p] = std::llround(reserve * static_cast<double>(denominator_[p]));
}

Units DealSpace::total(std::size_t p, const Deal& deal) const {
  Units sum = 0;
  const auto own = column(p);
  for (std::size_t c = 0; c < deal.size(); ++c) sum += own[structure_->clusters[c].first + deal[c]];
  return sum;
}

Mask DealSpace::broken(const Deal& deal) const {
  Mask mask = 0;
  for (std::size_t c = 0; c < deal.size(); ++c) {
    mask |= structure_->broken[structure_->clusters[c].first + deal[c]];
  }
  return mask;
}

Mask DealSpace::accepting(const Deal& deal) const {
  const Mask out = broken(deal);
  Mask in = 0;
  for (std::size_t h = 0; h < structure_->holders.size(); ++h) {
    const Mask bit = Mask{1} << h;
    if ((out & bit) == 0 && (h >= structure_->valued || total(h, deal) >= reserve_[h])) in |= bit;
  }
  return in;
}

bool DealSpace::accepted(const Deal& deal) const { return structure_->agreed(accepting(deal)); }

bool Structure::agreed(Mask accepting) const {
  if ((accepting & vetoes) != vetoes) return false;
  const auto in = std::count_if(pool.begin(), pool.end(),
                                [&](int h) { return (accepting >> static_cast<unsigned>(h) & 1U) != 0; });
  return in >= needed;
}

DealSpace DealSpace::restricted(const Assignment& to) const {
  const Structure& s = *structure_;
  std::vector<std::uint8_t> keep(choices_, 1);
  for (const Cluster& cluster : s.clusters) {
    const std::uint16_t* option = s.choice_options.data() + cluster.options_at;
    for (std::size_t j = cluster.first; j < cluster.first + cluster.size; ++j) {
      for (int i : cluster.issues) {
        const int want = to[static_cast<std::size_t>(i)];
        if (want != silent && want != *option) keep[j] = 0;
        ++option;
      }
    }
  }
  return altered(keep, s.broken, reserve_);
}

DealSpace DealSpace::altered(std::span<const std::uint8_t> keep, std::span<const Mask> broken,
                             std::span<const Units> reserve) const {
  DealSpace out = *this;
  if (std::find(keep.begin(), keep.end(), std::uint8_t{0}) == keep.end()) {
    out.redraw(broken, reserve);
    return out;
  }
  out.reserve_.assign(reserve.begin(), reserve.end());
  const Structure& s = *structure_;
  auto next = std::make_shared<Structure>(s);
  next->choice_options.clear();
  next->broken.clear();
  constexpr auto gone = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> moved(choices_, gone);
  std::vector<std::uint32_t> kept;
  for (std::size_t c = 0; c < s.clusters.size(); ++c) {
    const Cluster& cluster = s.clusters[c];
    const std::size_t width = cluster.issues.size();
    Cluster& small = next->clusters[c];
    small.first = kept.size();
    small.options_at = next->choice_options.size();
    for (std::size_t j = 0; j < cluster.size; ++j) {
      if (keep[cluster.first + j] == 0) continue;
      moved[cluster.first + j] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(static_cast<std::uint32_t>(cluster.first + j));
      const std::uint16_t* option = s.choice_options.data() + cluster.options_at + j * width;
      next->choice_options.insert(next->choice_options.end(), option, option + width);
      next->broken.push_back(broken[cluster.first + j]);
    }
    small.size = kept.size() - small.first;
  }
  const auto move_all = [&](std::vector<std::vector<std::uint32_t>>& lists) {
    for (auto& list : lists) {
      for (auto& choice : list) choice = moved[choice];
      std::erase(list, gone);
    }
  };
  move_all(next->package_choices);
  move_all(next->line_choices);
  out.choices_ = kept.size();
  out.units_.clear();
  for (std::size_t p = 0; p < s.valued; ++p) {
    for (std::uint32_t choice : kept) out.units_.push_back(column(p)[choice]);
  }
  out.structure_ = std::move(next);
  return out;
}

void DealSpace::redraw(std::span<const Mask> broken, std::span<const Units> reserve) {
  auto own = structure_.use_count() == 1 ? std::const_pointer_cast<Structure>(structure_)
                                         : std::make_shared<Structure>(*structure_);
  own->broken.assign(broken.begin(), broken.end());
  structure_ = std::move(own);
  reserve_.assign(reserve.begin(), reserve.end());
}

Assignment DealSpace::assignment(const Deal& deal) const {
  const Structure& s = *structure_;
  Assignment out(s.issues.size(), silent);
  for (std::size_t c = 0; c < deal.size(); ++c) {
    const Cluster& cluster = s.clusters[c];
    const std::size_t width = cluster.issues.size();
    for (std::size_t t = 0; t < width; ++t) {
      out[static_cast<std::size_t>(cluster.issues[t])] =
          s.choice_options[cluster.options_at + deal[c] * width + t];
    }
  }
  return out;
}

std::optional<Deal> DealSpace::deal(const Assignment& assignment) const {
  const Structure& s = *structure_;
  Deal out(s.clusters.size(), 0);
  for (std::size_t c = 0; c < s.clusters.size(); ++c) {
    const Cluster& cluster = s.clusters[c];
    const std::size_t width = cluster.issues.size();
    // Choices are in lexicographic order of their options: binary search.
    std::size_t low = 0;
    std::size_t high = cluster.size;
    const auto less = [&](std::size_t j) {
      for (std::size_t t = 0; t < width; ++t) {
        const int have = s.choice_options[cluster.options_at + j * width + t];
        const int want = assignment[static_cast<std::size_t>(cluster.issues[t])];
        if (have != want) return have < want;
      }
      return false;
    };
    while (low < high) {
      const std::size_t mid = (low + high) / 2;
      if (less(mid)) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    if (low == cluster.size) return std::nullopt;
    for (std::size_t t = 0; t < width; ++t) {
      if (s.choice_options[cluster.options_at + low * width + t] !=
          assignment[static_cast<std::size_t>(cluster.issues[t])]) {
        return std::nullopt;
      }
    }
    out[c] = static_cast<std::uint32_t>(low);
  }
  return out;
}

}  // namespace mediant::deals
