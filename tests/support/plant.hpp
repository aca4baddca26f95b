// Changes every free text, number and date of a block, found through the format's own description, so that a
// new key is covered the day it is described.
#pragma once

#include <string>

#include "../src/formats/describe.hpp"

namespace mediant::test {

using formats::describe;

class Planter {
 public:
  explicit Planter(std::string canary) : canary_(std::move(canary)) {}

  void block(std::string_view, std::string_view) {}
  template <class T>
  void required(std::string_view, T& value, std::string_view) {
    plant(value);
  }
  template <class T, class Fallback = T>
  void optional(std::string_view key, T& value, std::string_view, const Fallback& = {}) {
    if (key != "chatham_house") plant(value);  // who may see a block stays
  }
  void choice(std::string_view, std::string&, std::string_view, formats::WordList, bool = false) {}
  template <class F, class T>
  void custom(std::string_view, T& owner, std::string_view) {
    if constexpr (std::same_as<T, model::Preferences>) {
      plant(owner.weights);
      plant(owner.rank);
    }
  }
  template <class Body>
  void group(std::string_view, std::string_view, Body body) {
    body(*this);
  }
  void extra(model::Extra& extra) { extra.emplace_back("x-" + canary_, "\"" + canary_ + "\""); }

 private:
  void plant(std::string& value) { value += canary_; }
  template <class Kind>
  void plant(model::Id<Kind>& id) {
    id.value += canary_;
  }
  void plant(bool& value) { value = !value; }
  void plant(double& value) { value += 1; }
  template <std::integral Whole>
  void plant(Whole& value) {
    value += 1;
  }
  void plant(model::Role&) {}
  void plant(model::Basis&) {}
  void plant(model::ClaimKind&) {}
  void plant(model::Date& date) { date.year += 1; }
  void plant(model::Estimate& e) { e = model::Estimate::between(e.low / 2, e.high); }
  void plant(model::Grade& grade) { grade.content = grade.content % 6 + 1; }
  void plant(model::Speaker& speaker) { (speaker.ref.empty() ? speaker.unnamed : speaker.ref) += canary_; }
  void plant(model::Condition& condition) { plant(condition.issue); }
  void plant(model::Scores& scores) { plant(scores.issue); }
  template <class T>
  void plant(std::optional<T>& value) {
    if (value) plant(*value);
  }
  template <class T>
  void plant(std::vector<T>& values) {
    for (T& value : values) plant(value);
  }
  template <class A, class B>
  void plant(std::pair<A, B>& pair) {
    plant(pair.first);
    plant(pair.second);
  }
  template <class T>
  requires requires(Planter& p, T& block) { describe(p, block); }
  void plant(T& block) { describe(*this, block); }

  std::string canary_;
};

/// Plants the canary in every field of a block.
template <class T>
void plant(T& block, const std::string& canary) {
  Planter planter(canary);
  describe(planter, block);
}

}  // namespace mediant::test
