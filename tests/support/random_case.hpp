// Random whole cases that pass `check`: every block, every short form, Unicode, x-… keys. The same seed gives
// the same case. With `access`, blocks are marked for the desk, the public or some parties at random.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "mediant/model/case.hpp"

namespace mediant::test {

struct RandomCaseOptions {
  std::size_t parties = 3;
  std::size_t issues = 4;
  bool values = true;  ///< packages, preferences, scenarios
  bool record = true;  ///< people, sources, claims, proposals, meetings, …
  bool access = false;
};
class RandomCase {
 public:
  RandomCase(std::uint64_t seed, const RandomCaseOptions& options) : random_(seed), options_(options) {}

  model::Case make();

  // Draws that tests of other rooms may want too.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random_() % n); }
  bool maybe(std::size_t one_in = 2) { return below(one_in) == 0; }
  std::string text();
  model::Date date();
  model::Estimate estimate(double low, double high);

 private:
  std::string id(const char* prefix, std::size_t i) { return prefix + std::to_string(i); }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  std::string word(std::initializer_list<const char*> words);

  model::Access access();
  void extra(model::Extra& extra);
  void finish(model::Item& item);
  void finish_part(model::Access& own);

  model::Speaker speaker(bool named = false);
  std::vector<model::Speaker> speakers(std::size_t most = 3, std::size_t least = 0);
  model::SourceRef source_ref();
  std::optional<model::SourceRef> maybe_source();
  std::vector<model::SourceRef> sources();
  std::optional<model::Date> maybe_date() { return maybe() ? std::nullopt : std::optional(date()); }
  std::vector<std::string> statements(std::size_t most = 3);
  std::optional<model::Judged> judged();
  model::OptionId option_of(const model::Issue& issue) { return one_of(model::option_ids(issue)); }
  std::vector<model::Term> terms();
  model::When when();

  void frame();

  void issues();

  void papers();

  void record();

  model::Claim claim(std::size_t i);

  void values();

  model::Preferences preferences(const model::PartyId& party);

  void more_papers();

  std::mt19937_64 random_;
  RandomCaseOptions options_;
  model::Case c_;
};

inline model::Case random_case(std::uint64_t seed, const RandomCaseOptions& options = {}) {
  return RandomCase(seed, options).make();
}

}  // namespace mediant::test
