#include "mediant/judgement/feasible.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "mediant/sampling/stream.hpp"

namespace mediant::judgement {
namespace {

using deals::Units;

struct Question {
  std::vector<std::vector<std::uint32_t>> choices;
  std::vector<std::vector<Units>> columns;
  std::vector<Units> threshold;
};

/// Small integers, so that exact ties are common.
Question random_question(std::uint64_t number) {
  sampling::Stream s(sampling::Key::root(number), 0);
  Question q;
  const std::size_t clusters = 1 + s.below(5);
  const std::size_t n = 1 + s.below(4);
  std::uint32_t next = 0;
  for (std::size_t c = 0; c < clusters; ++c) {
    auto& list = q.choices.emplace_back();
    const std::size_t count = s.below(20) == 0 ? 0 : 1 + s.below(4);
    for (std::size_t j = 0; j < count; ++j) {
      list.push_back(next++);
      if (s.below(4) == 0) ++next;  // numbers that no list holds
    }
  }
  for (std::size_t p = 0; p < n; ++p) {
    auto& column = q.columns.emplace_back();
    for (std::uint32_t j = 0; j <= next; ++j) column.push_back(static_cast<Units>(s.below(11)) - 3);
    q.threshold.push_back(static_cast<Units>(s.below(static_cast<std::uint32_t>(6 * clusters))));
  }
  return q;
}

bool by_enumeration(const Question& q, std::size_t cluster, std::vector<Units> sums) {
  if (cluster == q.choices.size()) {
    for (std::size_t p = 0; p < sums.size(); ++p) {
      if (sums[p] < q.threshold[p]) return false;
    }
    return true;
  }
  for (const std::uint32_t j : q.choices[cluster]) {
    auto more = sums;
    for (std::size_t p = 0; p < sums.size(); ++p) more[p] += q.columns[p][j];
    if (by_enumeration(q, cluster + 1, more)) return true;
  }
  return false;
}

TEST(Feasibility, AgreesWithEnumeration) {
  int yes = 0;
  for (std::uint64_t number = 0; number < 20'000; ++number) {
    const Question q = random_question(number);
    Feasibility f(q.choices, q.columns.size());
    std::vector<std::span<const Units>> columns(q.columns.begin(), q.columns.end());
    const Found found = f.find(columns, q.threshold);
    const bool truth = by_enumeration(q, 0, std::vector<Units>(q.columns.size(), 0));
    ASSERT_EQ(found, truth ? Found::yes : Found::no) << number;
    if (!truth) continue;
    ++yes;
    for (std::size_t c = 0; c < q.choices.size(); ++c) {
      ASSERT_EQ(std::count(q.choices[c].begin(), q.choices[c].end(), f.deal()[c]), 1);
    }
    for (std::size_t p = 0; p < q.columns.size(); ++p) {
      Units sum = 0;
      for (const std::uint32_t j : f.deal()) sum += q.columns[p][j];
      ASSERT_GE(sum, q.threshold[p]);
    }
  }
  EXPECT_GT(yes, 4000);
  EXPECT_LT(yes, 16'000);
}

TEST(Feasibility, WarmMultipliersChangeNoAnswer) {
  for (std::uint64_t number = 0; number < 300; ++number) {
    Question q = random_question(number);
    Feasibility warm(q.choices, q.columns.size());
    sampling::Stream s(sampling::Key::root(number) / "moved", 0);
    for (int move = 0; move < 20; ++move) {
      for (auto& t : q.threshold) t += static_cast<Units>(s.below(5)) - 2;
      std::vector<std::span<const Units>> columns(q.columns.begin(), q.columns.end());
      Feasibility cold(q.choices, q.columns.size());
      ASSERT_EQ(warm.find(columns, q.threshold), cold.find(columns, q.threshold));
    }
  }
}

}  // namespace
}  // namespace mediant::judgement
