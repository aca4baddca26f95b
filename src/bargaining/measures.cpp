#include "mediant/bargaining/measures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "mediant/bargaining/nash_search.hpp"
#include "pairs.hpp"
#include "solutions.hpp"

namespace mediant::bargaining {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double tolerance = 1e-9;

// Of an additive space the range and the mean follow issue by issue; the mean under a binding ceiling from
// the sums of two halves of the issues.
void additive_ranges(const Space& space, Measures& out) {
  for (std::size_t p = 0; p < space.parties; ++p) {
    double least = space.bias[p];
    double greatest = space.bias[p];
    for (std::size_t i = 0; i < space.sizes.size(); ++i) {
      double low = infinity;
      double high = -infinity;
      for (std::size_t v = 0; v < space.sizes[i]; ++v) {
        low = std::min(low, space.worth[i][v * space.parties + p]);
        high = std::max(high, space.worth[i][v * space.parties + p]);
      }
      least += low;
      greatest += high;
    }
    out.least.push_back(std::min(least, space.ceiling[p]));
    out.greatest.push_back(std::min(greatest, space.ceiling[p]));
  }
}

// All sums of party p over issues [from, to), with the halves' product of sizes at most `limit`.
std::vector<double> all_sums(const Space& space, std::size_t p, std::size_t from, std::size_t to) {
  std::vector<double> sums{0};
  for (std::size_t i = from; i < to; ++i) {
    std::vector<double> next;
    next.reserve(sums.size() * space.sizes[i]);
    for (const double sum : sums)
      for (std::size_t v = 0; v < space.sizes[i]; ++v)
        next.push_back(sum + space.worth[i][v * space.parties + p]);
    sums = std::move(next);
  }
  return sums;
}

// Mean of min(ceiling, a + b) over all pairs: sort b, and for each a cut b where the ceiling begins.
std::optional<double> cut_mean(const Space& space, std::size_t p) {
  constexpr double half_limit = 4e6;
  std::size_t middle = 0;
  double left = 1;
  double right = space.deals();
  while (middle < space.sizes.size() && left < right) {
    left *= double(space.sizes[middle]);
    right /= double(space.sizes[middle]);
    ++middle;
  }
  if (left > half_limit || right > half_limit) return std::nullopt;
  const std::vector<double> a = all_sums(space, p, 0, middle);
  std::vector<double> b = all_sums(space, p, middle, space.sizes.size());
  std::sort(b.begin(), b.end());
  std::vector<double> below(b.size() + 1, 0);
  std::partial_sum(b.begin(), b.end(), below.begin() + 1);
  double total = 0;
  for (const double x : a) {
    const double base = space.bias[p] + x;
    const auto cut =
        static_cast<std::size_t>(std::upper_bound(b.begin(), b.end(), space.ceiling[p] - base) - b.begin());
    total += (double(cut) * base + below[cut] + double(b.size() - cut) * space.ceiling[p]) / double(b.size());
  }
  return total / double(a.size());
}

void additive_means(const Space& space, Measures& out) {
  for (std::size_t p = 0; p < space.parties; ++p) {
    double mean = space.bias[p];
    double greatest = space.bias[p];
    for (std::size_t i = 0; i < space.sizes.size(); ++i) {
      double sum = 0;
      double high = -infinity;
      for (std::size_t v = 0; v < space.sizes[i]; ++v) {
        sum += space.worth[i][v * space.parties + p];
        high = std::max(high, space.worth[i][v * space.parties + p]);
      }
      mean += sum / double(space.sizes[i]);
      greatest += high;
    }
    if (greatest > space.ceiling[p] + 1e-12) {
      const std::optional<double> cut = cut_mean(space, p);
      if (!cut) {
        out.mean.clear();
        out.notes.push_back(
            "mean utilities: the ceiling binds and the domain is too large to average exactly");
        return;
      }
      mean = *cut;
    }
    out.mean.push_back(mean);
  }
}

// One pass over all deals of a space that is not additive.
void listed_ranges(const Space& space, std::uint64_t limit, Measures& out) {
  out.least.assign(space.parties, infinity);
  out.greatest.assign(space.parties, -infinity);
  if (!space.deals_within(limit)) return;
  std::vector<double> sum(space.parties, 0);
  std::uint64_t rational = 0;
  double count = 0;
  for_each_deal(space, [&](std::span<const DealIndex>, std::span<const double> u) {
    bool above = true;
    for (std::size_t p = 0; p < u.size(); ++p) {
      out.least[p] = std::min(out.least[p], u[p]);
      out.greatest[p] = std::max(out.greatest[p], u[p]);
      sum[p] += u[p];
      above = above && u[p] >= space.reservation[p];
    }
    rational += above ? 1 : 0;
    ++count;
  });
  for (const double s : sum) out.mean.push_back(s / count);
  out.rational = std::to_string(rational);
}

// Points no other reaches within the tolerance and passes beyond it; of equal ones the first in file order.
// They come by falling first utility, so that whatever reaches one stands before the first that falls short.
std::vector<Point> tolerant(std::vector<Point> points) {
  const std::size_t n = points.empty() ? 0 : points.front().utilities.size();
  std::vector<double> rows;
  for (const Point& point : points) rows.insert(rows.end(), point.utilities.begin(), point.utilities.end());
  const auto drops = [&](std::size_t j, std::size_t i) {
    const double* x = &rows[j * n];
    const double* y = &rows[i * n];
    bool passes = false;
    for (std::size_t p = 1; p < n; ++p) {
      if (x[p] < y[p] - tolerance) return false;
      passes = passes || x[p] > y[p] + tolerance;
    }
    return passes || x[0] > y[0] + tolerance || points[j].deal < points[i].deal;
  };
  std::vector<Point> kept;
  std::size_t last = 0;  // neighbours are often dropped by the same point
  for (std::size_t i = 0, end = 0; i < points.size(); ++i) {
    while (end < points.size() && rows[end * n] >= rows[i * n] - tolerance) ++end;
    bool drop = last != i && last < end && drops(last, i);
    for (std::size_t j = 0; j < end && !drop; ++j) {
      drop = j != i && drops(j, i);
      if (drop) last = j;
    }
    if (!drop) kept.push_back(points[i]);
  }
  return kept;
}

void count_frontier_deals(const Space& space, const MeasureOptions& options, Measures& out) {
  if (!space.deals_within(options.deal_limit)) {
    out.notes.push_back("deals on the frontier are not counted: there are too many deals to list");
    return;
  }
  std::vector<const std::vector<double>*> sorted;
  for (const Point& point : out.frontier) sorted.push_back(&point.utilities);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return *a < *b; });
  const auto less = [](const std::vector<double>* a, std::span<const double> u) {
    return std::lexicographical_compare(a->begin(), a->end(), u.begin(), u.end());
  };
  std::uint64_t count = 0;
  for_each_deal(space, [&](std::span<const DealIndex>, std::span<const double> u) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), u, less);
    if (at != sorted.end() && std::equal(u.begin(), u.end(), (*at)->begin())) ++count;
  });
  out.frontier_deals = count;
}

