// A numeric range in exact decimals: 0.1 + 3·0.1 is 0.4 here, not 0.4000…01.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "mediant/model/case.hpp"

namespace mediant::model {

/// from, to and step as integers over one power of ten; nothing if they need more than 17 digits together.
class DecimalSteps {
 public:
  [[nodiscard]] static std::optional<DecimalSteps> of(const NumericRange& range);
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] double value(std::size_t index) const;
  /// True if `to` is one of the steps.
  [[nodiscard]] bool ends_on_a_step() const { return (to_ - from_) % step_ == 0; }

 private:
  std::int64_t from_ = 0, to_ = 0, step_ = 1;
  int decimals_ = 0;  ///< may be negative: tens, hundreds
};

}  // namespace mediant::model
