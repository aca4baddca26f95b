// A negotiation domain as the tools of negotiation research define it: issues with values, and for each
// profile a utility function in the form its own file states it.
//
// Meanings (each as its own tool has them; formats/native/domain_file.hpp names the files):
//   additive    U(d) = bias + Σ_i w_i·E_i(d_i), cut at `ceiling` where the tool cuts it (GENIUS: at 1)
//   rectangles  U(d) = min(ceiling, Σ/min/max over rectangles and nested sums of them / maximum)
//   constraint  U(d) = mean over issues of rank/greatest rank, set to 0 by rules on an issue or on the deal
//   groups      U(d) = Σ over groups of issues of the utility of the group's combination
//   table       U(d) listed deal by deal
//   order       no numbers: which deal is better than which
// Deals are given as one value index per issue, in the order of `Domain::issues`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mediant::model {

using DealIndex = std::uint32_t;
using DomainDeal = std::span<const DealIndex>;

struct DomainIssue {
  enum class Kind { discrete, integer, real };
  std::string name;
  int index = 0;  ///< the number a GENIUS file gives it; 0 elsewhere
  Kind kind = Kind::discrete;
  bool ordered = false;                ///< values form a scale in this order (integers, numbers, ordinals)
  std::vector<std::string> values;     ///< as written; numerals for integers and numbers
  std::vector<double> numbers;         ///< the same as numbers; empty for discrete issues
  double low = 0, high = 0, step = 0;  ///< of integer and real issues; a real issue is cut into steps
  friend bool operator==(const DomainIssue&, const DomainIssue&) = default;
};

struct AdditiveUtility {
  std::vector<double> weights;              ///< as written, not normalised
  std::vector<std::vector<double>> values;  ///< [issue][value], after the file's own normalisation
  std::vector<std::vector<double>> raw;     ///< as NegMAS reads the same file: not normalised, not clipped
  double bias = 0;
  double ceiling = std::numeric_limits<double>::infinity();
  friend bool operator==(const AdditiveUtility&, const AdditiveUtility&) = default;
};

struct RectangleBound {
  std::size_t issue = 0;
  double low = 0, high = 0;  ///< closed, in the issue's numbers (or value positions of a discrete issue)
  friend bool operator==(const RectangleBound&, const RectangleBound&) = default;
};
struct Rectangle {
  std::vector<RectangleBound> bounds;
  bool inclusive = true;  ///< false: counts if any bound is violated; without bounds: always
  double utility = 0;
  friend bool operator==(const Rectangle&, const Rectangle&) = default;
};
struct RectangleSum {
  enum class Aggregation { sum, min, max };
  Aggregation aggregation = Aggregation::sum;
  std::vector<Rectangle> rectangles;
  std::vector<std::pair<double, RectangleSum>> nested;  ///< weight, sum
  friend bool operator==(const RectangleSum&, const RectangleSum&) = default;
};
struct RectangleUtility {
  RectangleSum top;
  double maximum = 1;
  double bias = 0;
  double ceiling = 1;
  friend bool operator==(const RectangleUtility&, const RectangleUtility&) = default;
};

/// A rule of a GENIUS constraint space. `issue` loses its part where the rule holds; without `issue` the
/// whole deal is worth 0.
struct ZeroRule {
  enum class Kind {
    when_all,         ///< all `equal` hold                                        (zeroConstraint)
    when_all_unless,  ///< all `equal` hold and `issue` does not contain `words[0]`
                      ///< (conditionalZeroConstraint)
    sum_with,         ///< Σ `summed` in [low, high] and `issue` contains one of `words`
    sum_without,      ///< Σ `summed` in [low, high] and `issue` does not contain `words[0]`
    inclusive,    ///< every one of `equal` holds as a check                  (inclusiveZeroOutcomeConstraint)
    conditional,  ///< the first check holds strictly and the second does not
                  ///< (conditionalZeroOutcomeConstraint)
  };
  Kind kind = Kind::when_all;
  std::optional<std::size_t> issue;
  std::vector<std::pair<std::size_t, std::string>> equal;  ///< issue, value or check ("numeric=positive")
  std::vector<std::string> words;
  std::vector<std::size_t> summed;
  long low = 0, high = 0;
  friend bool operator==(const ZeroRule&, const ZeroRule&) = default;
};
struct ConstraintUtility {
  std::vector<std::vector<double>> ranks;  ///< [issue][value] rank / greatest rank; empty: not ranked
  std::size_t counted = 0;                 ///< number of ranked issues
  std::vector<ZeroRule> rules;
  friend bool operator==(const ConstraintUtility&, const ConstraintUtility&) = default;
};

