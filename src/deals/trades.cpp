#include "mediant/deals/trades.hpp"

#include <algorithm>

#include "agreement.hpp"

namespace mediant::deals {
namespace {

/// Another choice of one cluster and what it gives the deciding parties.
struct Step {
  std::size_t cluster = 0;
  std::uint32_t to = 0;     ///< global
  std::vector<Units> gain;  ///< a compared party
};

class TradeSearch {
 public:
  TradeSearch(const DealSpace& space, const Assignment& from, const TradeOptions& options)
      : space_(space), s_(space.structure()), from_(from), options_(options), among_(compared_parties(s_)) {}

  std::vector<Trade> run() {
    if (among_.size() < 2) return {};
    find_steps();
    std::vector<const Step*> taken;
    combine(taken, 0, std::vector<Units>(among_.size(), 0));
    std::stable_sort(out_.begin(), out_.end(), [](const Trade& a, const Trade& b) {
      if (a.smallest != b.smallest) return a.smallest > b.smallest;
      if (a.joint != b.joint) return a.joint > b.joint;
      return std::lexicographical_compare(
          a.moves.begin(), a.moves.end(), b.moves.begin(), b.moves.end(),
          [](const Move& x, const Move& y) { return x.issue != y.issue ? x.issue < y.issue : x.to < y.to; });
    });
    if (out_.size() > options_.limit) out_.resize(options_.limit);
    return std::move(out_);
  }

 private:
  void find_steps() {
    Mask pool = 0;
    for (int h : s_.pool) pool |= Mask{1} << static_cast<unsigned>(h);
    range_.assign(among_.size(), 0);
    for (std::size_t c = 0; c < s_.clusters.size(); ++c) {
      const Cluster& cluster = s_.clusters[c];
      for (std::size_t k = 0; k < among_.size() && cluster.size > 0; ++k) {
        const auto p = static_cast<std::size_t>(among_[k]);
        const auto column = space_.column(p).subspan(cluster.first, cluster.size);
        const auto [low, high] = std::minmax_element(column.begin(), column.end());
        range_[k] += space_.utility(p, *high - *low);
      }
      const auto base = base_of(cluster);
      base_.push_back(base.value_or(0));
      if (!base) continue;
      for (std::size_t j = cluster.first; j < cluster.first + cluster.size; ++j) {
        if (j == *base || (s_.broken[j] & ~s_.broken[*base] & pool) != 0) continue;
        Step step{c, static_cast<std::uint32_t>(j), {}};
        bool loses = false;
        bool gains = false;
        for (int p : among_) {
          const auto column = space_.column(static_cast<std::size_t>(p));
          step.gain.push_back(column[j] - column[*base]);
          loses = loses || step.gain.back() < 0;
          gains = gains || step.gain.back() > 0;
        }
        // A step nobody pays for is an improvement; one that gives nobody anything buys nothing.
        if (loses && gains) steps_.push_back(std::move(step));
      }
    }
  }

  /// The choice the proposal makes in a cluster; nothing where it is silent or outside the rules.
  [[nodiscard]] std::optional<std::size_t> base_of(const Cluster& cluster) const {
    const std::size_t width = cluster.issues.size();
    for (std::size_t j = 0; j < cluster.size; ++j) {
      bool same = true;
      for (std::size_t t = 0; t < width && same; ++t) {
        same = s_.choice_options[cluster.options_at + j * width + t] ==
               from_[static_cast<std::size_t>(cluster.issues[t])];
      }
      if (same) return cluster.first + j;
    }
    return std::nullopt;
  }

  /// Extends `taken` by steps of later clusters; records it once nobody loses.
  void combine(std::vector<const Step*>& taken, std::size_t next, const std::vector<Units>& gain) {
    for (std::size_t i = next; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      if (!taken.empty() && step.cluster == taken.back()->cluster) continue;
      std::vector<Units> sum = gain;
      for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += step.gain[k];
      taken.push_back(&step);
      const bool lossless = std::all_of(sum.begin(), sum.end(), [](Units g) { return g >= 0; });
      if (taken.size() >= 2 && lossless) {
        if (minimal(taken)) record(taken, sum);
      } else if (taken.size() < options_.largest) {
        combine(taken, i + 1, sum);
      }
      taken.pop_back();
    }
  }

  /// No part of the trade is a trade, or free, by itself.
  [[nodiscard]] bool minimal(const std::vector<const Step*>& taken) const {
    const std::size_t all = (std::size_t{1} << taken.size()) - 1;
    for (std::size_t part = 1; part < all; ++part) {
      std::vector<Units> sum(among_.size(), 0);
      for (std::size_t i = 0; i < taken.size(); ++i) {
        for (std::size_t k = 0; k < sum.size() && (part >> i & 1U) != 0; ++k) sum[k] += taken[i]->gain[k];
      }
      if (std::all_of(sum.begin(), sum.end(), [](Units g) { return g >= 0; })) return false;
    }
    return true;
  }

  void record(const std::vector<const Step*>& taken, const std::vector<Units>& gain) {
    Trade trade;
    for (std::size_t k = 0; k < among_.size(); ++k) {
      if (gain[k] <= 0) continue;
      const auto p = static_cast<std::size_t>(among_[k]);
      const double share = space_.utility(p, gain[k]) / range_[k];
      trade.smallest = trade.gainers.empty() ? share : std::min(trade.smallest, share);
      trade.joint += share;
      trade.gainers.push_back(among_[k]);
    }
    if (trade.gainers.size() < 2) return;
    trade.gain.assign(s_.valued, 0);
    for (const Step* step : taken) {
      const Cluster& cluster = s_.clusters[step->cluster];
      const std::size_t width = cluster.issues.size();
      const std::size_t base = base_[step->cluster];
      for (std::size_t p = 0; p < s_.valued; ++p)
        trade.gain[p] += space_.column(p)[step->to] - space_.column(p)[base];
      for (std::size_t t = 0; t < width; ++t) {
        const int from = s_.choice_options[cluster.options_at + (base - cluster.first) * width + t];
        const int to = s_.choice_options[cluster.options_at + (step->to - cluster.first) * width + t];
        if (from != to) trade.moves.push_back({cluster.issues[t], from, to});
      }
    }
    std::sort(trade.moves.begin(), trade.moves.end(),
              [](const Move& a, const Move& b) { return a.issue < b.issue; });
    out_.push_back(std::move(trade));
  }

  const DealSpace& space_;
  const Structure& s_;
  const Assignment& from_;
  const TradeOptions& options_;
  std::vector<int> among_;
  std::vector<double> range_;      ///< best minus worst, in utility
  std::vector<std::size_t> base_;  ///< global choice a cluster
  std::vector<Step> steps_;
  std::vector<Trade> out_;
};

}  // namespace

std::vector<Trade> trades(const DealSpace& space, const Assignment& from, const TradeOptions& options) {
  return TradeSearch(space, from, options).run();
}

}  // namespace mediant::deals
