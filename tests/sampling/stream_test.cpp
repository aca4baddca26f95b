#include "mediant/sampling/stream.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

namespace mediant::sampling {
namespace {

// Known answers of Random123 (D. E. Shaw Research, tests/kat_vectors), "philox4x32 10".
TEST(Philox, GivesThePublishedKnownAnswers) {
  EXPECT_EQ(philox4x32_10({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Stream, IsAFunctionOfSeedNameAndDraw) {
  const Key key = Key::root(7) / "weights" / "a";
  Stream one(key, 3);
  Stream again(key, 3);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(one.bits(), again.bits());
  Stream other(key, 4);
  EXPECT_NE(Stream(key, 3).bits(), other.bits());
  EXPECT_EQ(uniform_at(key, 3), Stream(key, 3).uniform());
}

TEST(Stream, NeverMeetsItsEnds) {
  Stream s(Key::root(1), 0);
  for (int i = 0; i < 10000; ++i) {
    const double u = s.uniform();
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
  }
}

TEST(Key, TellsPathsApart) {
  const Key r = Key::root(0);
  std::set<std::uint64_t> seen;
  for (const Key k : {r, Key::root(1), r / "a", r / "b", r / "ab", r / "a" / "b", r / "b" / "a", r / "",
                      r / "" / "", r / std::uint64_t{0}, r / std::uint64_t{1}}) {
    EXPECT_TRUE(seen.insert(k.value).second);
  }
}

TEST(Stream, IsUniformByChiSquare) {
  constexpr std::size_t cells = 100;
  constexpr int n = 200'000;
  std::array<int, cells> count{};
  // One number from each of many draws, and of neighbouring names: the way the analyses use it.
  for (int j = 0; j < n; ++j) {
    const Key key = Key::root(11) / (j % 2 == 0 ? "a" : "b");
    ++count[static_cast<std::size_t>(uniform_at(key, static_cast<std::uint64_t>(j)) * cells)];
  }
  double chi = 0;
  for (const int c : count) chi += std::pow(c - n / double{cells}, 2) / (n / double{cells});
  EXPECT_LT(chi, 149);  // 99.9 % point of chi-square with 99 degrees of freedom is 148.2
  EXPECT_GT(chi, 60);   // 0.1 % point 60.0
}

TEST(Stream, CountsBelowABoundEvenly) {
  Stream s(Key::root(5), 0);
  std::array<int, 6> count{};
  for (int i = 0; i < 60'000; ++i) ++count[s.below(6)];
  double chi = 0;
  for (const int c : count) chi += std::pow(c - 10'000.0, 2) / 10'000.0;
  EXPECT_LT(chi, 20.5);  // 99.9 % point, 5 degrees of freedom
  EXPECT_EQ(s.below(1), 0U);
}

}  // namespace
}  // namespace mediant::sampling