struct UtilityGroup {
  std::string name;
  std::vector<std::size_t> issues;
  std::map<std::vector<DealIndex>, double> utilities;  ///< combinations not listed are worth 0
  friend bool operator==(const UtilityGroup&, const UtilityGroup&) = default;
};
struct GroupUtility {
  std::vector<UtilityGroup> groups;
  friend bool operator==(const GroupUtility&, const GroupUtility&) = default;
};

struct TableUtility {
  std::map<std::vector<DealIndex>, double> utilities;
  double otherwise = 0;
  friend bool operator==(const TableUtility&, const TableUtility&) = default;
};

/// A partial order over listed deals: `better[k]` = (a, b) says deals[a] is better than deals[b].
struct OrderUtility {
  std::vector<std::vector<DealIndex>> deals;
  std::vector<std::pair<std::size_t, std::size_t>> better;
  friend bool operator==(const OrderUtility&, const OrderUtility&) = default;
};

using Utility = std::variant<AdditiveUtility, RectangleUtility, ConstraintUtility, GroupUtility, TableUtility,
                             OrderUtility>;

/// Fields of the human-negotiation dialect of GENIUS; their scale is `multiplier` times Σ weight·evaluation.
struct HumanTerms {
  double opt_out = 0;
  double time_effect = 0;  ///< change of utility per round
  double multiplier = 1;
  friend bool operator==(const HumanTerms&, const HumanTerms&) = default;
};

/// Fields of a GENIUS profile of type UNCERTAIN: what the agent is told of its own utilities.
struct UncertainTerms {
  long comparisons = 0;
  long errors = 0;
  double elicitation_cost = 0;
  bool fixed_seed = false;
  bool experimental = false;
  friend bool operator==(const UncertainTerms&, const UncertainTerms&) = default;
};

struct DomainProfile {
  std::string name;
  std::string file;
  Utility utility;
  std::optional<double> reservation;        ///< as written, undiscounted; absent: the tool's default (0)
  std::vector<DealIndex> reservation_deal;  ///< GeniusWeb: the deal that is as good as none; empty: none
  /// U_t = U·discount^t with t the elapsed fraction of the time; the reservation is discounted too
  double discount = 1;
  std::string discount_kind;  ///< "", "exponential" or "linear"; "linear": `discount` is a cost
  std::optional<HumanTerms> human;
  std::optional<UncertainTerms> uncertain;
  friend bool operator==(const DomainProfile&, const DomainProfile&) = default;
};

struct Domain {
  enum class Dialect { genius, geniusweb, negmas, negolog };
  std::string name;
  Dialect dialect = Dialect::genius;
  std::vector<DomainIssue> issues;
  std::vector<DomainProfile> profiles;
  friend bool operator==(const Domain&, const Domain&) = default;
};

/// Number of deals as a decimal numeral of any length.
[[nodiscard]] std::string deal_count(const Domain& domain);
/// The same, if it is at most `limit`.
[[nodiscard]] std::optional<std::uint64_t> deal_count_within(const Domain& domain, std::uint64_t limit);

/// Utility of a full deal; 0 for an order, which has no numbers. Sums run in the issues' order, from the
/// left, so that they equal bit for bit what tools computing in IEEE doubles print.
[[nodiscard]] double utility(const Domain& domain, const DomainProfile& profile, DomainDeal deal);

/// The utility below which a profile refuses: its reservation, the utility of its reservation deal, or 0.
[[nodiscard]] double reservation_of(const Domain& domain, const DomainProfile& profile);

/// A check of a ZeroRule on a value: "numeric=positive" and "numeric=negative" ask its sign (`strict`: zero
/// has none; else zero passes both), anything else must be part of its text.
[[nodiscard]] bool passes_check(const std::string& value, const std::string& check, bool strict);
/// A value as a whole number; 0 where it is none.
[[nodiscard]] long whole_value(const std::string& value);

/// Least and greatest number the weighted values can reach, before the cut at `ceiling`.
[[nodiscard]] std::pair<double, double> uncut_range(const AdditiveUtility& utility);
/// True if min(ceiling, …) can change a utility.
[[nodiscard]] bool ceiling_binds(const AdditiveUtility& utility);

/// The parts of an order in ranks: rank 0 holds the deals nothing is better than, and so on. Cycles end in
/// the last rank.
[[nodiscard]] std::vector<std::vector<std::size_t>> ranking(const OrderUtility& order);

}  // namespace mediant::model
