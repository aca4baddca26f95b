#include "solutions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mediant::bargaining {
namespace {

using Vector = std::vector<double>;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double tolerance = 1e-9;        // ours
constexpr double negmas_epsilon = 1e-12;  // NegMAS keeps every point within this of the best value

double welfare(const Vector& u) { return std::accumulate(u.begin(), u.end(), 0.0); }
double least_of(const Vector& u) { return *std::min_element(u.begin(), u.end()); }
double spread(const Vector& u) {
  const auto [low, high] = std::minmax_element(u.begin(), u.end());
  return *high - *low;
}
double asymmetry(const Vector& u) {
  double sum = 0;
  for (std::size_t i = 0; i < u.size(); ++i)
    for (std::size_t j = i + 1; j < u.size(); ++j) sum += std::abs(u[i] - u[j]);
  return sum;
}
double product(const Vector& u) {
  double value = 1;
  for (const double x : u) value *= x;
  return value;
}
Vector gains(const Vector& u, const Vector& base) {
  Vector g(u.size());
  for (std::size_t p = 0; p < u.size(); ++p) g[p] = u[p] - base[p];
  return g;
}
// (u - base) / (top - base), or u - base where there is no room.
Vector shares(const Vector& u, const Vector& base, const Vector& top) {
  Vector s = gains(u, base);
  for (std::size_t p = 0; p < u.size(); ++p)
    if (top[p] - base[p] != 0) s[p] /= top[p] - base[p];
  return s;
}
// The no-deal level, or the worst deal where that is better.
Vector base_of(const SolutionInput& in) {
  Vector base(in.least.size());
  for (std::size_t p = 0; p < base.size(); ++p) base[p] = std::max(in.reservation[p], in.least[p]);
  return base;
}

// The first point with the greatest score.
template <class Score>
Solution first_best(std::string name, std::string words, const std::vector<Point>& points, Score score) {
  Solution solution{std::move(name), std::move(words), {}};
  double best = -infinity;
  for (const Point& point : points) {
    const double value = score(point.utilities);
    if (value > best || solution.points.empty()) {
      best = value;
      solution.points = {point};
    }
  }
  return solution;
}

// Every point within `epsilon` of the greatest score.
template <class Score>
Solution all_best(std::string name, std::string words, const std::vector<Point>& points, double epsilon,
                  Score score) {
  Solution solution{std::move(name), std::move(words), {}};
  double best = -infinity;
  for (const Point& point : points) best = std::max(best, score(point.utilities));
  for (const Point& point : points)
    if (score(point.utilities) >= best - epsilon) solution.points.push_back(point);
  return solution;
}

// Leximin: the sorted vector decides, smallest entry first; differences within the tolerance tie.
template <class Vectorise>
Solution leximin(std::string name, std::string words, const std::vector<Point>& points, Vectorise vector_of) {
  Solution solution{std::move(name), std::move(words), {}};
  Vector best;
  for (const Point& point : points) {
    Vector v = vector_of(point.utilities);
    std::sort(v.begin(), v.end());
    int order = solution.points.empty() ? 1 : 0;
    for (std::size_t k = 0; order == 0 && k < v.size(); ++k)
      order = v[k] > best[k] + tolerance ? 1 : v[k] < best[k] - tolerance ? -1 : 0;
    if (order > 0) {
      best = std::move(v);
      solution.points = {point};
    } else if (order == 0) {
      solution.points.push_back(point);
    }
  }
  return solution;
}

std::vector<Solution> ours(const SolutionInput& in) {
  const std::vector<Point> rational = rational_part(in.frontier, in.reservation);
  // A party that accepts anything has no level to gain from: its worst deal stands in.
  Vector base(in.reservation);
  for (std::size_t p = 0; p < base.size(); ++p)
    if (std::isinf(base[p])) base[p] = in.least[p];
  Vector ideal(base);
  for (const Point& point : rational)
    for (std::size_t p = 0; p < ideal.size(); ++p) ideal[p] = std::max(ideal[p], point.utilities[p]);
  // Parties that can gain nothing are left out of products and shares.
  const auto moving = [&](const Vector& u) {
    Vector s;
    for (std::size_t p = 0; p < u.size(); ++p)
      if (ideal[p] - base[p] > tolerance) s.push_back((u[p] - base[p]) / (ideal[p] - base[p]));
    return s;
  };
  return {
      all_best("nash", "greatest product of gains (Nash 1950)", rational, tolerance,
               [&](const Vector& u) { return product(moving(u)); }),
      leximin("kalai-smorodinsky",
              "worst-off share of the possible gain as great as can be (Kalai & Smorodinsky 1975)", rational,
              moving),
      leximin("egalitarian", "worst-off gain as great as can be (Kalai 1977); compares the parties' scales",
              rational, [&](const Vector& u) { return gains(u, base); }),
      all_best("utilitarian", "greatest sum of utilities; compares the parties' scales", rational, tolerance,
               welfare),
  };
}

std::vector<Solution> genius(const SolutionInput& in) {
  const std::vector<Point>& all = in.frontier;
  const std::vector<Point> rational = rational_part(all, in.reservation);
  const Vector base = base_of(in);
  const auto gain = [&](const Vector& u) { return gains(u, in.reservation); };
  const auto share = [&](const Vector& u) { return shares(u, base, in.greatest); };
  return {
      first_best("nash", "greatest product of u - r on the frontier of all deals", all,
                 [&](const Vector& u) { return product(gain(u)); }),
      first_best("kalai",
                 "least sum of |ui - uj| on the frontier of all deals; GENIUS calls it Kalai-Smorodinsky",
                 all, [&](const Vector& u) { return -asymmetry(u); }),
      first_best("welfare", "greatest sum of utilities on the frontier of all deals", all, welfare),
      first_best("rational-nash", "greatest product of u - r over deals at or above every no-deal level",
                 rational, [&](const Vector& u) { return product(gain(u)); }),
      first_best("egalitarian", "greatest worst-off utility on the frontier of all deals", all, least_of),
      first_best("egalitarian-gain", "greatest worst-off gain over deals at or above every no-deal level",
                 rational, [&](const Vector& u) { return least_of(gain(u)); }),
      first_best("ks-maxmin", "greatest worst-off share of the possible gain", rational,
                 [&](const Vector& u) { return least_of(share(u)); }),
      first_best("ks-minspread", "least spread of the shares of the possible gain", rational,
                 [&](const Vector& u) { return -spread(share(u)); }),
  };
}

std::vector<Solution> negmas(const SolutionInput& in) {
  const std::vector<Point> points = rational_part(in.frontier, in.reservation);
  const Vector base = base_of(in);
  const bool tiny = std::any_of(base.begin(), base.end(), [&, p = 0U](double b) mutable {
    return in.greatest[p++] - b <= negmas_epsilon;
  });
  const auto best = [&](const char* name, const char* words, auto score) {
    return tiny ? Solution{name, words, points} : all_best(name, words, points, negmas_epsilon, score);
  };
  Vector room(base);
  for (std::size_t p = 0; p < base.size(); ++p)
    room[p] = in.greatest[p] - base[p] != 0 ? in.greatest[p] - base[p] : 1;
  return {
      best("nash", "greatest product of gains", [&](const Vector& u) { return product(gains(u, base)); }),
      best("ks", "least spread of the shares of the possible gain",
           [&](const Vector& u) { return -spread(shares(u, base, in.greatest)); }),
      best("kalai", "greatest worst-off gain", [&](const Vector& u) { return least_of(gains(u, base)); }),
      best("modified-ks", "least spread of u / greatest u",
           [&](const Vector& u) { return -spread(shares(u, Vector(u.size(), 0), in.greatest)); }),
      best("modified-kalai", "greatest worst-off utility", least_of),
      best("welfare", "greatest sum of utilities", welfare),
      best("relative-welfare", "greatest sum of (u - least) / possible gain",
           [&](const Vector& u) {
             double sum = 0;
             for (std::size_t p = 0; p < u.size(); ++p) sum += (u[p] - in.least[p]) / room[p];
             return sum;
           }),
  };
}

std::vector<Solution> published(const SolutionInput& in, bool anl) {
  return {
      first_best("nash", "greatest product of utilities", in.frontier, product),
      anl ? first_best("kalai", "least sum of |ui - uj| on the frontier", in.frontier,
                       [](const Vector& u) { return -asymmetry(u); })
          : first_best("kalai", "greatest sum of utilities, which NegoLog calls Kalai", in.frontier, welfare),
      first_best("welfare", "greatest sum of utilities", in.frontier, welfare),
      first_best("egalitarian", "greatest worst-off utility", in.frontier, least_of),
  };
}

double distance_to_one(const Vector& u) { return distance(u, Vector(u.size(), 1)); }

}  // namespace

