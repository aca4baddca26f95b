#include "mediant/judgement/share.hpp"

#include <algorithm>
#include <cmath>

#include "mediant/core/print.hpp"

namespace mediant::judgement {
namespace {

constexpr double z95 = 1.959963984540054;

void wilson(Share& share, double n) {
  const double z2 = z95 * z95;
  const double centre = (share.value + z2 / (2 * n)) / (1 + z2 / n);
  const double half = z95 / (1 + z2 / n) * std::sqrt(share.value * (1 - share.value) / n + z2 / (4 * n * n));
  share.low = share.value == 0 ? 0 : std::max(0.0, centre - half);
  share.high = share.value == 1 ? 1 : std::min(1.0, centre + half);
}

std::string tenths(double share) { return std::to_string(std::lround(share * 10)); }

}  // namespace

std::uint64_t Tally::total() const {
  std::uint64_t sum = 0;
  for (const auto h : hits) sum += h;
  return sum;
}

Share share_of(std::uint64_t hits, std::uint64_t draws) {
  Share share;
  if (draws == 0) return {0, 1, 0, 1};
  const auto n = static_cast<double>(draws);
  share.value = static_cast<double>(hits) / n;
  share.error = std::sqrt(share.value * (1 - share.value) / n);
  wilson(share, n);
  return share;
}

Share share_of(const Tally& tally, std::uint64_t draws, bool quasi, bool certain) {
  Share share = share_of(tally.total(), draws);
  if (draws == 0) return share;
  if (certain) {
    share.error = 0;
    share.low = share.high = share.value;
    return share;
  }
  if (!quasi || draws < block_size * quasi_replicates) return share;
  double mean = 0;
  std::array<double, quasi_replicates> means{};
  for (std::size_t r = 0; r < quasi_replicates; ++r) {
    std::uint64_t of_replicate = 0;
    for (std::uint64_t first = r * block_size; first < draws; first += block_size * quasi_replicates) {
      of_replicate += std::min<std::uint64_t>(block_size, draws - first);
    }
    means[r] = static_cast<double>(tally.hits[r]) / static_cast<double>(of_replicate);
    mean += means[r] / quasi_replicates;
  }
  double squares = 0;
  for (const double m : means) squares += (m - mean) * (m - mean);
  share.error = std::sqrt(squares / (quasi_replicates * (quasi_replicates - 1)));
  // Student's t with 7 degrees of freedom, 95 %.
  share.low = std::clamp(share.value - 2.364624 * share.error, 0.0, 1.0);
  share.high = std::clamp(share.value + 2.364624 * share.error, 0.0, 1.0);
  return share;
}

std::string short_words(const Share& s, double widest) {
  if (s.high - s.low > widest) return "undetermined (" + tenths(s.low) + "–" + tenths(s.high) + " of 10)";
  if (s.value >= 1 && s.low > 0.99) return "all";
  if (s.value <= 0 && s.high < 0.01) return "none";
  if (s.value < 0.05 && s.high < 0.095) {
    const auto hundredths = std::lround(s.value * 100);
    return hundredths == 0 ? "fewer than 1 of 100" : "about " + std::to_string(hundredths) + " of 100";
  }
  if (s.value > 0.95 && s.low > 0.905) {
    const auto hundredths = std::lround(s.value * 100);
    return hundredths == 100 ? "more than 99 of 100" : "about " + std::to_string(hundredths) + " of 100";
  }
  const std::string low = tenths(s.low);
  const std::string high = tenths(s.high);
  return "about " + tenths(s.value) + " of 10" + (low == high ? "" : " (" + low + "–" + high + ")");
}

std::string in_words(const Share& s, double widest) {
  if (s.high - s.low > widest) {
    return "undetermined: in anything from " + tenths(s.low) + " to " + tenths(s.high) +
           " of 10 of the assumptions tried";
  }
  return "in " + short_words(s, widest) + " of the assumptions tried";
}

}  // namespace mediant::judgement
