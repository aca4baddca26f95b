// Deals and utilities in JSON and in tables, the same in every call.
#pragma once

#include "json.hpp"
#include "mediant/deals/count.hpp"
#include "mediant/deals/space.hpp"

namespace mediant::api {

/// Compiles the case for a call: `among` and the analysts' view from its options.
[[nodiscard]] Result<deals::DealSpace> compiled(const Context& in);

/// {issue: option}; silent issues are left out.
[[nodiscard]] Json as_json(const deals::DealSpace& space, const deals::Assignment& assignment);
[[nodiscard]] Json as_json(const deals::DealSpace& space, const deals::Deal& deal);
/// {party: number}.
[[nodiscard]] Json utilities(const deals::DealSpace& space, std::span<const deals::Units> units);
/// {party: [low, high]} over the judged ranges of a complete deal.
[[nodiscard]] Json ranges(const Context& in, const deals::DealSpace& space, const deals::Deal& deal);

/// {party: [low, high]} of the no-deal levels as judged.
[[nodiscard]] Json no_deal_ranges(const Context& in, const deals::DealSpace& space);

/// What every computed answer says about itself: whose acceptance counts, who has no preferences, what stands
/// for a range, what withheld lines could overturn, the weakest basis.
[[nodiscard]] Json about(const Context& in, const deals::DealSpace& space);
/// The same as sentences.
void add_about(Document& page, const Json& about, const Context& in);

/// "61.3 (52 to 70)" on a case's scale (model::points).
[[nodiscard]] std::string with_range(const Json& utility, const Json& range, const model::Case& c);
/// "+6.2", "-3.0".
[[nodiscard]] std::string signed_points(double value, const model::Case& c);
/// "+6.2 (+3.0 to +9.0)".
[[nodiscard]] std::string signed_with_range(const Json& value, const Json& range, const model::Case& c);
/// A string of digits when exact, else {low, high, confidence}.
[[nodiscard]] Json count_json(const deals::Count& count);
[[nodiscard]] std::string count_words(const Json& count);
/// "Cap: 600 thousand; Alliance: never".
[[nodiscard]] std::string terms_in_words(const model::Case& c, const Json& deal);
/// Deals side by side: what they share once, and apart where they differ.
struct TermsCompared {
  Json shared = Json::object();        ///< {issue: option}
  std::vector<std::string> differing;  ///< issue ids in case order
};
[[nodiscard]] TermsCompared compare_terms(const std::vector<const Json*>& deals);
/// The terms of `deal` on these issues alone.
[[nodiscard]] Json terms_on(const Json& deal, const std::vector<std::string>& issues);
[[nodiscard]] std::string issue_name(const model::Case& c, const std::string& issue);
[[nodiscard]] std::string option_name(const model::Case& c, const std::string& issue, const Json& deal);
[[nodiscard]] std::string party_name(const model::Case& c, const std::string& id);
/// Why there is no deal, in a sentence.
[[nodiscard]] std::string reason_in_words(const std::string& reason);

/// The option records that calls on the deal space share.
[[nodiscard]] Option among_option();

/// A proposal's or named deal's terms; an error names the valid ids.
struct Subject {
  std::string id;
  std::string title;
  const std::vector<model::Term>* terms = nullptr;
  bool content_unknown = false;
};
[[nodiscard]] std::vector<Subject> subjects(const model::Case& c);
[[nodiscard]] Result<Subject> subject(const model::Case& c, const std::string& id);

}  // namespace mediant::api
