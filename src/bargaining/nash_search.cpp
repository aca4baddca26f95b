#include "mediant/bargaining/nash_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace mediant::bargaining {
namespace {

using model::AdditiveUtility;
using model::Domain;
using model::RectangleUtility;

// Worth to one party where every bounded issue lies in the values marked.
struct Term {
  std::size_t party = 0;
  double worth = 0;
  std::vector<std::pair<std::size_t, std::vector<bool>>> inside;  // issue, its values
};

struct Problem {
  std::vector<Term> terms;
  std::vector<double> constant, ceiling, level;
};

std::optional<Problem> problem_of(const Domain& domain) {
  Problem out;
  for (std::size_t p = 0; p < domain.profiles.size(); ++p) {
    const model::DomainProfile& profile = domain.profiles[p];
    out.level.push_back(model::reservation_of(domain, profile));
    if (const auto* u = std::get_if<AdditiveUtility>(&profile.utility)) {
      out.constant.push_back(u->bias);
      out.ceiling.push_back(u->ceiling);
      for (std::size_t i = 0; i < u->values.size(); ++i) {
        for (std::size_t v = 0; v < u->values[i].size(); ++v) {
          if (u->weights[i] * u->values[i][v] == 0) continue;
          std::vector<bool> only(u->values[i].size(), false);
          only[v] = true;
          out.terms.push_back({p, u->weights[i] * u->values[i][v], {{i, std::move(only)}}});
        }
      }
      continue;
    }
    const auto* u = std::get_if<RectangleUtility>(&profile.utility);
    if (u == nullptr || !u->top.nested.empty() || u->top.aggregation != model::RectangleSum::Aggregation::sum)
      return std::nullopt;
    double constant = u->bias;
    for (const model::Rectangle& r : u->top.rectangles) {
      if (r.bounds.empty() || !r.inclusive) constant += r.utility / u->maximum;
      if (r.bounds.empty()) continue;
      std::map<std::size_t, std::vector<bool>> inside;
      for (const model::RectangleBound& b : r.bounds) {
        const model::DomainIssue& issue = domain.issues[b.issue];
        auto& values = inside.try_emplace(b.issue, issue.values.size(), true).first->second;
        for (std::size_t v = 0; v < values.size(); ++v) {
          const double x = issue.numbers.empty() ? double(v) : issue.numbers[v];
          values[v] = values[v] && b.low <= x && x <= b.high;
        }
      }
      out.terms.push_back(
          {p, (r.inclusive ? 1 : -1) * r.utility / u->maximum, {inside.begin(), inside.end()}});
    }
    out.constant.push_back(constant);
    out.ceiling.push_back(u->ceiling);
  }
  return out;
}

class Search {
 public:
  Search(const Domain& domain, const Problem& problem, const NashSearchOptions& options, Progress& progress)
      : domain_(domain), p_(problem), options_(options), progress_(progress), n_(domain.profiles.size()) {
    merge_values();
    order_issues();
    lambda_.assign(n_, 1);
    open_.resize(p_.terms.size());
    dead_.assign(p_.terms.size(), 0);
    for (std::size_t t = 0; t < open_.size(); ++t) open_[t] = p_.terms[t].inside.size();
    deal_.assign(domain.issues.size(), 0);
    u_ = p_.constant;
  }

  NashSearch run() {
    start_by_climbing();
    best_open_ = 0;
    visit(0, bound());
    out_.bound = std::max(out_.value, best_open_);
    out_.exact = best_open_ <= out_.value * (1 + 1e-12);
    return std::move(out_);
  }

 private:
  // One representative of each set of values that lie in the same rectangles.
  void merge_values() {
    touching_.resize(domain_.issues.size());
    for (std::size_t t = 0; t < p_.terms.size(); ++t)
      for (std::size_t k = 0; k < p_.terms[t].inside.size(); ++k)
        touching_[p_.terms[t].inside[k].first].push_back({t, k});
    for (std::size_t i = 0; i < domain_.issues.size(); ++i) {
      std::map<std::vector<bool>, DealIndex> kinds;
      for (std::size_t v = 0; v < domain_.issues[i].values.size(); ++v) {
        std::vector<bool> kind;
        for (const auto& [t, k] : touching_[i]) kind.push_back(p_.terms[t].inside[k].second[v]);
        kinds.try_emplace(std::move(kind), static_cast<DealIndex>(v));
      }
      values_.emplace_back();
      for (const auto& [kind, v] : kinds) values_.back().push_back(v);
    }
  }

