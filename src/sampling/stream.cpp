#include "mediant/sampling/stream.hpp"

#include "mediant/sampling/portable_math.hpp"

namespace mediant::sampling {
namespace {

std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31U);
}

double open_unit(std::uint64_t bits) {
  // 52 bits and a half: 53 bits and a half would round up to 1.
  return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

std::array<std::uint64_t, 2> block_of(Key key, std::uint64_t draw, std::uint64_t block) {
  const auto low = [](std::uint64_t v) { return static_cast<std::uint32_t>(v); };
  const auto high = [](std::uint64_t v) { return static_cast<std::uint32_t>(v >> 32U); };
  const Words w =
      philox4x32_10({low(block), high(block), low(draw), high(draw)}, {low(key.value), high(key.value)});
  return {(std::uint64_t{w[1]} << 32U) | w[0], (std::uint64_t{w[3]} << 32U) | w[2]};
}

}  // namespace

Words philox4x32_10(Words c, std::array<std::uint32_t, 2> k) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53U} * c[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57U} * c[2];
    c = {static_cast<std::uint32_t>(b >> 32U) ^ c[1] ^ k[0], static_cast<std::uint32_t>(b),
         static_cast<std::uint32_t>(a >> 32U) ^ c[3] ^ k[1], static_cast<std::uint32_t>(a)};
    k[0] += 0x9E3779B9U;
    k[1] += 0xBB67AE85U;
  }
  return c;
}

Key Key::root(std::uint64_t seed) { return {mixed(seed + 0x9e3779b97f4a7c15ULL)}; }

Key Key::operator/(std::string_view name) const {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return {mixed((value * 0x9e3779b97f4a7c15ULL) ^ mixed(hash + name.size()))};
}

Key Key::operator/(std::uint64_t number) const {
  return {mixed((value * 0x9e3779b97f4a7c15ULL) ^ mixed(number ^ 0xd1b54a32d192ed03ULL))};
}

std::uint64_t Stream::bits() {
  if (left_ == 0) {
    ready_ = block_of(key_, draw_, block_++);
    left_ = 2;
  }
  return ready_[2 - left_--];
}

double Stream::uniform() { return open_unit(bits()); }

std::uint32_t Stream::below(std::uint32_t count) {
  const std::uint32_t floor = (0U - count) % count;  // values below it would favour small results
  for (;;) {
    const std::uint64_t product = (bits() >> 32U) * count;
    if (static_cast<std::uint32_t>(product) >= floor) return static_cast<std::uint32_t>(product >> 32U);
  }
}

double Stream::exponential() { return -portable_log(uniform()); }

double uniform_at(Key key, std::uint64_t draw) { return open_unit(block_of(key, draw, 0)[0]); }

}  // namespace mediant::sampling
