#include "search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "agreement.hpp"

namespace mediant::deals {
namespace {

constexpr double impossible = -1e301;

}  // namespace

void onto_simplex(std::vector<double>& a, const std::vector<bool>& in) {
  std::vector<double> v;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (in[k]) v.push_back(a[k]);
  }
  std::sort(v.begin(), v.end(), std::greater<>());
  double sum = 0;
  double shift = 0;
  for (std::size_t i = 0; i < v.size(); ++i) {
    sum += v[i];
    const double t = (sum - 1) / static_cast<double>(i + 1);
    if (v[i] > t) shift = t;
  }
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (in[k]) a[k] = std::max(0.0, a[k] - shift);
  }
}

Problem::Problem(const DealSpace& space, const std::vector<int>& among, Mask keep,
                 const std::vector<Units>* extra)
    : width_(among.size() + (extra != nullptr ? 1 : 0)) {
  const Structure& s = space.structure();
  rows_.width = width_;
  most_.assign(width_, 0);
  least_.assign(width_, 0);
  std::vector<std::uint8_t> kept;
  for (const Cluster& cluster : s.clusters) {
    const auto choices = kept_choices(s, cluster, keep);
    if (choices.empty()) {
      empty_ = true;
      return;
    }
    Rows all;
    all.width = width_;
    for (std::uint32_t j : choices) {
      for (int p : among) all.at.push_back(space.column(static_cast<std::size_t>(p))[cluster.first + j]);
      if (extra != nullptr) all.at.push_back((*extra)[cluster.first + j]);
    }
    Block block{choice_.size(), 0};
    if (choices.size() <= 8) {
      // Few: compare each with each; of equal ones the first in case order stays.
      for (std::size_t i = 0; i < choices.size(); ++i) {
        bool beaten = false;
        for (std::size_t j = 0; j < choices.size() && !beaten; ++j) {
          if (i == j) continue;
          bool covers = true;
          bool equal = true;
          for (std::size_t k = 0; k < width_ && covers; ++k) {
            covers = all.row(j)[k] >= all.row(i)[k];
            equal = equal && all.row(j)[k] == all.row(i)[k];
          }
          beaten = covers && (!equal || j < i);
        }
        if (beaten) continue;
        rows_.at.insert(rows_.at.end(), all.row(i), all.row(i) + width_);
        choice_.push_back(choices[i]);
      }
    } else {
      std::vector<std::uint32_t> order(choices.size());
      std::iota(order.begin(), order.end(), 0U);
      std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::lexicographical_compare(all.row(b), all.row(b) + width_, all.row(a), all.row(a) + width_);
      });
      Rows sorted;
      sorted.width = width_;
      std::vector<std::uint32_t> owner;
      for (std::uint32_t i : order) {
        if (!owner.empty() && std::equal(all.row(i), all.row(i) + width_, sorted.row(owner.size() - 1)))
          continue;
        sorted.at.insert(sorted.at.end(), all.row(i), all.row(i) + width_);
        owner.push_back(i);
      }
      mark_maxima(sorted, kept);
      std::vector<std::uint32_t> chosen;
      for (std::size_t i = 0; i < owner.size(); ++i) {
        if (kept[i] != 0) chosen.push_back(owner[i]);
      }
      std::sort(chosen.begin(), chosen.end());
      for (std::uint32_t i : chosen) {
        rows_.at.insert(rows_.at.end(), all.row(i), all.row(i) + width_);
        choice_.push_back(choices[i]);
      }
    }
    block.size = choice_.size() - block.first;
    blocks_.push_back(block);
    for (std::size_t k = 0; k < width_; ++k) {
      Units high = std::numeric_limits<Units>::min();
      Units low = std::numeric_limits<Units>::max();
      for (std::size_t i = 0; i < choices.size(); ++i) {
        high = std::max(high, all.row(i)[k]);
        low = std::min(low, all.row(i)[k]);
      }
      most_[k] += high;
      least_[k] += low;
    }
  }
  columns_.resize(width_ * choice_.size());
  for (std::size_t k = 0; k < width_; ++k) {
    for (std::size_t i = 0; i < choice_.size(); ++i) {
      columns_[k * choice_.size() + i] = static_cast<double>(rows_.row(i)[k]);
    }
  }
}

