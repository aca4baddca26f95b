#include <algorithm>
#include <bit>

#include "mediant/judgement/room.hpp"

namespace mediant::judgement {
namespace {

constexpr std::size_t most_coalitions = 2000;

/// Bit sets over the pool with exactly `needed` members that hold all vetoes: smaller coalitions do not win,
/// larger ones ask for more.
std::vector<deals::Mask> winning(const deals::Structure& s, bool& all_listed) {
  std::vector<deals::Mask> out;
  std::vector<std::size_t> free;
  int missing = s.needed;
  for (const int h : s.pool) {
    if ((s.vetoes >> static_cast<unsigned>(h)) & 1U)
      --missing;
    else
      free.push_back(static_cast<std::size_t>(h));
  }
  if (missing <= 0) return {s.vetoes};
  if (free.size() < static_cast<std::size_t>(missing)) return {};  // can never be agreed
  std::vector<std::size_t> at(static_cast<std::size_t>(missing));
  for (std::size_t i = 0; i < at.size(); ++i) at[i] = i;
  for (;;) {
    deals::Mask mask = s.vetoes;
    for (const std::size_t i : at) mask |= deals::Mask{1} << free[i];
    out.push_back(mask);
    if (out.size() == most_coalitions) {
      all_listed = false;
      return out;
    }
    std::size_t i = at.size();
    while (i > 0 && at[i - 1] == free.size() - at.size() + i - 1) --i;
    if (i == 0) return out;
    ++at[i - 1];
    for (; i < at.size(); ++i) at[i] = at[i - 1] + 1;
  }
}

}  // namespace

RoomFinder::RoomFinder(const deals::DealSpace& space, const std::optional<Near>& near)
    : structure_(&space.structure()) {
  const deals::Structure& s = *structure_;
  std::vector<bool> allowed(space.choices(), true);
  if (near) {
    limit_ = near->changes;
    cost_.assign(space.choices(), 0);
    for (const deals::Cluster& cluster : s.clusters) {
      const std::uint16_t* option = s.choice_options.data() + cluster.options_at;
      for (std::size_t j = cluster.first; j < cluster.first + cluster.size; ++j) {
        for (const int issue : cluster.issues) {
          const int want = near->from[static_cast<std::size_t>(issue)];
          const bool changed = want != deals::silent && want != static_cast<int>(*option);
          ++option;
          if (!changed) continue;
          --cost_[j];
          if (!near->frozen.empty() && near->frozen[static_cast<std::size_t>(issue)]) allowed[j] = false;
        }
        if (-cost_[j] > limit_) allowed[j] = false;
      }
    }
    if (limit_ == 0) cost_.clear();  // said by `allowed` alone
  }
  for (const deals::Mask mask : winning(s, all_listed_)) {
    std::vector<std::size_t> members;
    for (std::size_t h = 0; h < s.valued; ++h) {
      if ((mask >> h) & 1U) members.push_back(h);
    }
    std::vector<std::vector<std::uint32_t>> choices;
    for (const deals::Cluster& cluster : s.clusters) {
      auto& list = choices.emplace_back();
      for (std::size_t j = cluster.first; j < cluster.first + cluster.size; ++j) {
        if (allowed[j] && (s.broken[j] & mask) == 0) list.push_back(static_cast<std::uint32_t>(j));
      }
    }
    const std::size_t criteria = members.size() + (cost_.empty() ? 0 : 1);
    coalitions_.push_back({std::move(members), Feasibility(std::move(choices), criteria)});
  }
}

Found RoomFinder::find(const deals::DealSpace& space) {
  bool open = !all_listed_;
  std::vector<std::span<const deals::Units>> columns;
  std::vector<deals::Units> threshold;
  for (std::size_t k = 0; k < coalitions_.size(); ++k) {
    // The coalition that answered last is asked first.
    const std::size_t at = k == 0 ? found_by_ : (k <= found_by_ ? k - 1 : k);
    Coalition& coalition = coalitions_[at];
    columns.clear();
    threshold.clear();
    for (const std::size_t p : coalition.members) {
      columns.push_back(space.column(p));
      threshold.push_back(space.reserve(p));
    }
    if (!cost_.empty()) {
      columns.emplace_back(cost_);
      threshold.push_back(-limit_);
    }
    const Found found = coalition.search.find(columns, threshold);
    if (found == Found::yes) {
      found_by_ = at;
      return Found::yes;
    }
    open = open || found == Found::undecided;
  }
  return open ? Found::undecided : Found::no;
}

deals::Deal RoomFinder::deal() const {
  const auto& choices = coalitions_[found_by_].search.deal();
  deals::Deal out;
  for (std::size_t c = 0; c < choices.size(); ++c) {
    out.push_back(choices[c] - static_cast<std::uint32_t>(structure_->clusters[c].first));
  }
  return out;
}

std::uint64_t RoomFinder::nodes() const {
  std::uint64_t sum = 0;
  for (const auto& c : coalitions_) sum += c.search.nodes();
  return sum;
}

}  // namespace mediant::judgement
