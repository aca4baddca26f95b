#include "mediant/deals/value.hpp"

#include <algorithm>
#include <limits>

#include "mediant/deals/solutions.hpp"

namespace mediant::deals {
namespace {

/// Calls `each(choice)` for the choices of a cluster, by global number, that agree with the proposal.
template <class Each>
void for_choices(const Structure& s, const Cluster& cluster, const Assignment& proposal, Each each) {
  const std::size_t width = cluster.issues.size();
  const std::uint16_t* option = s.choice_options.data() + cluster.options_at;
  for (std::size_t j = 0; j < cluster.size; ++j, option += width) {
    bool fits = true;
    for (std::size_t t = 0; t < width && fits; ++t) {
      const int want = proposal[static_cast<std::size_t>(cluster.issues[t])];
      fits = want == silent || want == option[t];
    }
    if (fits) each(cluster.first + j);
  }
}

/// Does a condition hold however the silent issues are filled; can it still?
enum class Holding { never, may, always };
Holding holding(const Region& where, const Assignment& proposal) {
  bool open = false;
  for (const auto& [issue, match] : where) {
    const int option = proposal[static_cast<std::size_t>(issue)];
    if (option == silent) {
      open = open || std::find(match.begin(), match.end(), false) != match.end();
    } else if (!match[static_cast<std::size_t>(option)]) {
      return Holding::never;
    }
  }
  return open ? Holding::may : Holding::always;
}

std::vector<std::size_t> violated(const Structure& s, const Assignment& proposal) {
  std::vector<std::size_t> always, may;
  for (const Rule& rule : s.rules) {
    if (!rule.forbid || rule.cluster < 0) continue;
    const Holding h = holding(rule.when, proposal);
    if (h == Holding::always) always.push_back(rule.package);
    // Rules can also exclude every completion together.
    if (h != Holding::never) may.push_back(rule.package);
  }
  return always.empty() ? may : always;
}

Verdict agreement_of(const DealSpace& space, const Valuation& v, const Assignment& proposal) {
  const Structure& s = space.structure();
  Mask sure = 0;
  Mask possible = 0;
  for (std::size_t h = 0; h < s.holders.size(); ++h) {
    if (v.holders[h].verdict == Verdict::accepts) sure |= Mask{1} << h;
    if (v.holders[h].verdict != Verdict::rejects) possible |= Mask{1} << h;
  }
  if (s.agreed(sure)) return Verdict::accepts;
  if (!s.agreed(possible) || v.silent.empty()) return Verdict::rejects;
  // Each may find a completion it accepts without any that all accept.
  const Room room = room_for_agreement(space.restricted(proposal));
  return room.answer == Room::Answer::no ? Verdict::rejects : Verdict::depends;
}

}  // namespace

std::vector<HolderValue> value_of_each(const DealSpace& space, const Assignment& proposal) {
  const Structure& s = space.structure();
  const std::size_t holders = s.holders.size();
  struct Ends {
    Units low = 0, high = 0, kept = 0;  ///< kept: the most among completions that keep the own lines
    bool can_keep = true, can_break = false;
  };
  std::vector<Ends> ends(holders);
  std::vector<std::uint8_t> fits(space.choices(), 0);
  for (const Cluster& cluster : s.clusters) {
    constexpr Units top = std::numeric_limits<Units>::max();
    std::vector<std::uint32_t> choices;
    for_choices(s, cluster, proposal, [&](std::size_t j) {
      choices.push_back(static_cast<std::uint32_t>(j));
      fits[j] = 1;
    });
    if (choices.empty()) return {};
    for (std::size_t h = 0; h < holders; ++h) {
      Units low = top;
      Units high = -top;
      Units kept = -top;
      for (std::uint32_t j : choices) {
        const Units u = h < s.valued ? space.column(h)[j] : 0;
        low = std::min(low, u);
        high = std::max(high, u);
        if ((s.broken[j] >> h & 1U) == 0) {
          kept = std::max(kept, u);
        } else {
          ends[h].can_break = true;
        }
      }
      ends[h].low += low;
      ends[h].high += high;
      if (kept == -top) {
        ends[h].can_keep = false;
      } else {
        ends[h].kept += kept;
      }
    }
  }
  std::vector<HolderValue> out(holders);
  for (std::size_t h = 0; h < holders; ++h) {
    const Ends& e = ends[h];
    const Units reserve = h < s.valued ? space.reserve(h) : 0;
    out[h].low = e.low;
    out[h].high = e.high;
    out[h].verdict = !e.can_keep || e.kept < reserve    ? Verdict::rejects
                     : !e.can_break && e.low >= reserve ? Verdict::accepts
                                                        : Verdict::depends;
  }
  for (std::size_t l = 0; l < s.lines.size(); ++l) {
    const Line& line = s.lines[l];
    if (line.cluster < 0) continue;
    const Cluster& cluster = s.clusters[static_cast<std::size_t>(line.cluster)];
    const auto all = std::count(fits.begin() + static_cast<std::ptrdiff_t>(cluster.first),
                                fits.begin() + static_cast<std::ptrdiff_t>(cluster.first + cluster.size), 1);
    const auto bad = std::count_if(s.line_choices[l].begin(), s.line_choices[l].end(),
                                   [&](std::uint32_t j) { return fits[j] != 0; });
    auto& holder = out[static_cast<std::size_t>(line.holder)];
    if (bad > 0) (bad == all ? holder.breaks : holder.may_break).push_back(l);
  }
  return out;
}

Valuation value(const DealSpace& space, const Assignment& proposal, bool search) {
  const Structure& s = space.structure();
  Valuation out;
  for (std::size_t i = 0; i < proposal.size(); ++i) {
    if (proposal[i] == silent) out.silent.push_back(static_cast<int>(i));
  }
  out.possible = true;
  for (const Cluster& cluster : s.clusters) {
    bool any = false;
    for_choices(s, cluster, proposal, [&](std::size_t) { any = true; });
    out.possible = out.possible && any;
  }
  if (!out.possible) {
    out.violates = violated(s, proposal);
    out.agreement = Verdict::rejects;
    return out;
  }
  out.holders = value_of_each(space, proposal);
  if (!search) return out;
  out.agreement = agreement_of(space, out, proposal);
  if (!out.silent.empty()) return out;
  const Deal deal = *space.deal(proposal);
  if (const auto better = improvement(space, deal)) {
    Distance distance;
    distance.better = better->deal;
    distance.efficient = better->deal == deal;
    distance.share = better->proof.value;
    out.distance = std::move(distance);
  }
  return out;
}

}  // namespace mediant::deals