Found Problem::found(const std::vector<std::uint32_t>& rows) const {
  Found out;
  out.u.assign(width_, 0);
  out.deal.resize(blocks_.size());
  for (std::size_t c = 0; c < blocks_.size(); ++c) {
    for (std::size_t k = 0; k < width_; ++k) out.u[k] += rows_.row(rows[c])[k];
    out.deal[c] = choice_[rows[c]];
  }
  return out;
}

Found Problem::first() const {
  std::vector<std::uint32_t> rows;
  for (const Block& block : blocks_) rows.push_back(static_cast<std::uint32_t>(block.first));
  return found(rows);
}

/// The aim of a deal; deals short of a floor come after all others, the least short first.
double Problem::merit(const Aim& aim, const std::vector<double>& y) const {
  double short_by = 0;
  double smallest = std::numeric_limits<double>::infinity();
  double sum = 0;
  for (std::size_t k = 0; k < width_; ++k) {
    if (aim.floor[k] != no_floor) {
      const double room = y[k] - static_cast<double>(aim.floor[k] - aim.origin[k]) / aim.scale[k];
      if (room < -1e-9) short_by += room;
    }
    if (!aim.in[k]) continue;
    smallest = std::min(smallest, y[k]);
    if (aim.kind == Aim::Kind::product) {
      if (y[k] <= 0) {
        short_by += std::min(y[k], -1e-6);
      } else {
        sum += std::log(y[k]);
      }
    } else {
      sum += y[k];
    }
  }
  if (short_by < 0) return impossible * (2 - 1 / (1 - short_by));
  return aim.kind == Aim::Kind::smallest ? smallest : sum;
}

void Problem::exchange(const Aim& aim, std::vector<std::uint32_t>& rows, double& best) const {
  const std::size_t total = choice_.size();
  std::vector<double> y(width_);
  std::vector<double> inverse(width_);
  for (std::size_t k = 0; k < width_; ++k) {
    inverse[k] = 1 / aim.scale[k];
    double sum = -static_cast<double>(aim.origin[k]);
    for (std::uint32_t i : rows) sum += columns_[k * total + i];
    y[k] = sum * inverse[k];
  }
  std::vector<double> moved(width_), twice(width_);
  const auto shift = [&](const std::vector<double>& from, std::vector<double>& to, std::uint32_t out,
                         std::size_t in) {
    for (std::size_t k = 0; k < width_; ++k) {
      to[k] = from[k] + (columns_[k * total + in] - columns_[k * total + out]) * inverse[k];
    }
  };
  const auto better = [&](double m) { return m > best + 1e-12 * std::fabs(best); };
  bool improved = true;
  for (int round = 0; improved && round < 20; ++round) {
    improved = false;
    for (std::size_t c = 0; c < blocks_.size(); ++c) {
      for (std::size_t i = blocks_[c].first; i < blocks_[c].first + blocks_[c].size; ++i) {
        if (i == rows[c]) continue;
        shift(y, moved, rows[c], i);
        const double m = merit(aim, moved);
        if (better(m)) {
          best = m;
          y = moved;
          rows[c] = static_cast<std::uint32_t>(i);
          improved = true;
        }
      }
    }
    if (improved || total > 400) continue;
    for (std::size_t c = 0; c < blocks_.size() && !improved; ++c) {
      for (std::size_t i = blocks_[c].first; i < blocks_[c].first + blocks_[c].size && !improved; ++i) {
        if (i == rows[c]) continue;
        shift(y, moved, rows[c], i);
        for (std::size_t d = c + 1; d < blocks_.size() && !improved; ++d) {
          for (std::size_t j = blocks_[d].first; j < blocks_[d].first + blocks_[d].size; ++j) {
            if (j == rows[d]) continue;
            shift(moved, twice, rows[d], j);
            const double m = merit(aim, twice);
            if (better(m)) {
              best = m;
              y = twice;
              rows[c] = static_cast<std::uint32_t>(i);
              rows[d] = static_cast<std::uint32_t>(j);
              improved = true;
              break;
            }
          }
        }
      }
    }
  }
}

