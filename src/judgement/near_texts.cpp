#include "mediant/judgement/near_texts.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "mediant/deals/bridge.hpp"
#include "mediant/judgement/room.hpp"
#include "mediant/judgement/tried.hpp"

namespace mediant::judgement {
namespace {

using deals::Assignment;

int changed(const Assignment& from, const Assignment& to) {
  int n = 0;
  for (std::size_t i = 0; i < from.size(); ++i) n += from[i] != deals::silent && from[i] != to[i] ? 1 : 0;
  return n;
}

class NearSearch {
 public:
  NearSearch(const Assumptions& a, const Assignment& from, const NearTextsOptions& options,
             Executor& executor, Progress& progress)
      : a_(a), from_(from), options_(options), executor_(executor), progress_(progress) {
    // Another stream than the judgement's own draws.
    trials_.seed = (sampling::Key::root(options.trials.seed) / "near texts").value;
    trials_.draws = options.search_draws;
  }

  /// The most accepted text found within k changes.
  std::optional<Assignment> within(int k) {
    std::set<Assignment> fresh;
    for (const auto& [terms, share] : known_) fresh.insert(terms);
    for (int round = 0; round < 4 && !progress_.cancelled(); ++round) {
      judge(fresh, k);
      const auto best = best_within(k);
      if (!best || best->second >= 1) break;
      fresh = neighbours(best->first, k);
      std::erase_if(fresh, [&](const Assignment& terms) { return known_.contains(terms); });
      if (fresh.empty()) break;
    }
    const auto best = best_within(k);
    return best ? std::optional(best->first) : std::nullopt;
  }

  void start_from(Assignment terms) {
    if (allowed(terms)) known_.try_emplace(std::move(terms), -1.0);
  }

  /// Bridges at the midpoints and at single draws.
  void gather() {
    deals::BridgeOptions bridge;
    bridge.frozen = options_.frozen;
    bridge.alternatives = 20;
    deals::DealSpace space = a_.views().front().space;
    std::vector<deals::PartyValues> values;
    const auto add = [&](std::span<const double> row) {
      a_.values(row, 0, values);
      space.bind(values);
      const deals::Bridges found = deals::bridge(space, from_, bridge);
      for (const auto& one : found.bridges) start_from(space.assignment(one.deal));
      for (const auto& one : found.curve) start_from(space.assignment(one.deal));
    };
    const std::vector<double> middle = a_.midpoints();
    add(middle);
    bridge.alternatives = 3;
    bridge.curve = false;
    Rows rows;
    a_.fill(trials_.seed, 0, rows);
    for (std::size_t j = 0; j < std::min(options_.starts, block_size) && !a_.certain(); ++j) {
      if (progress_.cancelled()) return;
      if (a_.view_of(rows.row(j)) == 0) add(rows.row(j));
    }
  }

 private:
  [[nodiscard]] bool allowed(const Assignment& terms) const {
    for (std::size_t i = 0; i < terms.size() && !options_.frozen.empty(); ++i) {
      if (options_.frozen[i] && from_[i] != deals::silent && terms[i] != from_[i]) return false;
    }
    return a_.views().front().space.deal(terms).has_value();
  }

  void judge(const std::set<Assignment>& fresh, int k) {
    std::vector<Assignment> list;
    for (const Assignment& terms : fresh) {
      const auto at = known_.find(terms);
      if (changed(from_, terms) <= k && (at == known_.end() || at->second < 0)) list.push_back(terms);
    }
    if (list.empty()) return;
    Progress quiet;
    const Tried tried = try_out(a_, list, {}, trials_, executor_, quiet);
    for (std::size_t t = 0; t < list.size(); ++t) known_[list[t]] = tried.deals[t].all.value;
  }

  [[nodiscard]] std::optional<std::pair<Assignment, double>> best_within(int k) const {
    std::optional<std::pair<Assignment, double>> best;
    for (const auto& [terms, share] : known_) {
      if (share >= 0 && changed(from_, terms) <= k && (!best || share > best->second))
        best.emplace(terms, share);
    }
    return best;
  }

  /// One issue changed or taken back; at the limit also one change taken back for another.
  [[nodiscard]] std::set<Assignment> neighbours(const Assignment& at, int k) const {
    std::set<Assignment> out;
    const deals::Structure& s = a_.views().front().space.structure();
    const auto moves = [&](const Assignment& base) {
      for (std::size_t i = 0; i < base.size(); ++i) {
        Assignment next = base;
        for (std::size_t option = 0; option < std::min<std::size_t>(s.options[i].size(), 64); ++option) {
          next[i] = static_cast<int>(option);
          if (next != at && changed(from_, next) <= k && allowed(next)) out.insert(next);
        }
      }
    };
    moves(at);
    if (changed(from_, at) < k) return out;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (from_[i] == deals::silent || at[i] == from_[i]) continue;
      Assignment back = at;
      back[i] = from_[i];
      moves(back);
    }
    return out;
  }

  const Assumptions& a_;
  const Assignment& from_;
  const NearTextsOptions& options_;
  Executor& executor_;
  Progress& progress_;
  Trials trials_;
  std::map<Assignment, double> known_;  ///< share on the search's draws; below 0: not judged yet
};

}  // namespace

Result<NearTexts> near_texts(const Assumptions& a, const model::ProposalId& proposal, const Assignment& from,
                             const NearTextsOptions& options, Executor& executor, Progress& progress) {
  NearTexts out;
  const int most = std::clamp(options.most, 0, static_cast<int>(from.size()));
  RoomOptions near;
  near.trials = options.trials;
  near.near = {proposal};
  near.changes = most;
  const auto rooms = room(a, near, executor, progress);
  if (!rooms) return rooms.error();
  out.draws = rooms->draws;
  const std::vector<Share>& bound = rooms->near.front().within;

  NearSearch search(a, from, options, executor, progress);
  search.gather();
  std::vector<Assignment> texts;
  std::vector<int> changes;
  for (int k = 0; k <= most && !progress.cancelled(); ++k) {
    const auto found = search.within(k);
    if (!found || (!texts.empty() && *found == texts.back())) continue;
    texts.push_back(*found);
    changes.push_back(k);
  }
  const Tried tried = try_out(a, texts, {}, options.trials, executor, progress);
  out.cancelled = rooms->cancelled || tried.cancelled || progress.cancelled();
  for (std::size_t t = 0; t < texts.size(); ++t) {
    const Share& all = tried.deals[t].all;
    if (!out.texts.empty() && all.value <= out.texts.back().all.value) continue;
    out.texts.push_back(
        {changed(from, texts[t]), texts[t], all, bound[static_cast<std::size_t>(changes[t])]});
    if (!out.least_changes && all.value >= options.wanted)
      out.least_changes = static_cast<std::size_t>(changed(from, texts[t]));
  }
  for (std::size_t k = 0; k < bound.size() && !out.at_least; ++k) {
    if (bound[k].high >= options.wanted) out.at_least = k;
  }
  return out;
}

}  // namespace mediant::judgement
