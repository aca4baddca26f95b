// Quasi-random points: Sobol' sequences with Owen's nested uniform scrambling.
//
// Direction numbers: S. Joe & F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional
// projections", SIAM J. Sci. Comput. 30 (2008), the first 128 dimensions of their set new-joe-kuo-6.
// Scrambling: A. B. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences" (1995); each binary digit is
// flipped or not by a hash of the key, the dimension and the digits before it. Independent scramblings are
// independent replicates: their spread is the error of a quasi-random mean.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mediant/sampling/stream.hpp"

namespace mediant::sampling {

inline constexpr std::size_t most_sobol_dimensions = 128;

/// 32 binary digits of coordinate `dimension` of point `index` (index < 2^32), unscrambled; dimension 0 is
/// van der Corput's sequence. Points come in their natural order, not in Gray-code order.
[[nodiscard]] std::uint32_t sobol_bits(std::uint32_t index, std::size_t dimension);

/// The digits after nested uniform scrambling under `key`.
[[nodiscard]] std::uint32_t owen_scramble(std::uint32_t bits, Key key);

/// A scrambled coordinate in (0, 1).
[[nodiscard]] double scrambled_sobol(std::uint32_t index, std::size_t dimension, Key key);

}  // namespace mediant::sampling