Problem::Bound Problem::bound(const Aim& aim, double give_up, double enough) const {
  using Kind = Aim::Kind;
  const std::size_t total = choice_.size();
  const double members = static_cast<double>(std::count(aim.in.begin(), aim.in.end(), true));
  Bound out;
  out.value = std::numeric_limits<double>::infinity();
  out.merit = -std::numeric_limits<double>::infinity();

  // y at its extremes bounds both the first multipliers and the rounding of sums.
  std::vector<double> reach(width_), start(width_), floor_y(width_, 0);
  for (std::size_t k = 0; k < width_; ++k) {
    const double high = static_cast<double>(most_[k] - aim.origin[k]) / aim.scale[k];
    const double low = static_cast<double>(least_[k] - aim.origin[k]) / aim.scale[k];
    reach[k] = std::max({std::fabs(high), std::fabs(low), (high - low)});
    if (aim.floor[k] != no_floor)
      floor_y[k] = static_cast<double>(aim.floor[k] - aim.origin[k]) / aim.scale[k];
    start[k] = 0;
    if (!aim.in[k]) continue;
    start[k] = aim.kind == Kind::smallest ? 1 / members
               : aim.kind == Kind::sum    ? 1
                                          : 1 / std::max(1e-9, 0.6 * high);
  }
  std::vector<double> a = start;
  std::vector<double> weight(width_), score(total), y(width_), g(width_);
  std::vector<std::uint32_t> best(blocks_.size());
  double step = 1.0;
  int since = 0;
  const int rounds = 60 + 20 * static_cast<int>(width_);
  for (int round = 0; round < rounds; ++round) {
    std::fill(score.begin(), score.end(), 0.0);
    double value = 0;
    for (std::size_t k = 0; k < width_; ++k) {
      weight[k] = a[k] / aim.scale[k];
      const double* column = columns_.data() + k * total;
      const double w = weight[k];
      if (w == 0) continue;
      for (std::size_t i = 0; i < total; ++i) score[i] += w * column[i];
      value -= w * static_cast<double>(aim.origin[k]);
    }
    for (std::size_t k = 0; k < width_; ++k) y[k] = -static_cast<double>(aim.origin[k]);
    for (std::size_t c = 0; c < blocks_.size(); ++c) {
      const Block& block = blocks_[c];
      std::size_t top = block.first;
      for (std::size_t i = top + 1; i < block.first + block.size; ++i) {
        if (score[i] > score[top]) top = i;
      }
      value += score[top];
      best[c] = static_cast<std::uint32_t>(top);
    }
    double rounding = 0;
    for (std::size_t k = 0; k < width_; ++k) {
      const double* column = columns_.data() + k * total;
      for (std::uint32_t i : best) y[k] += column[i];
      y[k] /= aim.scale[k];
      rounding += a[k] * (reach[k] + std::fabs(static_cast<double>(aim.origin[k])) / aim.scale[k]);
      g[k] = y[k];
      if (aim.in[k] && aim.kind == Kind::product) {
        value -= std::log(a[k]) + 1;
        g[k] -= 1 / a[k];
      }
      // Floors: f <= f + sum of nu_k (y_k - floor_k); the part of a_k beyond the aim's own weight is nu_k.
      if (aim.floor[k] != no_floor) {
        const bool free = !aim.in[k];
        if (free || aim.kind == Kind::sum) {
          const double own = free ? 0 : 1;
          value -= (a[k] - own) * floor_y[k];
          g[k] -= floor_y[k];
        }
      }
    }
    const double m = merit(aim, y);
    if (m > out.merit) {
      out.merit = m;
      out.best = best;
    }
    if (value < out.value) {
      if (value < out.value - 1e-4 * std::fabs(out.value - out.merit)) since = 0;
      out.value = value;
      out.multipliers = a;
      out.slack = 1e-11 * (rounding + std::fabs(value));
    }
    if (out.value + out.slack < give_up || out.merit >= enough) return out;
    if (++since > 8) {
      step *= 0.6;
      since = 0;
      if (step < 0.02) break;
    }
    double norm = 0;
    for (std::size_t k = 0; k < width_; ++k) {
      const bool fixed =
          !aim.in[k] ? aim.floor[k] == no_floor : aim.kind == Kind::sum && aim.floor[k] == no_floor;
      if (fixed || (a[k] <= 0 && g[k] > 0)) g[k] = 0;
    }
    if (aim.kind == Kind::smallest) {
      // Along the simplex only differences of y matter.
      double mean = 0;
      for (std::size_t k = 0; k < width_; ++k) {
        if (aim.in[k]) mean += g[k] / members;
      }
      for (std::size_t k = 0; k < width_; ++k) {
        if (aim.in[k]) g[k] -= mean;
      }
    }
    for (double x : g) norm += x * x;
    if (norm == 0) break;  // the bound is attained: nothing can lower it
    const double target = out.merit > impossible ? out.merit : value - std::max(1e-3, 0.1 * std::fabs(value));
    const double length = step * std::max(value - target, 1e-9 * std::fabs(value) + 1e-15) / norm;
    for (std::size_t k = 0; k < width_; ++k) {
      const double before = a[k];
      a[k] -= length * g[k];
      if (aim.kind == Kind::product && aim.in[k]) {
        a[k] = std::clamp(a[k], before / 3, before * 3);
      } else {
        const double least = aim.kind == Kind::sum && aim.in[k] ? 1.0 : 0.0;
        a[k] = std::max(a[k], least);
      }
    }
    if (aim.kind == Kind::smallest) onto_simplex(a, aim.in);
  }
  if (out.merit < enough) exchange(aim, out.best, out.merit);
  return out;
}

