#include "mediant/bargaining/space.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "evaluators.hpp"

namespace mediant::bargaining {
namespace {

using model::AdditiveUtility;

constexpr double infinity = std::numeric_limits<double>::infinity();

// Least and greatest Σ of a profile's raw numbers.
std::pair<double, double> raw_range(const AdditiveUtility& u) {
  AdditiveUtility raw = u;
  raw.values = u.raw;
  return model::uncut_range(raw);
}

void add_additive(Space& space, const AdditiveUtility& u, const std::vector<std::vector<double>>& values,
                  double factor, double bias, double ceiling, std::size_t party) {
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t v = 0; v < values[i].size(); ++v)
      space.worth[i][v * space.parties + party] = u.weights[i] * values[i][v] * factor;
  space.bias[party] = bias;
  space.ceiling[party] = ceiling;
}

// The shift goes into each value's number, as in NegMAS: Σ w/W·(factor·W·v + shift), which gives the same
// float noise as the frontiers it prints.
void add_normalised(Space& space, const AdditiveUtility& u, double factor, double shift, double sum,
                    std::size_t party) {
  const bool one = std::abs(sum - 1) <= 1e-9;
  space.bias[party] = factor * u.bias + (sum == 0 ? shift : 0);
  for (std::size_t i = 0; i < u.raw.size(); ++i) {
    const double weight = one || sum == 0 ? u.weights[i] : u.weights[i] / sum;
    for (std::size_t v = 0; v < u.raw[i].size(); ++v) {
      const double scaled = one || sum == 0 ? u.raw[i][v] * factor : u.raw[i][v] * factor * sum;
      space.worth[i][v * space.parties + party] = weight * (scaled + (sum == 0 ? 0 : shift));
    }
  }
}

}  // namespace

std::optional<Dialect> parse_dialect(std::string_view word) {
  if (word == "ours") return Dialect::ours;
  if (word == "genius") return Dialect::genius;
  if (word == "negmas") return Dialect::negmas;
  if (word == "anl") return Dialect::anl;
  if (word == "negolog") return Dialect::negolog;
  return std::nullopt;
}

bool Space::ceiling_binds() const {
  for (std::size_t p = 0; p < parties && additive(); ++p) {
    double most = bias[p];
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      double best = -infinity;
      for (std::size_t v = 0; v < sizes[i]; ++v) best = std::max(best, worth[i][v * parties + p]);
      most += best;
    }
    if (most > ceiling[p]) return true;
  }
  return false;
}

std::optional<std::uint64_t> Space::deals_within(std::uint64_t limit) const {
  std::uint64_t count = 1;
  for (const std::size_t size : sizes) {
    if (size == 0) return 0;
    if (count > limit / size) return std::nullopt;
    count *= size;
  }
  return count;
}

double Space::deals() const {
  double count = 1;
  for (const std::size_t size : sizes) count *= double(size);
  return count;
}

void Space::utilities(std::span<const DealIndex> deal, std::span<double> out) const {
  for (std::size_t p = 0; p < parties; ++p) {
    if (!additive()) {
      out[p] = evaluators[p]->at(deal);
      continue;
    }
    double sum = bias[p];
    for (std::size_t i = 0; i < sizes.size(); ++i) sum += worth[i][deal[i] * parties + p];
    out[p] = std::min(ceiling[p], sum);
  }
}

Result<Space> space_of(const model::Domain& domain, Reading reading) {
  if (domain.profiles.empty())
    return Error{"no-profiles", "the domain has no profiles",
                 "name a folder that holds profiles, or give --profiles"};
  Space space;
  space.parties = domain.profiles.size();
  space.bias.assign(space.parties, 0);
  space.ceiling.assign(space.parties, infinity);
  for (const model::DomainIssue& issue : domain.issues) {
    space.sizes.push_back(issue.values.size());
    space.worth.emplace_back(issue.values.size() * space.parties, 0.0);
  }
  bool additive = true;
  for (const model::DomainProfile& profile : domain.profiles) {
    if (std::holds_alternative<model::OrderUtility>(profile.utility))
      return Error{"order", "profile \"" + profile.name + "\" is an order without numbers",
                   "it has a ranking, no utilities"};
    additive = additive && std::holds_alternative<AdditiveUtility>(profile.utility);
    space.names.push_back(profile.name);
    const bool absent = !profile.reservation && profile.reservation_deal.empty();
    // NegMAS gives a GENIUS file without <reservation> the level -1.
    const bool minus_one =
        absent && reading != Reading::as_defined && domain.dialect == model::Domain::Dialect::genius;
    space.reservation.push_back(minus_one ? -1 : model::reservation_of(domain, profile));
  }
  if (!additive && reading != Reading::as_defined)
    return Error{"not-additive", "NegMAS reads additive profiles only", "use another dialect"};
  if (!additive) {
    space.worth.clear();
    for (const model::DomainProfile& profile : domain.profiles)
      space.evaluators.push_back(compile(domain, profile));
    return space;
  }
  double least = infinity;
  double most = -infinity;
  for (const model::DomainProfile& profile : domain.profiles) {
    const auto [low, high] = raw_range(std::get<AdditiveUtility>(profile.utility));
    least = std::min(least, low);
    most = std::max(most, high);
  }
  for (std::size_t p = 0; p < space.parties; ++p) {
    const auto& u = std::get<AdditiveUtility>(domain.profiles[p].utility);
    if (reading == Reading::as_defined) {
      add_additive(space, u, u.values, 1, u.bias, u.ceiling, p);
    } else if (reading == Reading::negmas_raw || !(most > least)) {
      add_additive(space, u, u.raw, 1, u.bias, infinity, p);
    } else {
      const double factor = 1 / (most - least);
      const double shift = 1 - factor * raw_range(u).second;
      const double sum = std::accumulate(u.weights.begin(), u.weights.end(), 0.0);
      add_normalised(space, u, factor, shift, sum, p);
      // NegMAS divides the scaled level by the sum of the weights (docs/domains.md).
      space.reservation[p] = factor * space.reservation[p] / (sum == 0 ? 1 : sum) + shift;
    }
  }
  return space;
}

void for_each_deal(const Space& space,
                   const std::function<void(std::span<const DealIndex>, std::span<const double>)>& visit) {
  const std::size_t m = space.sizes.size();
  const std::size_t n = space.parties;
  if (std::find(space.sizes.begin(), space.sizes.end(), 0u) != space.sizes.end()) return;
  std::vector<DealIndex> deal(m, 0);
  std::vector<double> prefix((m + 1) * n, 0.0);
  std::vector<double> u(n);
  std::copy(space.bias.begin(), space.bias.end(), prefix.begin());
  std::size_t from = 0;  // prefixes up to this issue are right
  while (true) {
    if (space.additive()) {
      for (std::size_t i = from; i < m; ++i)
        for (std::size_t p = 0; p < n; ++p)
          prefix[(i + 1) * n + p] = prefix[i * n + p] + space.worth[i][deal[i] * n + p];
      for (std::size_t p = 0; p < n; ++p) u[p] = std::min(space.ceiling[p], prefix[m * n + p]);
    } else {
      space.utilities(deal, u);
    }
    visit(deal, u);
    std::size_t i = m;
    while (i > 0 && deal[i - 1] + 1 == space.sizes[i - 1]) deal[--i] = 0;
    if (i == 0) return;
    ++deal[i - 1];
    from = i - 1;
  }
}

}  // namespace mediant::bargaining
