#include "mediant/judgement/assumptions.hpp"

#include <algorithm>

#include "mediant/sampling/distributions.hpp"
#include "mediant/sampling/quasi.hpp"

namespace mediant::judgement {

using model::Estimate;
using sampling::Key;

namespace {

double quantile(const Estimate& e, double u) {
  switch (e.shape) {
    case Estimate::Shape::triangular:
      return sampling::triangular_quantile(e.low, e.mode, e.high, u);
    case Estimate::Shape::pert:
      return sampling::pert_quantile(e.low, e.mode, e.high, u);
    default:
      return sampling::uniform_quantile(e.low, e.high, u);
  }
}

}  // namespace

double Assumptions::uniform(std::size_t column, Key root, std::uint64_t draw) const {
  const Column& c = columns_[column];
  if (c.dimension < 0) return sampling::uniform_at(root / c.name, draw);
  const std::uint64_t block = draw / block_size;
  const auto index = static_cast<std::uint32_t>((block / quasi_replicates) * block_size + draw % block_size);
  const Key key = root / "scramble" / (block % quasi_replicates);
  return sampling::scrambled_sobol(index, static_cast<std::size_t>(c.dimension), key);
}

void Assumptions::fill(std::uint64_t seed, std::uint64_t block, Rows& out) const {
  const Key root = Key::root(seed);
  out.columns = columns_.size();
  out.values.resize(block_size * out.columns);
  const auto at = [&](std::size_t j, std::size_t column) -> double& {
    return out.values[j * out.columns + column];
  };
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    const Column& column = columns_[k];
    if (column.in_simplex) continue;
    if (column.dimension < 0) {
      const Key key = root / column.name;
      for (std::size_t j = 0; j < block_size; ++j) {
        at(j, k) = quantile(column.estimate, sampling::uniform_at(key, block * block_size + j));
      }
    } else {
      for (std::size_t j = 0; j < block_size; ++j) {
        at(j, k) = quantile(column.estimate, uniform(k, root, block * block_size + j));
      }
    }
  }
  std::vector<double> x;
  for (const Ranking& ranking : rankings_) {
    x.resize(ranking.columns.size());
    for (std::size_t j = 0; j < block_size; ++j) {
      for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = sampling::exponential_quantile(uniform(ranking.columns[i], root, block * block_size + j));
      }
      sampling::order_by_groups(x, ranking.group);
      for (std::size_t i = 0; i < x.size(); ++i) at(j, ranking.columns[i]) = x[i];
    }
  }
  for (const Simplex& simplex : simplices_) {
    x.resize(simplex.columns.size() * block_size);
    simplex.law.fill(root / simplex.name, block, x);
    for (std::size_t j = 0; j < block_size; ++j) {
      for (std::size_t i = 0; i < simplex.columns.size(); ++i) {
        at(j, simplex.columns[i]) = x[j * simplex.columns.size() + i];
      }
    }
  }
}

std::vector<double> Assumptions::midpoints() const {
  std::vector<double> row(columns_.size());
  for (std::size_t k = 0; k < row.size(); ++k) row[k] = columns_[k].estimate.midpoint();
  for (const Simplex& simplex : simplices_) {
    const std::vector<double> centre = simplex.law.centre();
    for (std::size_t i = 0; i < centre.size(); ++i) row[simplex.columns[i]] = centre[i];
  }
  return row;
}

std::size_t Assumptions::view_of(std::span<const double> row) const {
  if (view_column_ < 0) return 0;
  const double u = row[static_cast<std::size_t>(view_column_)];
  return std::min(views_.size() - 1, static_cast<std::size_t>(u * static_cast<double>(views_.size())));
}

double Assumptions::reserve(std::span<const double> row, std::size_t view, std::size_t holder,
                            const Outlook& outlook) const {
  double level = blocks_[views_[view].space.structure().block[holder]].reserve.of(row);
  const std::size_t party = party_of_holder_[view][holder];
  for (std::size_t s = 0; s < shifts_.size(); ++s) {
    if (outlook.scenario && *outlook.scenario != s) continue;
    const auto& [now, per_month] = shifts_[s].by_party[party];
    const double p = outlook.scenario        ? 1
                     : outlook.probabilities ? (*outlook.probabilities)[s]
                                             : shifts_[s].probability.of(row);
    level += p * (now.of(row) + outlook.months * per_month.of(row));
  }
  return level - level_slack;
}

void Assumptions::values(std::span<const double> row, std::size_t view, const Outlook& outlook,
                         std::vector<deals::PartyValues>& out) const {
  const deals::Structure& s = views_[view].space.structure();
  out.resize(s.valued);
  for (std::size_t h = 0; h < s.valued; ++h) {
    const Block& block = blocks_[s.block[h]];
    deals::PartyValues& v = out[h];
    v = block.fixed;
    for (const auto& [target, column] : block.weights)
      v.weights[target] = row[static_cast<std::size_t>(column)];
    for (const auto& [target, column] : block.scores)
      v.scores[target] = row[static_cast<std::size_t>(column)];
    for (const auto& [target, column] : block.worths) v.worth[target] = row[static_cast<std::size_t>(column)];
    for (const Between& b : block.between) {
      const double left = b.left.of(row);
      v.scores[b.option] = left + (b.right.of(row) - left) * b.part;
    }
    v.reserve = reserve(row, view, h, outlook);
  }
}

std::string in_words(const model::Case& c, const Judgement& j) {
  const model::Party* party = model::find(c, j.party);
  const std::string who = party != nullptr ? party->name : j.party.value;
  const auto issue = [&] {
    const model::Issue* found = model::find(c, model::IssueId{j.about});
    return found != nullptr && !found->name.empty() ? found->name : j.about;
  };
  const auto scenario = [&] {
    for (const auto& s : c.no_deal) {
      if (s.id.value == j.about) return s.name.empty() ? s.id.value : s.name;
    }
    return j.about;
  };
  switch (j.kind) {
    case Kind::weights:
      return "which issues matter most to " + who;
    case Kind::weight:
      return "how much " + who + " cares about \"" + issue() + "\"";
    case Kind::score:
      return "how " + who + " values the options of \"" + issue() + "\"";
    case Kind::worth:
      return "what the package \"" + j.about + "\" is worth to " + who;
    case Kind::reserve:
      return "the no-deal level of " + who;
    case Kind::probabilities:
      return "how likely each course is if talks fail";
    case Kind::change:
      return "what \"" + scenario() + "\" would mean for " + who;
    case Kind::view:
      return "whose view of the parties is right";
  }
  return {};
}

}  // namespace mediant::judgement
