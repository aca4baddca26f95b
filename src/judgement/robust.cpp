#include "mediant/judgement/robust.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "alternatives.hpp"
#include "blocks.hpp"
#include "bound_views.hpp"
#include "mediant/judgement/room.hpp"
#include "worst_off.hpp"

namespace mediant::judgement {
namespace {

/// All views share choices only if no red line or rule differs; deals are therefore held as assignments'
/// choices of the first view, which compiles the same rules.
using Choices = std::vector<std::uint32_t>;  ///< one local choice a cluster

/// The draws of the search: for every draw and holder the level, and the worth of every choice.
struct Sample {
  std::size_t holders = 0;
  std::size_t choices = 0;
  std::vector<float> worth;     ///< draw, holder, choice: points of utility
  std::vector<double> reserve;  ///< draw, holder
  std::vector<std::size_t> view;
  [[nodiscard]] std::size_t draws() const { return view.size(); }
  [[nodiscard]] const float* of(std::size_t draw, std::size_t holder) const {
    return worth.data() + (draw * holders + holder) * choices;
  }
};

/// Share and mean worst-off gain on the sample.
struct Quality {
  double share = 0;
  double worst = 0;
  [[nodiscard]] double mixed(double weight, double scale) const {
    return share * (1 - weight) + weight * worst / scale;
  }
};

class Search {
 public:
  Search(const Assumptions& a, Sample sample)
      : a_(&a),
        sample_(std::move(sample)),
        structure_(&a.views().front().space.structure()),
        scale_(a.the_case().scale) {}

  [[nodiscard]] Quality quality(const std::vector<double>& gains, const Choices& deal) const {
    Quality q;
    const deals::Mask broken = broken_by(deal);
    for (std::size_t j = 0; j < sample_.draws(); ++j) {
      const double w =
          worst_off(structure_of(j), {gains.data() + j * sample_.holders, sample_.holders}, broken);
      if (w >= -2e-4) q.share += 1;  // float storage; the final judgement is exact
      q.worst += std::max(w, -scale_);
    }
    q.share /= static_cast<double>(sample_.draws());
    q.worst /= static_cast<double>(sample_.draws());
    return q;
  }

  [[nodiscard]] std::vector<double> gains(const Choices& deal) const {
    std::vector<double> out(sample_.draws() * sample_.holders);
    for (std::size_t j = 0; j < sample_.draws(); ++j) {
      for (std::size_t h = 0; h < sample_.holders; ++h) {
        const float* worth = sample_.of(j, h);
        double sum = -sample_.reserve[j * sample_.holders + h];
        for (std::size_t c = 0; c < deal.size(); ++c)
          sum += static_cast<double>(worth[structure_->clusters[c].first + deal[c]]);
        out[j * sample_.holders + h] = sum;
      }
    }
    return out;
  }

  /// First-improvement ascent, one cluster at a time, of (1 - weight) share + weight worst-off gain / scale.
  [[nodiscard]] Choices improve(Choices deal, double weight, const Progress& progress) const {
    std::vector<double> g = gains(deal);
    double best = quality(g, deal).mixed(weight, scale_);
    std::vector<double> trial(g.size());
    for (int round = 0; round < 12; ++round) {
      bool moved = false;
      for (std::size_t c = 0; c < deal.size(); ++c) {
        const deals::Cluster& cluster = structure_->clusters[c];
        const std::size_t step =
            std::max<std::size_t>(1, cluster.size / 64);  // a wide cluster: some of its choices
        const std::uint32_t was = deal[c];
        std::uint32_t at = was;
        for (std::size_t k = 0; k < cluster.size; k += step) {
          const auto choice = static_cast<std::uint32_t>(k);
          if (choice == at) continue;
          shift(g, cluster.first + at, cluster.first + choice, trial);
          deal[c] = choice;
          const double value = quality(trial, deal).mixed(weight, scale_);
          if (value > best + 1e-12) {
            best = value;
            g.swap(trial);
            at = choice;
            moved = true;
          }
        }
        deal[c] = at;
      }
      if (!moved || progress.cancelled()) break;
    }
    return deal;
  }

 private:
  [[nodiscard]] const deals::Structure& structure_of(std::size_t draw) const {
    return a_->views()[sample_.view[draw]].space.structure();
  }
  [[nodiscard]] deals::Mask broken_by(const Choices& deal) const {
    deals::Mask mask = 0;
    for (std::size_t c = 0; c < deal.size(); ++c)
      mask |= structure_->broken[structure_->clusters[c].first + deal[c]];
    return mask;
  }
  void shift(const std::vector<double>& g, std::size_t from, std::size_t to, std::vector<double>& out) const {
    for (std::size_t j = 0; j < sample_.draws(); ++j) {
      for (std::size_t h = 0; h < sample_.holders; ++h) {
        const float* worth = sample_.of(j, h);
        const std::size_t at = j * sample_.holders + h;
        out[at] = g[at] + static_cast<double>(worth[to]) - static_cast<double>(worth[from]);
      }
    }
  }

