// Trades: issues that are worth moving for one another (logrolling; Raiffa 1982, The Art and Science of
// Negotiation, ch. 13; Froman & Cohen 1970).
//
// From a proposal, a trade changes two or three clusters of issues such that at least two deciding parties
// gain, no deciding party loses, and every part of it alone makes one of them lose (else it is an
// improvement, not a trade; and no smaller trade is part of it). Gains are exact; only the issues that move
// need to be fixed by the proposal. Red lines of deciding parties that the proposal keeps are kept.
#pragma once

#include <vector>

#include "mediant/deals/space.hpp"

namespace mediant::deals {

struct TradeOptions {
  std::size_t largest = 3;  ///< most clusters moved at once, 2 or 3
  std::size_t limit = 100;  ///< most trades listed
};

struct Move {
  int issue = 0;
  int from = 0;
  int to = 0;
};

struct Trade {
  std::vector<Move> moves;   ///< issue order
  std::vector<Units> gain;   ///< a valued party
  std::vector<int> gainers;  ///< deciding parties that gain
  double smallest = 0;       ///< least gain of a gainer, as a share of its range (best minus worst deal)
  double joint = 0;          ///< sum of the gainers' shares; compares parties' scales
};

/// Largest `smallest` first; equal ones by `joint`, then by issues in case order.
[[nodiscard]] std::vector<Trade> trades(const DealSpace& space, const Assignment& from,
                                        const TradeOptions& options = {});

}  // namespace mediant::deals
