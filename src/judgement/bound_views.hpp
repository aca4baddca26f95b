// The views of a case, bound to one draw after another.
#pragma once

#include <span>
#include <vector>

#include "mediant/judgement/assumptions.hpp"

namespace mediant::judgement {

/// Each view's deal space with room for a draw's numbers; one a thread. Spaces never move: what was made
/// from one may keep a reference.
class BoundViews {
 public:
  explicit BoundViews(const Assumptions& assumptions) : a_(&assumptions) {
    spaces_.reserve(assumptions.views().size());
    for (const View& view : assumptions.views()) spaces_.push_back(view.space);
  }
  BoundViews(const BoundViews&) = delete;
  BoundViews& operator=(const BoundViews&) = delete;
  BoundViews(BoundViews&&) = default;  // a vector's elements stay where they are
  BoundViews& operator=(BoundViews&&) = default;
  ~BoundViews() = default;

  /// Binds the view a row of numbers belongs to and gives its index.
  std::size_t bind(std::span<const double> row) {
    const std::size_t v = a_->view_of(row);
    a_->values(row, v, values_);
    spaces_[v].bind(values_);
    return v;
  }
  [[nodiscard]] std::size_t size() const { return spaces_.size(); }
  [[nodiscard]] deals::DealSpace& operator[](std::size_t view) { return spaces_[view]; }
  /// What was bound last, one a valued party.
  [[nodiscard]] const std::vector<deals::PartyValues>& values() const { return values_; }

 private:
  const Assumptions* a_;
  std::vector<deals::DealSpace> spaces_;
  std::vector<deals::PartyValues> values_;
};

}  // namespace mediant::judgement
