#include "mediant/sampling/quasi.hpp"

#include <array>
#include <bit>

#include "joe_kuo.hpp"

namespace mediant::sampling {
namespace {

using Directions = std::array<std::uint32_t, 32>;

/// v_k = m_k / 2^k as 32 binary digits; the recurrence of Joe & Kuo (2003), equation 2.
constexpr Directions directions(const DirectionRow& row) {
  const auto degree = static_cast<std::size_t>(std::bit_width(row.polynomial) - 1);
  Directions v{};
  for (std::size_t k = 0; k < 32; ++k) {
    if (k < degree) {
      v[k] = row.initial[k] << (31 - k);
      continue;
    }
    v[k] = v[k - degree] ^ (v[k - degree] >> degree);
    for (std::size_t i = 1; i < degree; ++i) {
      if ((row.polynomial >> (degree - i)) & 1U) v[k] ^= v[k - i];
    }
  }
  return v;
}

constexpr std::array<Directions, most_sobol_dimensions> all_directions() {
  std::array<Directions, most_sobol_dimensions> all{};
  for (std::size_t k = 0; k < 32; ++k) all[0][k] = 1U << (31 - k);
  for (std::size_t d = 1; d < most_sobol_dimensions; ++d) all[d] = directions(joe_kuo[d - 1]);
  return all;
}

constexpr auto table = all_directions();

}  // namespace

std::uint32_t sobol_bits(std::uint32_t index, std::size_t dimension) {
  std::uint32_t bits = 0;
  for (std::size_t k = 0; index != 0; ++k, index >>= 1U) {
    if (index & 1U) bits ^= table[dimension][k];
  }
  return bits;
}

std::uint32_t owen_scramble(std::uint32_t bits, Key key) {
  std::uint32_t flips = 0;
  for (unsigned depth = 0; depth < 32; ++depth) {
    // The digits before this one, with a leading 1 that tells how many they are.
    const std::uint64_t prefix = (std::uint64_t{1} << depth) | (depth == 0 ? 0U : bits >> (32U - depth));
    flips |= static_cast<std::uint32_t>((key / prefix).value & 1U) << (31U - depth);
  }
  return bits ^ flips;
}

double scrambled_sobol(std::uint32_t index, std::size_t dimension, Key key) {
  const std::uint32_t digits = owen_scramble(sobol_bits(index, dimension), key / std::uint64_t{dimension});
  return (static_cast<double>(digits) + 0.5) * 0x1p-32;
}

}  // namespace mediant::sampling
