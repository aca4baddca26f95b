#include <algorithm>
#include <cmath>

#include "mediant/bargaining/measures.hpp"

namespace mediant::bargaining {
namespace {

constexpr double noise = 1e-9;  // beyond what rounding can move a sum of utilities

// Numbers of any length, as the leaves' counts are products of issue sizes.
class BigCount {
 public:
  void add(const std::vector<std::size_t>& sizes, std::size_t from) {
    std::vector<std::uint32_t> product{1};
    for (std::size_t i = from; i < sizes.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::uint32_t& digit : product) {
        carry += std::uint64_t{digit} * sizes[i];
        digit = static_cast<std::uint32_t>(carry % base);
        carry /= base;
      }
      if (carry > 0) product.push_back(static_cast<std::uint32_t>(carry));
    }
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < product.size() || carry > 0; ++k) {
      if (k == digits_.size()) digits_.push_back(0);
      carry += digits_[k] + (k < product.size() ? product[k] : 0);
      digits_[k] = static_cast<std::uint32_t>(carry % base);
      carry /= base;
    }
  }
  [[nodiscard]] std::string text() const {
    if (digits_.empty()) return "0";
    std::string result = std::to_string(digits_.back());
    for (std::size_t i = digits_.size() - 1; i-- > 0;) {
      const std::string part = std::to_string(digits_[i]);
      result += std::string(9 - part.size(), '0') + part;
    }
    return result;
  }

 private:
  static constexpr std::uint64_t base = 1'000'000'000;
  std::vector<std::uint32_t> digits_;
};

class Counter {
 public:
  Counter(const Space& space, std::uint64_t limit, bool strict)
      : space_(space), n_(space.parties), strict_(strict), limit_(limit) {
    const std::size_t m = space.sizes.size();
    low_.assign(m * n_, 0);
    high_ = low_;
    least_.assign((m + 1) * n_, 0);
    most_ = least_;
    for (std::size_t i = m; i-- > 0;) {
      for (std::size_t p = 0; p < n_; ++p) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (std::size_t v = 0; v < space.sizes[i]; ++v) {
          low = std::min(low, space.worth[i][v * n_ + p]);
          high = std::max(high, space.worth[i][v * n_ + p]);
        }
        low_[i * n_ + p] = low;
        high_[i * n_ + p] = high;
        least_[i * n_ + p] = least_[(i + 1) * n_ + p] + low;
        most_[i * n_ + p] = most_[(i + 1) * n_ + p] + high;
      }
    }
    sums_.assign((m + 1) * n_, 0);
    std::copy(space.bias.begin(), space.bias.end(), sums_.begin());
  }

  std::optional<std::string> run() {
    visit(0);
    if (nodes_ > limit_) return std::nullopt;
    return total_.text();
  }

 private:
  [[nodiscard]] bool reaches(double u, double r) const { return strict_ ? u > r : u >= r; }

  [[nodiscard]] double completed(std::size_t i, std::size_t p, bool best) const {
    double sum = sums_[i * n_ + p];
    for (std::size_t j = i; j < space_.sizes.size(); ++j) sum += best ? high_[j * n_ + p] : low_[j * n_ + p];
    return std::min(space_.ceiling[p], sum);
  }

  void visit(std::size_t i) {
    if (++nodes_ > limit_) return;
    const std::size_t m = space_.sizes.size();
    bool surely = true;
    for (std::size_t p = 0; p < n_; ++p) {
      const double sum = sums_[i * n_ + p];
      const double r = space_.reservation[p];
      if (i == m) {
        if (!reaches(std::min(space_.ceiling[p], sum), r)) return;
        continue;
      }
      const double slack = std::isinf(r) ? 0 : noise * (1 + std::abs(r));
      // Near the level the extreme completion is summed as any deal is: rounding is monotone, so it decides.
      const double most = std::min(space_.ceiling[p], sum + most_[i * n_ + p]);
      if (most < r - slack || (most < r + slack && !reaches(completed(i, p, true), r))) return;
      const double least = std::min(space_.ceiling[p], sum + least_[i * n_ + p]);
      surely = surely && (least > r + slack || (least > r - slack && reaches(completed(i, p, false), r)));
    }
    if (i == m || surely) {
      total_.add(space_.sizes, i);
      return;
    }
    for (std::size_t v = 0; v < space_.sizes[i]; ++v) {
      for (std::size_t p = 0; p < n_; ++p)
        sums_[(i + 1) * n_ + p] = sums_[i * n_ + p] + space_.worth[i][v * n_ + p];
      visit(i + 1);
    }
  }

  const Space& space_;
  std::size_t n_;
  bool strict_;
  std::uint64_t limit_, nodes_ = 0;
  std::vector<double> low_, high_;    // one issue's extreme, [issue][party]
  std::vector<double> least_, most_;  // summed over the issues from here
  std::vector<double> sums_;          // of the partial deal, up to each issue
  BigCount total_;
};

}  // namespace

std::optional<std::string> count_rational(const Space& space, std::uint64_t node_limit, bool strict) {
  return Counter(space, node_limit, strict).run();
}

}  // namespace mediant::bargaining