// Mean distance of a deal to its nearest frontier point.
void distribution(const Space& space, Measures& out) {
  if (out.frontier.empty() || space.deals() * double(out.frontier.size()) > 5e8) {
    out.notes.push_back("distribution: too many deals to compare each with the frontier");
    return;
  }
  double total = 0;
  double count = 0;
  for_each_deal(space, [&](std::span<const DealIndex>, std::span<const double> u) {
    double nearest = infinity;
    for (const Point& point : out.frontier) {
      double sum = 0;
      for (std::size_t p = 0; p < u.size(); ++p)
        sum += (u[p] - point.utilities[p]) * (u[p] - point.utilities[p]);
      nearest = std::min(nearest, sum);
    }
    total += std::sqrt(nearest);
    ++count;
  });
  out.distribution = total / count;
}

void facts(const model::Domain& domain, const Space& space, Measures& out) {
  out.parties = space.names;
  out.deals = model::deal_count(domain);
  out.reservation = space.reservation;
  std::vector<DealIndex> deal(space.sizes.size(), 0);
  out.first.resize(space.parties);
  out.last.resize(space.parties);
  space.utilities(deal, out.first);
  for (std::size_t i = 0; i < deal.size(); ++i) deal[i] = static_cast<DealIndex>(space.sizes[i] - 1);
  space.utilities(deal, out.last);
  for (const model::DomainProfile& profile : domain.profiles) {
    out.discount.push_back(profile.discount);
    const auto* additive = std::get_if<model::AdditiveUtility>(&profile.utility);
    out.weight_sum.push_back(additive == nullptr
                                 ? std::numeric_limits<double>::quiet_NaN()
                                 : std::accumulate(additive->weights.begin(), additive->weights.end(), 0.0));
  }
}

// Too large to list and no sum over issues: only the Nash solution, with what is proven of it.
Result<Measures> searched(const model::Domain& domain, Measures out, Progress& progress) {
  const Result<NashSearch> found = search_nash(domain, {}, progress);
  if (!found)
    return Error{"too-many-deals", "the domain is no sum over issues and has too many deals to list",
                 found.error().message};
  Solution nash{"nash", "greatest product of gains over deals above every no-deal level", {}};
  if (found->point) nash.points.push_back(*found->point);
  out.solutions.push_back(std::move(nash));
  out.opposition = std::numeric_limits<double>::quiet_NaN();
  out.least.assign(out.parties.size(), std::numeric_limits<double>::quiet_NaN());
  out.greatest = out.least;
  out.searched = Searched{found->value, found->bound, found->exact, found->nodes};
  out.notes.emplace_back("everything but the Nash solution: no sum over issues, and too many deals to list");
  return out;
}

}  // namespace

