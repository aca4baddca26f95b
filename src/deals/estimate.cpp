#include "estimate.hpp"

#include <algorithm>
#include <cmath>

#include "agreement.hpp"
#include "mediant/sampling/portable_math.hpp"
#include "mediant/sampling/stream.hpp"

namespace mediant::deals {
namespace {

using sampling::portable_exp;
using sampling::portable_log;

/// A tilted product distribution over the deals that keep a coalition's red lines.
struct Tilt {
  std::vector<double> theta;       ///< a valued party, per unit
  std::vector<double> cumulative;  ///< of choices in their cluster; global numbers
  double log_total = 0;            ///< log of the sum of exp(theta * u) over all those deals
  Mask keep = 0;
};

/// theta*u of every choice, largest in its cluster shifted to 0; minus infinity for those that break a line.
class Tilting {
 public:
  Tilting(const DealSpace& space, Mask coalition)
      : space_(space), s_(space.structure()), coalition_(coalition) {
    for (std::size_t p = 0; p < s_.valued; ++p) {
      double range = 0;
      for (const Cluster& cluster : s_.clusters) {
        const auto column = space.column(p).subspan(cluster.first, cluster.size);
        const auto [low, high] = std::minmax_element(column.begin(), column.end());
        range += static_cast<double>(*high - *low);
      }
      scale_.push_back(std::max(1.0, range));
    }
  }

  /// Raises theta of those whose mean falls short: gradient steps on the convex log total - theta * reserve.
  Tilt run() {
    std::vector<double> theta(s_.valued, 0);
    std::vector<double> mean(s_.valued);
    const double steps = 300;
    for (double t = 0; t < steps; ++t) {
      weigh(theta, &mean);
      for (std::size_t p = 0; p < s_.valued; ++p) {
        if ((coalition_ >> p & 1U) == 0) continue;
        const double short_of = (static_cast<double>(space_.reserve(p)) - mean[p]) / scale_[p];
        theta[p] = std::max(0.0, theta[p] + 60 / (1 + t / 40) * short_of / scale_[p]);
      }
    }
    Tilt out;
    out.theta = theta;
    out.keep = coalition_;
    out.log_total = weigh(theta, nullptr);
    out.cumulative = probability_;
    for (const Cluster& cluster : s_.clusters) {
      for (std::size_t j = 1; j < cluster.size; ++j) {
        out.cumulative[cluster.first + j] += out.cumulative[cluster.first + j - 1];
      }
    }
    return out;
  }

 private:
  double weigh(const std::vector<double>& theta, std::vector<double>* mean) {
    probability_.assign(space_.choices(), 0);
    if (mean != nullptr) std::fill(mean->begin(), mean->end(), 0.0);
    double log_total = 0;
    std::vector<double> score;
    for (const Cluster& cluster : s_.clusters) {
      score.assign(cluster.size, 0);
      double top = -1e300;
      for (std::size_t j = 0; j < cluster.size; ++j) {
        if ((s_.broken[cluster.first + j] & coalition_) != 0) continue;
        for (std::size_t p = 0; p < s_.valued; ++p) {
          if (theta[p] != 0) score[j] += theta[p] * static_cast<double>(space_.column(p)[cluster.first + j]);
        }
        top = std::max(top, score[j]);
      }
      double sum = 0;
      for (std::size_t j = 0; j < cluster.size; ++j) {
        if ((s_.broken[cluster.first + j] & coalition_) != 0) continue;
        sum += probability_[cluster.first + j] = portable_exp(score[j] - top);
      }
      for (std::size_t j = 0; j < cluster.size; ++j) {
        probability_[cluster.first + j] /= sum;
        if (mean == nullptr) continue;
        for (std::size_t p = 0; p < s_.valued; ++p) {
          (*mean)[p] +=
              probability_[cluster.first + j] * static_cast<double>(space_.column(p)[cluster.first + j]);
        }
      }
      log_total += portable_log(sum) + top;
    }
    return log_total;
  }

  const DealSpace& space_;
  const Structure& s_;
  Mask coalition_;
  std::vector<double> scale_;
  std::vector<double> probability_;
};

}  // namespace

Estimated estimate_agreed(const DealSpace& space, std::size_t samples, std::uint64_t seed) {
  const Structure& s = space.structure();
  std::vector<Tilt> tilts;
  constexpr std::size_t most_tilts = 64;
  for (Mask coalition : winning_coalitions(s)) {
    const bool possible = std::all_of(s.clusters.begin(), s.clusters.end(), [&](const Cluster& cluster) {
      return !kept_choices(s, cluster, coalition).empty();
    });
    if (possible && tilts.size() < most_tilts) tilts.push_back(Tilting(space, coalition).run());
  }
  Estimated out;
  if (tilts.empty() || samples == 0) return out;
  // Deals out of reach of every tilt kept would be missed: with more coalitions than that, one untilted
  // distribution over all deals joins the mixture.
  if (tilts.size() == most_tilts) tilts.back() = Tilting(space, 0).run();
  const sampling::Key key = sampling::Key::root(seed) / "deals" / "count";
  Deal deal(s.clusters.size());
  std::vector<double> u(s.valued);
  double sum = 0;
  double squares = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    sampling::Stream stream(key, i);
    const Tilt& tilt = tilts[i % tilts.size()];
    for (std::size_t c = 0; c < s.clusters.size(); ++c) {
      const Cluster& cluster = s.clusters[c];
      const auto first = tilt.cumulative.begin() + static_cast<std::ptrdiff_t>(cluster.first);
      const auto last = first + static_cast<std::ptrdiff_t>(cluster.size);
      const auto at = std::min(std::upper_bound(first, last, stream.uniform() * *(last - 1)), last - 1);
      deal[c] = static_cast<std::uint32_t>(at - first);
    }
    if (!space.accepted(deal)) continue;
    const Mask broken = space.broken(deal);
    for (std::size_t p = 0; p < s.valued; ++p) u[p] = static_cast<double>(space.total(p, deal));
    double probability = 0;
    for (const Tilt& other : tilts) {
      if ((broken & other.keep) != 0) continue;
      double log_weight = -other.log_total;
      for (std::size_t p = 0; p < s.valued; ++p) log_weight += other.theta[p] * u[p];
      probability += portable_exp(log_weight) / static_cast<double>(tilts.size());
    }
    const double weight = 1 / probability;
    ++out.hits;
    sum += weight;
    squares += weight * weight;
  }
  const auto n = static_cast<double>(samples);
  out.mean = sum / n;
  out.error = std::sqrt(std::max(0.0, squares / n - out.mean * out.mean) / n);
  return out;
}

}  // namespace mediant::deals
