#include "mediant/deals/judged_range.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace mediant::deals {
namespace {

using model::Estimate;

// One issue's part in the ratio: its weight's range and the score that counts at this end.
struct Part {
  double low = 0;
  double high = 0;
  double score = 0;
};

// Least sum(w s) / sum(w) over the box: all weights low but for the k lowest scores, for the best k.
double least_over_box(std::vector<Part> parts) {
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.score < b.score; });
  double weight = 0;
  double sum = 0;
  for (const Part& part : parts) {
    weight += part.low;
    sum += part.low * part.score;
  }
  double least = weight > 0 ? sum / weight : parts.empty() ? 0 : parts.front().score;
  for (const Part& part : parts) {
    weight += part.high - part.low;
    sum += (part.high - part.low) * part.score;
    if (weight > 0) least = std::min(least, sum / weight);
  }
  return least;
}

// Least sum(w s) / total with sum(w) = total within the ranges: what is free goes to the lowest scores.
double least_on_simplex(std::vector<Part> parts, double total) {
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.score < b.score; });
  double left = total;
  double sum = 0;
  for (const Part& part : parts) {
    left -= part.low;
    sum += part.low * part.score;
  }
  for (const Part& part : parts) {
    const double more = std::clamp(left, 0.0, part.high - part.low);
    left -= more;
    sum += more * part.score;
  }
  return total > 0 ? sum / total : 0;
}

// Least over the ordered simplex: the mean over the first groups and the lowest of the next, for the best
// cut.
double least_over_ranking(const std::vector<std::vector<double>>& groups) {
  double least = INFINITY;
  double sum = 0;
  double count = 0;
  for (std::vector<double> group : groups) {
    std::sort(group.begin(), group.end());
    for (const double score : group) {
      sum += score;
      ++count;
      least = std::min(least, sum / count);
    }
  }
  return std::isfinite(least) ? least : 0;
}

class Ends {
 public:
  Ends(const model::Case& c, const DealSpace& space, std::size_t holder, const Assignment& assignment)
      : structure_(space.structure()),
        assignment_(assignment),
        low_(values_of(c, structure_, holder, [](const Estimate& e) { return e.low; })),
        high_(values_of(c, structure_, holder, [](const Estimate& e) { return e.high; })),
        preferences_(c.preferences[structure_.block[holder]]) {}

  // Both ends by one routine: the greatest value is minus the least of the negated scores.
  [[nodiscard]] double least(double sign) const {
    using Form = model::Preferences::WeightForm;
    if (preferences_.form == Form::ranking) return least_over_ranking(groups(sign));
    std::vector<Part> parts;
    for (std::size_t i = 0; i < structure_.issues.size(); ++i) {
      if (high_.weights[i] > 0) parts.push_back({low_.weights[i], high_.weights[i], score(i, sign)});
    }
    return preferences_.form == Form::simplex_sum
               ? least_on_simplex(std::move(parts), preferences_.weights_sum.value_or(1))
               : least_over_box(std::move(parts));
  }

  [[nodiscard]] double worth(const DealSpace& space, double sign) const {
    const auto deal = space.deal(assignment_);
    if (!deal) return 0;
    double sum = 0;
    for (std::size_t k = 0; k < structure_.package_choices.size(); ++k) {
      const double least_worth = sign > 0 ? low_.worth[k] : -high_.worth[k];
      if (least_worth == 0 && (sign > 0 ? high_.worth[k] : low_.worth[k]) == 0) continue;
      for (std::size_t cluster = 0; cluster < structure_.clusters.size(); ++cluster) {
        const auto choice = static_cast<std::uint32_t>(structure_.clusters[cluster].first + (*deal)[cluster]);
        const auto& holds = structure_.package_choices[k];
        if (std::find(holds.begin(), holds.end(), choice) != holds.end()) sum += least_worth;
      }
    }
    return sum;
  }

 private:
  [[nodiscard]] double score(std::size_t issue, double sign) const {
    const auto at = structure_.option_at[issue] + static_cast<std::size_t>(assignment_[issue]);
    return sign > 0 ? low_.scores[at] : -high_.scores[at];
  }

  [[nodiscard]] std::vector<std::vector<double>> groups(double sign) const {
    std::map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < structure_.issues.size(); ++i) at[structure_.issues[i].value] = i;
    std::vector<std::vector<double>> scores;
    for (const auto& group : preferences_.rank) {
      scores.emplace_back();
      for (const model::IssueId& id : group) {
        const auto found = at.find(id.value);
        if (found == at.end()) continue;
        scores.back().push_back(score(found->second, sign));
        at.erase(found);
      }
    }
    if (preferences_.rank_rest) {
      scores.emplace_back();
      for (const auto& [id, issue] : at) scores.back().push_back(score(issue, sign));
    }
    return scores;
  }

  const Structure& structure_;
  const Assignment& assignment_;
  PartyValues low_;
  PartyValues high_;
  const model::Preferences& preferences_;
};

}  // namespace

Interval judged_range(const model::Case& c, const DealSpace& space, std::size_t holder,
                      const Assignment& assignment) {
  const Ends ends(c, space, holder, assignment);
  return {ends.least(1) + ends.worth(space, 1), -(ends.least(-1) + ends.worth(space, -1))};
}

std::optional<Assignment> completion(const DealSpace& space, std::size_t holder, const Assignment& partial,
                                     bool best) {
  const Structure& structure = space.structure();
  const auto column = space.column(holder);
  Deal deal;
  for (const Cluster& cluster : structure.clusters) {
    std::optional<std::size_t> chosen;
    for (std::size_t j = 0; j < cluster.size; ++j) {
      bool fits = true;
      for (std::size_t t = 0; t < cluster.issues.size() && fits; ++t) {
        const int said = partial[static_cast<std::size_t>(cluster.issues[t])];
        fits = said == silent ||
               said == static_cast<int>(
                           structure.choice_options[cluster.options_at + j * cluster.issues.size() + t]);
      }
      if (!fits) continue;
      const Units units = column[cluster.first + j];
      if (!chosen ||
          (best ? units > column[cluster.first + *chosen] : units < column[cluster.first + *chosen]))
        chosen = j;
    }
    if (!chosen) return std::nullopt;
    deal.push_back(static_cast<std::uint32_t>(*chosen));
  }
  return space.assignment(deal);
}

}  // namespace mediant::deals