Cut Problem::cut(const Aim& aim, const Bound& bound, double value) const {
  Cut out;
  out.a.resize(width_);
  // aim <= a*y + constant for every deal that keeps the floors, so aim >= value needs a*y >= value -
  // constant.
  double constant = 0;
  double size = std::fabs(value);
  double shift = 0;
  for (std::size_t k = 0; k < width_; ++k) {
    const double a = bound.multipliers[k];
    out.a[k] = a / aim.scale[k];
    shift += out.a[k] * static_cast<double>(aim.origin[k]);
    size += out.a[k] *
            (std::fabs(static_cast<double>(aim.origin[k])) +
             std::max(std::fabs(static_cast<double>(most_[k])), std::fabs(static_cast<double>(least_[k]))));
    if (aim.in[k] && aim.kind == Aim::Kind::product) constant -= std::log(a) + 1;
    const bool free = !aim.in[k];
    if (aim.floor[k] != no_floor && (free || aim.kind == Aim::Kind::sum)) {
      const double nu = a - (free ? 0 : 1);
      const double floor_y = static_cast<double>(aim.floor[k] - aim.origin[k]) / aim.scale[k];
      constant -= nu * floor_y;
      size += nu * std::fabs(floor_y);
    }
  }
  out.at_least = value - constant + shift - 1e-11 * size;
  return out;
}