  // Issues that much depends on first.
  void order_issues() {
    order_.resize(domain_.issues.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::vector<double> weight(order_.size(), 0);
    for (std::size_t i = 0; i < order_.size(); ++i)
      for (const auto& [t, k] : touching_[i]) weight[i] += std::abs(p_.terms[t].worth);
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
  }

  void set(std::size_t issue, DealIndex value) {
    deal_[issue] = value;
    for (const auto& [t, k] : touching_[issue]) {
      if (!p_.terms[t].inside[k].second[value]) {
        ++dead_[t];
      }
      if (--open_[t] == 0 && dead_[t] == 0) u_[p_.terms[t].party] += p_.terms[t].worth;
    }
  }
  void unset(std::size_t issue) {
    for (const auto& [t, k] : touching_[issue]) {
      if (open_[t]++ == 0 && dead_[t] == 0) u_[p_.terms[t].party] -= p_.terms[t].worth;
      if (!p_.terms[t].inside[k].second[deal_[issue]]) --dead_[t];
    }
  }

  [[nodiscard]] double product(const std::vector<double>& u) const {
    double value = 1;
    for (std::size_t p = 0; p < n_; ++p) {
      const double gain = std::min(u[p], p_.ceiling[p]) - p_.level[p];
      if (gain <= 0) return 0;
      value *= gain;
    }
    return value;
  }

  // Greatest product of gains below the current partial deal; 0 where some party surely cannot gain.
  double bound() {
    share_.assign(share_.size(), 0);
    most_.assign(n_, 0);
    double together = 0;
    for (std::size_t d = depth_; d < order_.size(); ++d) {
      const std::size_t issue = order_[d];
      share_.assign(values_[issue].size() * n_, 0);
      for (const auto& [t, k] : touching_[issue]) {
        const Term& term = p_.terms[t];
        if (dead_[t] > 0 || term.worth <= 0) continue;
        const double part = term.worth / double(open_[t]);
        for (std::size_t v = 0; v < values_[issue].size(); ++v)
          if (term.inside[k].second[values_[issue][v]]) share_[v * n_ + term.party] += part;
      }
      double best = 0;
      for (std::size_t v = 0; v < values_[issue].size(); ++v) {
        double sum = 0;
        for (std::size_t p = 0; p < n_; ++p) sum += lambda_[p] * share_[v * n_ + p];
        best = std::max(best, sum);
      }
      together += best;
      for (std::size_t p = 0; p < n_; ++p) {
        double most = 0;
        for (std::size_t v = 0; v < values_[issue].size(); ++v) most = std::max(most, share_[v * n_ + p]);
        most_[p] += most;
      }
    }
    double scale = 1;
    for (std::size_t p = 0; p < n_; ++p) {
      most_[p] += u_[p];
      together += lambda_[p] * (u_[p] - p_.level[p]);
      scale *= lambda_[p];
    }
    const double separately = product(most_);
    if (separately == 0 || together <= 0) return 0;
    return std::min(separately, std::pow(together / double(n_), double(n_)) / scale);
  }

  void take() {
    const double value = product(u_);
    if (value <= out_.value) return;
    out_.value = value;
    Point point;
    point.deal = deal_;
    for (std::size_t p = 0; p < n_; ++p) point.utilities.push_back(std::min(u_[p], p_.ceiling[p]));
    // Multipliers at which the means are equal at the best deal known: the bound is tight there.
    for (std::size_t p = 0; p < n_; ++p) lambda_[p] = 1 / (point.utilities[p] - p_.level[p]);
    out_.point = std::move(point);
  }

  // Coordinate ascent from each value of the first issue gives the first incumbent.
  void start_by_climbing() {
    for (const DealIndex first : values_[order_[0]]) {
      for (std::size_t d = 0; d < order_.size(); ++d) set(order_[d], d == 0 ? first : values_[order_[d]][0]);
      double value = score();
      for (bool moved = true; moved;) {
        moved = false;
        for (const std::size_t issue : order_) {
          DealIndex best = deal_[issue];
          for (const DealIndex v : values_[issue]) {
            unset(issue);
            set(issue, v);
            if (const double s = score(); s > value + 1e-15) {
              value = s;
              best = v;
              moved = true;
            }
          }
          unset(issue);
          set(issue, best);
        }
      }
      take();
      for (const std::size_t issue : order_) unset(issue);
    }
  }
  // Product of gains, or minus what is missing to gains for all.
  [[nodiscard]] double score() const {
    const double value = product(u_);
    if (value > 0) return value;
    double missing = 0;
    for (std::size_t p = 0; p < n_; ++p)
      missing += std::min(0.0, std::min(u_[p], p_.ceiling[p]) - p_.level[p]);
    return missing;
  }

  void visit(std::size_t depth, double here) {
    if (here <= out_.value) return;
    if (out_.nodes >= options_.node_limit || progress_.cancelled()) {
      best_open_ = std::max(best_open_, here);
      return;
    }
    ++out_.nodes;
    if (depth == order_.size()) {
      take();
      return;
    }
    const std::size_t issue = order_[depth];
    std::vector<std::pair<double, DealIndex>> branches;
    for (const DealIndex v : values_[issue]) {
      set(issue, v);
      depth_ = depth + 1;
      branches.emplace_back(std::min(here, bound()), v);
      unset(issue);
    }
    std::stable_sort(branches.begin(), branches.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [above, v] : branches) {
      if (above <= out_.value) break;
      set(issue, v);
      depth_ = depth + 1;
      visit(depth + 1, above);
      unset(issue);
    }
    depth_ = depth;
  }

  const Domain& domain_;
  const Problem& p_;
  const NashSearchOptions& options_;
  Progress& progress_;
  std::size_t n_;
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> touching_;  // issue -> term, place in it
  std::vector<std::vector<DealIndex>> values_;
  std::vector<std::size_t> order_, open_, dead_;
  std::vector<double> u_, lambda_, share_, most_;
  std::vector<DealIndex> deal_;
  std::size_t depth_ = 0;
  double best_open_ = 0;
  NashSearch out_;
};

}  // namespace

Result<NashSearch> search_nash(const Domain& domain, const NashSearchOptions& options, Progress& progress) {
  const std::optional<Problem> problem = problem_of(domain);
  if (!problem || domain.profiles.empty() || domain.issues.empty())
    return Error{"not-rectangles", "a profile is neither additive nor a sum of rectangles", ""};
  return Search(domain, *problem, options, progress).run();
}

}  // namespace mediant::bargaining
