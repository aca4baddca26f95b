// Counter-based random streams: draw j of a thing is a pure function of (seed, the thing's name, j).
//
// Philox4x32-10 (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011): ten
// rounds of a keyed bijection of a 128-bit counter. No state is carried from draw to draw, so a number does
// not depend on threads, on the platform or on what else was drawn; keys are made of names, so that the order
// in which parties stand in a file changes nothing.
//
//   const Key weights = Key::root(seed) / "weights" / "a" / "desk";
//   Stream s(weights, 17);            // draw 17
//   const double u = s.uniform();     // in (0, 1), never 0 or 1
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace mediant::sampling {

using Words = std::array<std::uint32_t, 4>;

/// The bijection itself; tested against the known answers published with Random123.
[[nodiscard]] Words philox4x32_10(Words counter, std::array<std::uint32_t, 2> key);

/// Names a stream: a seed and a path of words, mixed to 64 bits (FNV-1a, then the finaliser of SplitMix64).
struct Key {
  std::uint64_t value = 0;
  [[nodiscard]] static Key root(std::uint64_t seed);
  [[nodiscard]] Key operator/(std::string_view name) const;
  [[nodiscard]] Key operator/(std::uint64_t number) const;
  friend bool operator==(const Key&, const Key&) = default;
};

/// The numbers of one draw, one after the other.
class Stream {
 public:
  Stream(Key key, std::uint64_t draw) : key_(key), draw_(draw) {}

  [[nodiscard]] std::uint64_t bits();
  /// In (0, 1): the midpoints of 2^52 equal cells, so that neither end is ever met.
  [[nodiscard]] double uniform();
  /// 0 … count - 1, each equally likely (Lemire 2019, without his shortcut's bias). `count` > 0.
  [[nodiscard]] std::uint32_t below(std::uint32_t count);
  /// Exponential with mean 1.
  [[nodiscard]] double exponential();

 private:
  Key key_;
  std::uint64_t draw_;
  std::uint64_t block_ = 0;
  std::array<std::uint64_t, 2> ready_{};
  unsigned left_ = 0;
};

/// The first uniform of a stream, without making one: what a single number needs.
[[nodiscard]] double uniform_at(Key key, std::uint64_t draw);

}  // namespace mediant::sampling
