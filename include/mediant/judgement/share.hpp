// A share of the assumptions tried, never without its error; and how many are tried.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "mediant/judgement/assumptions.hpp"

namespace mediant::judgement {

/// How many assumptions are tried.
struct Trials {
  std::uint64_t seed = 1;
  std::size_t draws = 10'000;
  /// Go on until every share's standard error is at most this, up to `most_draws`. Unset: exactly `draws`.
  std::optional<double> error;
  std::size_t most_draws = 1'000'000;
};

/// A share with its Monte Carlo error, and the range it may be said with.
struct Share {
  double value = 0;
  double error = 0;  ///< standard error; of quasi-random draws from the spread of the replicates
  double low = 0;    ///< Wilson's 95 % interval (1927), widened by the extremes of the scenario probabilities
  double high = 0;
};

/// Hits counted by replicate, so that quasi-random draws know their error too.
struct Tally {
  std::array<std::uint64_t, quasi_replicates> hits{};
  void add(std::uint64_t block) { ++hits[block % quasi_replicates]; }
  void merge(const Tally& other) {
    for (std::size_t r = 0; r < hits.size(); ++r) hits[r] += other.hits[r];
  }
  [[nodiscard]] std::uint64_t total() const;
};

/// `draws` made in blocks from block 0 on. `certain`: nothing was drawn, so there is no error.
[[nodiscard]] Share share_of(const Tally& tally, std::uint64_t draws, bool quasi, bool certain);
/// Of `hits` in `draws` independent draws.
[[nodiscard]] Share share_of(std::uint64_t hits, std::uint64_t draws);

/// "in about 3 of 10 (2–4) of the assumptions tried", "in all", "in none", "in fewer than 1 of 100";
/// "undetermined" where the range is wider than `widest`.
[[nodiscard]] std::string in_words(const Share& share, double widest = 0.5);
/// The number alone: "3 of 10 (2–4)".
[[nodiscard]] std::string short_words(const Share& share, double widest = 0.5);

}  // namespace mediant::judgement