Result<Measures> measure(const model::Domain& domain, const MeasureOptions& options, Progress& progress) {
  Measures out;
  out.dialect = options.dialect;
  if (options.dialect == Dialect::negmas)
    out.reading = options.raw ? Reading::negmas_raw : Reading::negmas_common;
  const Result<Space> compiled = space_of(domain, out.reading);
  if (!compiled) return compiled.error();
  const Space& space = *compiled;
  facts(domain, space, out);
  if (space.additive()) {
    additive_ranges(space, out);
    additive_means(space, out);
    out.rational = count_rational(space, options.deal_limit);
  } else {
    listed_ranges(space, options.deal_limit, out);
  }
  if (!out.rational)
    out.notes.push_back("deals at or above every no-deal level are not counted: too many to look at");
  std::optional<std::string> share = out.rational;
  if (options.dialect == Dialect::negmas) share = count_rational(space, options.deal_limit, true);
  if (share) out.rational_share = std::strtod(share->c_str(), nullptr) / space.deals();

  if (!space.additive() && !space.deals_within(options.deal_limit))
    return searched(domain, std::move(out), progress);
  FrontierOptions limits = options.frontier;
  limits.deal_limit = options.deal_limit;
  Result<std::vector<Point>> points = options.dialect == Dialect::genius
                                          ? frontier_by_sums(space, limits, progress)
                                          : frontier(space, limits, progress);
  if (!points) return points.error();
  out.frontier = options.dialect == Dialect::ours     ? tolerant(std::move(*points))
                 : options.dialect == Dialect::negmas ? rational_part(*points, space.reservation)
                                                      : std::move(*points);
  out.frontier_rational = rational_part(out.frontier, out.reservation).size();
  for (const Point& point : out.frontier)
    out.frontier_sum += std::accumulate(point.utilities.begin(), point.utilities.end(), 0.0);

  const SolutionInput input{out.frontier, out.reservation, out.least, out.greatest};
  out.solutions = solutions_of(options.dialect, input);
  out.opposition = opposition_of(options.dialect, input, out.solutions);
  if (options.dialect == Dialect::negmas) count_frontier_deals(space, options, out);
  if (options.dialect == Dialect::anl) distribution(space, out);
  if (space.parties == 2 && !out.mean.empty()) out.balance = out.mean[0] - out.mean[1];
  if (space.parties == 2 && space.deals_within(options.pair_limit)) {
    const PairMeasures pairs = pair_measures(space);
    out.conflict = pairs.conflict;
    out.win_win = pairs.win_win;
  }
  return out;
}

Result<Measures> measure(const model::Domain& domain, const MeasureOptions& options) {
  Progress progress;
  return measure(domain, options, progress);
}

DealMeasures measure_deal(const model::Domain& domain, const Measures& measures,
                          std::span<const DealIndex> deal) {
  DealMeasures out;
  const Result<Space> space = space_of(domain, measures.reading);
  if (!space) return out;
  out.utilities.resize(space->parties);
  space->utilities(deal, out.utilities);
  out.rational = true;
  for (std::size_t p = 0; p < out.utilities.size(); ++p)
    out.rational = out.rational && out.utilities[p] >= measures.reservation[p];
  out.pareto_distance = infinity;
  for (const Point& point : measures.frontier)
    out.pareto_distance = std::min(out.pareto_distance, distance(point.utilities, out.utilities));
  out.efficient = out.pareto_distance <= tolerance;
  out.welfare = std::accumulate(out.utilities.begin(), out.utilities.end(), 0.0);
  double nearest = infinity;
  for (const Solution& solution : measures.solutions) {
    double to = infinity;
    for (const Point& point : solution.points) to = std::min(to, distance(point.utilities, out.utilities));
    out.solution_distance.push_back(std::isinf(to) ? std::numeric_limits<double>::quiet_NaN() : to);
    const bool ideal = solution.name.find("nash") != std::string::npos || solution.name.find("k") == 0 ||
                       solution.name == "egalitarian";
    if (ideal) nearest = std::min(nearest, to);
  }
  double reach = 0;
  for (std::size_t p = 0; p < out.utilities.size(); ++p) {
    const double range = measures.greatest[p] - measures.least[p];
    reach += range * range;
  }
  if (std::isnan(reach)) {
    out.fairness = reach;
    return out;
  }
  out.fairness = reach > 0 ? std::max(0.0, 1 - nearest / std::sqrt(reach)) : 1;
  return out;
}

}  // namespace mediant::bargaining
