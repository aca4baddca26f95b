// Integers wider than 64 bits: 128 of them for products of two, any number for counts.
#pragma once

namespace mediant::numeric {

// g++ and clang have the type on every 64-bit and WebAssembly target; only its name is outside the standard.
__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

}  // namespace mediant::numeric