Problem::Listing Problem::list(const std::vector<Cut>& cuts, const std::vector<Units>& floor,
                               std::uint64_t& nodes, std::uint64_t budget, Progress& progress) const {
  Listing out;
  const std::size_t m = blocks_.size();
  const std::size_t n_cuts = cuts.size();
  // What a row adds to each cut, and how far it is below its cluster's best in the first.
  std::vector<double> adds(choice_.size() * n_cuts, 0.0);
  for (std::size_t i = 0; i < choice_.size(); ++i) {
    for (std::size_t q = 0; q < n_cuts; ++q) {
      for (std::size_t k = 0; k < width_; ++k) {
        adds[i * n_cuts + q] += cuts[q].a[k] * columns_[k * choice_.size() + i];
      }
    }
  }
  // Clusters whose second choice costs most go first: the partial deals stay few.
  std::vector<std::size_t> order(m);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> cost(m, std::numeric_limits<double>::infinity());
  for (std::size_t c = 0; c < m && n_cuts > 0; ++c) {
    double first = -std::numeric_limits<double>::infinity();
    double second = first;
    for (std::size_t i = blocks_[c].first; i < blocks_[c].first + blocks_[c].size; ++i) {
      const double v = adds[i * n_cuts];
      second = std::max(second, std::min(first, v));
      first = std::max(first, v);
    }
    cost[c] = first - second;
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return cost[a] > cost[b]; });

  std::vector<double> rest((m + 1) * n_cuts, 0.0);
  std::vector<Units> rest_units((m + 1) * width_, 0);
  for (std::size_t t = m; t-- > 0;) {
    const Block& block = blocks_[order[t]];
    for (std::size_t q = 0; q < n_cuts; ++q) {
      double top = adds[block.first * n_cuts + q];
      for (std::size_t i = block.first; i < block.first + block.size; ++i)
        top = std::max(top, adds[i * n_cuts + q]);
      rest[t * n_cuts + q] = rest[(t + 1) * n_cuts + q] + top;
    }
    for (std::size_t k = 0; k < width_; ++k) {
      Units top = rows_.row(block.first)[k];
      for (std::size_t i = block.first; i < block.first + block.size; ++i)
        top = std::max(top, rows_.row(i)[k]);
      rest_units[t * width_ + k] = rest_units[(t + 1) * width_ + k] + top;
    }
  }

  struct Level {
    Rows rows;
    std::vector<double> sums;
    std::vector<std::uint32_t> prev, row;
  };
  std::vector<Level> levels(m + 1);
  levels[0].rows.width = width_;
  levels[0].rows.at.assign(width_, 0);
  levels[0].sums.assign(n_cuts, 0.0);
  levels[0].prev.assign(1, 0);
  levels[0].row.assign(1, 0);
  const auto rebuild = [&](std::size_t t, std::uint32_t at, std::vector<std::uint32_t>& rows) {
    for (; t > 0; --t) {
      rows[order[t - 1]] = levels[t].row[at];
      at = levels[t].prev[at];
    }
  };
  std::vector<std::uint32_t> one(m), two(m);
  std::vector<std::uint8_t> keep;
  for (std::size_t t = 0; t < m; ++t) {
    const Block& block = blocks_[order[t]];
    const Level& from = levels[t];
    Level& to = levels[t + 1];
    to.rows.width = width_;
    const double* rest_of = rest.data() + (t + 1) * n_cuts;
    const Units* rest_units_of = rest_units.data() + (t + 1) * width_;
    const std::size_t states = from.prev.size();
    nodes += states * block.size;
    if (nodes > budget || to.prev.size() > 3'000'000 || progress.cancelled()) {
      out.complete = false;
      return out;
    }
    for (std::size_t s = 0; s < states; ++s) {
      const Units* u = from.rows.row(s);
      const double* sums = from.sums.data() + s * n_cuts;
      for (std::size_t i = block.first; i < block.first + block.size; ++i) {
        bool alive = true;
        for (std::size_t q = 0; q < n_cuts && alive; ++q) {
          alive = sums[q] + adds[i * n_cuts + q] + rest_of[q] >= cuts[q].at_least;
        }
        const Units* add = rows_.row(i);
        for (std::size_t k = 0; k < width_ && alive; ++k)
          alive = u[k] + add[k] + rest_units_of[k] >= floor[k];
        if (!alive) continue;
        for (std::size_t k = 0; k < width_; ++k) to.rows.at.push_back(u[k] + add[k]);
        for (std::size_t q = 0; q < n_cuts; ++q) to.sums.push_back(sums[q] + adds[i * n_cuts + q]);
        to.prev.push_back(static_cast<std::uint32_t>(s));
        to.row.push_back(static_cast<std::uint32_t>(i));
      }
    }
    const std::size_t n = to.prev.size();
    if (n == 0) return out;
    if (n < 48 && t + 1 < m) continue;
    // Join equal partial deals (the first in case order stays) and drop dominated ones.
    std::vector<std::uint32_t> sorted(n);
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::lexicographical_compare(to.rows.row(b), to.rows.row(b) + width_, to.rows.row(a),
                                          to.rows.row(a) + width_);
    });
    Rows distinct;
    distinct.width = width_;
    std::vector<std::uint32_t> owner;
    for (std::uint32_t i : sorted) {
      const Units* row = to.rows.row(i);
      if (!owner.empty() && std::equal(row, row + width_, distinct.row(owner.size() - 1))) {
        rebuild(t + 1, i, one);
        rebuild(t + 1, owner.back(), two);
        for (std::size_t c = 0; c < m; ++c) {
          const bool settled = std::find(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(t + 1),
                                         c) != order.begin() + static_cast<std::ptrdiff_t>(t + 1);
          if (!settled || one[c] == two[c]) continue;
          if (one[c] < two[c]) owner.back() = i;
          break;
        }
        continue;
      }
      distinct.at.insert(distinct.at.end(), row, row + width_);
      owner.push_back(i);
    }
    mark_maxima(distinct, keep);
    Level small;
    small.rows.width = width_;
    for (std::size_t i = 0; i < owner.size(); ++i) {
      if (keep[i] == 0) continue;
      const std::uint32_t o = owner[i];
      small.rows.at.insert(small.rows.at.end(), to.rows.row(o), to.rows.row(o) + width_);
      for (std::size_t q = 0; q < n_cuts; ++q) small.sums.push_back(to.sums[o * n_cuts + q]);
      small.prev.push_back(to.prev[o]);
      small.row.push_back(to.row[o]);
    }
    to = std::move(small);
  }
  const Level& last = levels[m];
  for (std::uint32_t i = 0; i < last.prev.size(); ++i) {
    rebuild(m, i, one);
    out.found.push_back(found(one));
  }
  return out;
}

}  // namespace mediant::deals
