// A domain's utilities compiled for computing, under the reading of one tool.
//
// Additive profiles become one number an issue value; sums run over the issues in file order, from the left,
// in IEEE doubles, so that every utility equals bit for bit what a tool that adds doubles in that order
// prints. (Rounding is monotone: a partial sum that is at least another in every party stays so under any
// common completion. That is why dynamic programming over issues finds the very frontier that listing all
// deals finds, float noise included.) Other profiles are compiled to look-ups and evaluated deal by deal.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mediant/core/result.hpp"
#include "mediant/model/domain.hpp"

namespace mediant::bargaining {

using model::DealIndex;

enum class Dialect { ours, genius, negmas, anl, negolog };
[[nodiscard]] std::optional<Dialect> parse_dialect(std::string_view word);

/// How a file's numbers become utilities.
enum class Reading {
  as_defined,  ///< as the file's own tool defines them
  negmas_raw,  ///< as NegMAS loads them: evaluations not normalised, integers by slope·value + offset, no cut
  negmas_common  ///< the same after Scenario.normalize: one factor for all, each party's best deal at 1
};

/// One party's utility of full deals.
class Evaluator {
 public:
  Evaluator() = default;
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;
  virtual ~Evaluator() = default;
  [[nodiscard]] virtual double at(std::span<const DealIndex> deal) const = 0;
};

struct Space {
  std::size_t parties = 0;
  std::vector<std::string> names;   ///< of the profiles
  std::vector<std::size_t> sizes;   ///< values an issue
  std::vector<double> reservation;  ///< no-deal levels, undiscounted; -inf: accepts anything
  /// [issue][value·parties + party]; empty unless every profile is additive
  std::vector<std::vector<double>> worth;
  std::vector<double> bias, ceiling;
  std::vector<std::shared_ptr<const Evaluator>> evaluators;  ///< empty when additive

  [[nodiscard]] bool additive() const { return evaluators.empty(); }
  [[nodiscard]] bool ceiling_binds() const;
  /// Number of deals if at most `limit`.
  [[nodiscard]] std::optional<std::uint64_t> deals_within(std::uint64_t limit) const;
  [[nodiscard]] double deals() const;  ///< as a double
  void utilities(std::span<const DealIndex> deal, std::span<double> out) const;
};

/// "no-profiles", "not-additive" (negmas readings of files NegMAS cannot load), "order".
[[nodiscard]] Result<Space> space_of(const model::Domain& domain, Reading reading = Reading::as_defined);

/// Calls `visit(deal, utilities)` for every deal in file order, last issue fastest. Additive prefixes are
/// shared, so that a deal costs about one addition a party.
void for_each_deal(const Space& space,
                   const std::function<void(std::span<const DealIndex>, std::span<const double>)>& visit);

}  // namespace mediant::bargaining