  const Assumptions* a_;
  Sample sample_;
  const deals::Structure* structure_;
  double scale_;
};

/// What one block of draws says about the deals of the pool.
struct Partial {
  std::vector<Tally> all;
  std::vector<std::vector<Tally>> accepts;
  std::vector<std::vector<double>> worst;  ///< deal, draw of the block
};

bool same_choices(const Assumptions& a) {
  const auto& first = a.views().front().space.structure();
  return std::all_of(a.views().begin(), a.views().end(), [&](const View& v) {
    const auto& s = v.space.structure();
    return s.choice_options == first.choice_options && s.broken == first.broken;
  });
}

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(q * static_cast<double>(values.size() - 1) + 0.5);
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

}  // namespace

Result<RobustOutcome> robust(const Assumptions& a, const RobustOptions& options, Executor& executor,
                             Progress& progress) {
  if (!same_choices(a)) {
    return Error{"views-differ",
                 "The analysts disagree on red lines, so their deals cannot be searched together.",
                 "Keep one analyst's preferences, or the same red lines in all."};
  }
  const deals::DealSpace& base = a.views().front().space;
  const deals::Structure& s = base.structure();
  RobustOutcome out;
  out.parties.assign(s.holders.begin(), s.holders.begin() + static_cast<std::ptrdiff_t>(s.valued));
  if (std::any_of(s.clusters.begin(), s.clusters.end(), [](const auto& c) { return c.size == 0; }))
    return out;

  // 1. The search's own draws, from another stream than the final judgement's.
  progress.report(0, "drawing");
  Sample sample;
  sample.holders = s.valued;
  sample.choices = base.choices();
  const std::size_t room_for = std::size_t{1} << 26;  // floats kept
  std::size_t draws = std::max<std::size_t>(1, options.search_draws);
  draws = std::clamp<std::size_t>(room_for / std::max<std::size_t>(1, sample.holders * sample.choices), 16,
                                  draws);
  if (a.certain()) draws = 1;
  const std::uint64_t seed = (sampling::Key::root(options.trials.seed) / "search").value;
  std::set<Choices> pool;
  {
    Rows rows;
    BoundViews bound(a);
    for (std::size_t j = 0; j < draws; ++j) {
      if (j % block_size == 0) a.fill(seed, j / block_size, rows);
      const std::size_t v = bound.bind(rows.row(j % block_size));
      const deals::DealSpace& space = bound[v];
      sample.view.push_back(v);
      for (std::size_t h = 0; h < s.valued; ++h) {
        for (const deals::Units u : space.column(h))
          sample.worth.push_back(static_cast<float>(space.utility(h, u)));
        sample.reserve.push_back(space.utility(h, space.reserve(h)));
      }
      if (pool.size() < options.starts) {
        RoomFinder finder(space);
        if (finder.find(space) == Found::yes) pool.insert(finder.deal());
      }
    }
  }
  std::vector<std::pair<std::string, Choices>> named;
  auto listed = alternatives(a.the_case(), base);
  if (!listed) return listed.error();
  for (const Alternative& one : *listed) {
    if (!one.complete()) continue;
    if (auto deal = base.deal(one.terms)) {
      named.emplace_back(one.id, *deal);
      pool.insert(std::move(*deal));
    }
  }
  if (pool.empty()) pool.insert(Choices(s.clusters.size(), 0));

  // 2. Local search from every start under a few mixtures; starts are independent pieces of work.
  const Search search(a, std::move(sample));
  const std::vector<Choices> starts(pool.begin(), pool.end());
  const double mixtures[] = {0.02, 0.3, 0.7, 1.0};
  constexpr std::size_t wave = 8;
  std::vector<Choices> improved(starts.size() * std::size(mixtures));
  for (std::size_t first = 0; first < improved.size() && !progress.cancelled(); first += wave) {
    const std::size_t count = std::min(wave, improved.size() - first);
    executor.for_each(count, [&](std::size_t k) {
      const std::size_t at = first + k;
      improved[at] =
          search.improve(starts[at / std::size(mixtures)], mixtures[at % std::size(mixtures)], progress);
    });
    progress.report(static_cast<double>(first + count) / static_cast<double>(improved.size()),
                    "robust deals: search");
  }
  for (auto& deal : improved) {
    if (!deal.empty()) pool.insert(std::move(deal));
  }
  // Only what is on the curve of the search's draws goes on, besides the texts on the table.
  std::vector<std::pair<Quality, Choices>> ranked;
  for (const Choices& deal : pool) ranked.emplace_back(search.quality(search.gains(deal), deal), deal);
  std::sort(ranked.begin(), ranked.end(), [](const auto& x, const auto& y) {
    if (x.first.share != y.first.share) return x.first.share > y.first.share;
    if (x.first.worst != y.first.worst) return x.first.worst > y.first.worst;
    return x.second < y.second;
  });
  std::vector<Choices> kept;
  double highest = -std::numeric_limits<double>::infinity();
  for (const auto& [q, deal] : ranked) {
    const bool on_table =
        std::any_of(named.begin(), named.end(), [&](const auto& n) { return n.second == deal; });
    if (q.worst > highest && kept.size() < 4 * options.most) {
      highest = q.worst;
      kept.push_back(deal);
    } else if (on_table) {
      kept.push_back(deal);
    }
  }

  // 3. Judged on draws the search has not seen.
  Partial sum;
  sum.all.assign(kept.size(), {});
  sum.accepts.assign(kept.size(), std::vector<Tally>(s.valued));
  sum.worst.assign(kept.size(), {});
  const Ran ran = run_blocks(
      a, options.trials, executor, progress, "robust deals: judging",
      [&](std::uint64_t block, const Rows& rows, std::size_t count) {
        Partial part;
        part.all.assign(kept.size(), {});
        part.accepts.assign(kept.size(), std::vector<Tally>(s.valued));
        part.worst.assign(kept.size(), {});
        BoundViews bound(a);
        std::vector<double> gain(s.valued);
        for (std::size_t j = 0; j < count; ++j) {
          const deals::DealSpace& space = bound[bound.bind(rows.row(j))];
          for (std::size_t d = 0; d < kept.size(); ++d) {
            const deals::Mask accepting = space.accepting(kept[d]);
            if (space.structure().agreed(accepting)) part.all[d].add(block);
            for (std::size_t h = 0; h < s.valued; ++h) {
              if ((accepting >> h) & 1U) part.accepts[d][h].add(block);
              gain[h] = space.utility(h, space.total(h, kept[d]) - space.reserve(h));
            }
            const double w = worst_off(space.structure(), gain, space.broken(kept[d]));
            part.worst[d].push_back(std::max(w, -a.the_case().scale));
          }
        }
        return part;
      },
      [&](const Partial& part) {
        for (std::size_t d = 0; d < kept.size(); ++d) {
          sum.all[d].merge(part.all[d]);
          for (std::size_t h = 0; h < s.valued; ++h) sum.accepts[d][h].merge(part.accepts[d][h]);
          sum.worst[d].insert(sum.worst[d].end(), part.worst[d].begin(), part.worst[d].end());
        }
      },
      [](std::size_t) { return true; });
  out.draws = ran.draws;
  out.cancelled = ran.cancelled || progress.cancelled();
  if (ran.draws == 0) return out;
  std::vector<double> best(ran.draws, -std::numeric_limits<double>::infinity());
  for (const auto& worst : sum.worst) {
    for (std::size_t j = 0; j < best.size(); ++j) best[j] = std::max(best[j], worst[j]);
  }
  for (std::size_t d = 0; d < kept.size(); ++d) {
    RobustDeal deal;
    deal.terms = base.assignment(kept[d]);
    for (const auto& [id, choices] : named) {
      if (choices == kept[d] && deal.id.empty()) deal.id = id;
    }
    const auto share = [&](const Tally& t) { return share_of(t, ran.draws, a.quasi(), a.certain()); };
    deal.all = share(sum.all[d]);
    for (const Tally& t : sum.accepts[d]) deal.accepts.push_back(share(t));
    std::vector<double> regret(best.size());
    for (std::size_t j = 0; j < best.size(); ++j) {
      regret[j] = best[j] - sum.worst[d][j];
      deal.regret += regret[j] / static_cast<double>(best.size());
      deal.worst_gain += sum.worst[d][j] / static_cast<double>(best.size());
    }
    deal.worst_gain_low = quantile(sum.worst[d], 0.1);
    deal.worst_gain_high = quantile(sum.worst[d], 0.9);
    deal.regret_high = quantile(regret, 0.95);
    out.curve.push_back(std::move(deal));
  }
  std::sort(out.curve.begin(), out.curve.end(), [](const RobustDeal& x, const RobustDeal& y) {
    if (x.all.value != y.all.value) return x.all.value > y.all.value;
    if (x.worst_gain != y.worst_gain) return x.worst_gain > y.worst_gain;
    return x.terms < y.terms;
  });
  double top = -std::numeric_limits<double>::infinity();
  std::erase_if(out.curve, [&](const RobustDeal& deal) {
    if (deal.worst_gain <= top) return true;
    top = deal.worst_gain;
    return false;
  });
  // Too many to read: keep the ends and an even choice between them.
  if (out.curve.size() > options.most && options.most > 1) {
    std::vector<RobustDeal> few;
    for (std::size_t k = 0; k < options.most; ++k) {
      few.push_back(std::move(out.curve[k * (out.curve.size() - 1) / (options.most - 1)]));
    }
    out.curve = std::move(few);
  }
  return out;
}

}  // namespace mediant::judgement