double distance(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t p = 0; p < a.size(); ++p) sum += (a[p] - b[p]) * (a[p] - b[p]);
  return std::sqrt(sum);
}

std::vector<Point> rational_part(const std::vector<Point>& points, const Vector& reservation) {
  std::vector<Point> rational;
  for (const Point& point : points) {
    bool above = true;
    for (std::size_t p = 0; p < reservation.size(); ++p)
      above = above && point.utilities[p] >= reservation[p];
    if (above) rational.push_back(point);
  }
  return rational;
}

std::vector<Solution> solutions_of(Dialect dialect, const SolutionInput& in) {
  switch (dialect) {
    case Dialect::ours:
      return ours(in);
    case Dialect::genius:
      return genius(in);
    case Dialect::negmas:
      return negmas(in);
    case Dialect::anl:
      return published(in, true);
    case Dialect::negolog:
      return published(in, false);
  }
  return {};
}

double opposition_of(Dialect dialect, const SolutionInput& in, const std::vector<Solution>& found) {
  double least = infinity;
  switch (dialect) {
    case Dialect::anl:
    case Dialect::negolog:
      return found[1].points.empty() ? infinity : distance_to_one(found[1].points.front().utilities);
    case Dialect::genius:
      for (const Point& point : in.frontier) least = std::min(least, distance_to_one(point.utilities));
      return least;
    case Dialect::negmas:
      for (const Point& point : rational_part(in.frontier, in.reservation)) {
        Vector u = point.utilities;
        for (std::size_t p = 0; p < u.size(); ++p)
          if (in.greatest[p] != 0) u[p] /= in.greatest[p];
        least = std::min(least, distance_to_one(u));
      }
      return least;
    case Dialect::ours:
      for (const Point& point : in.frontier)
        least = std::min(least, distance_to_one(shares(point.utilities, in.least, in.greatest)));
      return least;
  }
  return least;
}

}  // namespace mediant::bargaining
