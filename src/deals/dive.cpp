// Branch and bound for "everybody at or above a floor": what leximin concepts come down to.
#include <algorithm>
#include <cmath>

#include "search.hpp"

namespace mediant::deals {

class Dive {
 public:
  Dive(const Problem& problem, std::vector<Units> floor, const std::vector<double>& scale,
       std::uint64_t& nodes, std::uint64_t node_limit, const Problem::Offer& offer)
      : p_(problem),
        n_(problem.width_),
        floor_(std::move(floor)),
        nodes_(nodes),
        limit_(node_limit),
        offer_(offer) {
    for (std::size_t k = 0; k < n_; ++k) {
      in_.push_back(floor_[k] != no_floor);
      inverse_.push_back(1 / scale[k]);
      size_ = std::max(size_, static_cast<double>(p_.most_[k] - p_.least_[k]) / scale[k]);
    }
    // Row-major, on the common scale: one row's parties lie together.
    y_.resize(p_.choice_.size() * n_);
    for (std::size_t i = 0; i < p_.choice_.size(); ++i) {
      for (std::size_t k = 0; k < n_; ++k) {
        y_[i * n_ + k] = p_.columns_[k * p_.choice_.size() + i] * inverse_[k];
      }
    }
  }

  bool run(std::vector<double> a) {
    Node root;
    for (std::size_t c = 0; c < p_.blocks_.size(); ++c) {
      root.ends.push_back(static_cast<std::uint32_t>(root.rows.size()));
      for (std::size_t i = 0; i < p_.blocks_[c].size; ++i) {
        root.rows.push_back(static_cast<std::uint32_t>(p_.blocks_[c].first + i));
      }
    }
    root.ends.push_back(static_cast<std::uint32_t>(root.rows.size()));
    for (std::size_t k = 0; k < n_; ++k) {
      if (!in_[k]) a[k] = 0;
    }
    onto_simplex(a, in_);
    explore(root, a, 30);
    return !stopped_;
  }

 private:
  struct Node {
    std::vector<std::uint32_t> rows;  ///< still possible, cluster by cluster
    std::vector<std::uint32_t> ends;  ///< clusters + 1 offsets into rows
  };

  /// How far the floors lie: sum of a_k * floor_k, on the common scale.
  [[nodiscard]] double floor_value(const std::vector<double>& a) const {
    double sum = 0;
    for (std::size_t k = 0; k < n_; ++k) {
      if (in_[k]) sum += a[k] * static_cast<double>(floor_[k]) * inverse_[k];
    }
    return sum;
  }

  void explore(const Node& node, std::vector<double> a, int rounds) {
    if (stopped_) return;
    if (++nodes_ > limit_) {
      stopped_ = true;
      return;
    }
    const std::size_t m = p_.blocks_.size();
    std::vector<double> score(node.rows.size()), best_score, best_a, y(n_), g(n_);
    std::vector<std::uint32_t> best(m);
    std::vector<Units> u(n_);
    double bound = std::numeric_limits<double>::infinity();
    double step = 1.2;
    double level = 0;  // floor_value at best_a
    for (int round = 0; round < rounds; ++round) {
      std::fill(y.begin(), y.end(), 0.0);
      double value = 0;
      for (std::size_t c = 0; c < m; ++c) {
        std::uint32_t top = node.ends[c];
        for (std::uint32_t q = node.ends[c]; q < node.ends[c + 1]; ++q) {
          const double* row = y_.data() + node.rows[q] * n_;
          double sum = 0;
          for (std::size_t k = 0; k < n_; ++k) sum += a[k] * row[k];
          score[q] = sum;
          if (sum > score[top]) top = q;
        }
        value += score[top];
        best[c] = node.rows[top];
        const double* row = y_.data() + node.rows[top] * n_;
        for (std::size_t k = 0; k < n_; ++k) y[k] += row[k];
      }
      double short_of = std::numeric_limits<double>::infinity();
      for (std::size_t k = 0; k < n_; ++k) {
        g[k] = in_[k] ? y[k] - static_cast<double>(floor_[k]) * inverse_[k] : 0;
        if (in_[k]) short_of = std::min(short_of, g[k]);
      }
      if (short_of > -1e-9 * size_) consider(best, u);
      const double floors = floor_value(a);
      value -= floors;
      if (value < bound) {
        bound = value;
        best_a = a;
        best_score = score;
        level = floors;
      }
      if (value < -slack(floors)) return;
      double mean = 0;
      double norm = 0;
      double members = 0;
      for (std::size_t k = 0; k < n_; ++k) {
        if (in_[k] && (a[k] > 0 || g[k] < 0)) {
          mean += g[k];
          ++members;
        }
      }
      mean /= std::max(1.0, members);
      for (std::size_t k = 0; k < n_; ++k) {
        if (in_[k] && (a[k] > 0 || g[k] < 0)) norm += (g[k] - mean) * (g[k] - mean);
      }
      if (norm <= 0) break;
      // Aim a little below zero: that is all a proof needs.
      const double length = step * (value + 0.002 * size_) / norm;
      for (std::size_t k = 0; k < n_; ++k) {
        if (in_[k]) a[k] -= length * (g[k] - mean);
      }
      onto_simplex(a, in_);
      step *= 0.93;
    }
    bound += level - floor_value(best_a);  // the floor may have risen meanwhile
    branch(node, best_score, best_a, bound + slack(level));
  }

  void branch(const Node& node, const std::vector<double>& score, const std::vector<double>& a, double room) {
    if (room < 0) return;
    const std::size_t m = p_.blocks_.size();
    Node rest;
    rest.rows.reserve(node.rows.size());
    std::vector<double> kept;
    std::size_t widest = m;
    double most = -1;
    for (std::size_t c = 0; c < m; ++c) {
      rest.ends.push_back(static_cast<std::uint32_t>(rest.rows.size()));
      std::uint32_t top = node.ends[c];
      for (std::uint32_t q = top; q < node.ends[c + 1]; ++q) {
        if (score[q] > score[top]) top = q;
      }
      double spread = -1;
      for (std::uint32_t q = node.ends[c]; q < node.ends[c + 1]; ++q) {
        const double cost = score[top] - score[q];
        if (cost > room) continue;
        rest.rows.push_back(node.rows[q]);
        kept.push_back(cost);
        if (q == top) continue;
        // What hangs on this choice, less what is lost by it.
        double apart = 0;
        for (std::size_t k = 0; k < n_; ++k) {
          if (in_[k]) apart += std::fabs(y_[node.rows[q] * n_ + k] - y_[node.rows[top] * n_ + k]);
        }
        spread = std::max(spread, apart * (1 - cost / (room + 1e-300)));
      }
      if (spread > most) {
        most = spread;
        widest = c;
      }
    }
    rest.ends.push_back(static_cast<std::uint32_t>(rest.rows.size()));
    if (most < 0) {
      std::vector<Units> u(n_);
      consider(rest.rows, u);
      return;
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t q = rest.ends[widest]; q < rest.ends[widest + 1]; ++q) order.push_back(q);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t x, std::uint32_t z) { return kept[x] < kept[z]; });
    Node child;
    for (std::uint32_t q : order) {
      child.rows.clear();
      child.ends.clear();
      for (std::size_t c = 0; c < m; ++c) {
        child.ends.push_back(static_cast<std::uint32_t>(child.rows.size()));
        if (c == widest) {
          child.rows.push_back(rest.rows[q]);
        } else {
          const auto row = [&](std::size_t end) {
            return rest.rows.begin() + static_cast<std::ptrdiff_t>(rest.ends[end]);
          };
          child.rows.insert(child.rows.end(), row(c), row(c + 1));
        }
      }
      child.ends.push_back(static_cast<std::uint32_t>(child.rows.size()));
      explore(child, a, 12);
    }
  }

  void consider(const std::vector<std::uint32_t>& rows, std::vector<Units>& u) {
    std::fill(u.begin(), u.end(), 0);
    for (std::uint32_t i : rows) {
      const Units* row = p_.rows_.row(i);
      for (std::size_t k = 0; k < n_; ++k) u[k] += row[k];
    }
    for (std::size_t k = 0; k < n_; ++k) {
      if (u[k] < floor_[k]) return;
    }
    offer_(rows, u, floor_);
  }

  /// What rounding may hide in a bound.
  [[nodiscard]] double slack(double floors) const {
    return 1e-11 * (size_ * static_cast<double>(n_) + std::fabs(floors));
  }

  const Problem& p_;
  std::size_t n_;
  std::vector<Units> floor_;
  std::vector<bool> in_;
  std::vector<double> inverse_, y_;
  double size_ = 0;
  std::uint64_t& nodes_;
  std::uint64_t limit_;
  const Problem::Offer& offer_;
  bool stopped_ = false;
};

bool Problem::dive(std::vector<Units> floor, const std::vector<double>& scale,
                   const std::vector<double>& multipliers, std::uint64_t& nodes, std::uint64_t node_limit,
                   const Offer& offer) const {
  return Dive(*this, std::move(floor), scale, nodes, node_limit, offer).run(multipliers);
}

}  // namespace mediant::deals
