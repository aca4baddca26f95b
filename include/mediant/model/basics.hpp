// The small values a case is made of: identifiers, dates, estimates, who may see, who said, where it stands.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mediant::model {

/// A short word that names one thing of a case. Different kinds of things have different identifier types.
template <class Kind>
struct Id {
  std::string value;
  Id() = default;
  explicit Id(std::string v) : value(std::move(v)) {}
  [[nodiscard]] bool empty() const { return value.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

struct Party;
struct Person;
struct Analyst;
struct Issue;
struct Option;
struct Proposal;
struct Deal;
struct Claim;
struct Meeting;
struct Source;
struct Measure;
struct Scenario;
struct Obligation;
using PartyId = Id<Party>;
using PersonId = Id<Person>;
using AnalystId = Id<Analyst>;
using IssueId = Id<Issue>;
using OptionId = Id<Option>;  ///< for numeric issues the number as written shortest, e.g. "600" or "7.25"
using ProposalId = Id<Proposal>;
using DealId = Id<Deal>;
using ClaimId = Id<Claim>;
using MeetingId = Id<Meeting>;
using SourceId = Id<Source>;
using MeasureId = Id<Measure>;
using ScenarioId = Id<Scenario>;
using ObligationId = Id<Obligation>;

/// Keys under `x-…` of a block, kept as they came: key and compact JSON text, in file order.
using Extra = std::vector<std::pair<std::string, std::string>>;

/// A calendar date with the precision it was given in: `2025-12-02`, `2025-12`, `2025`, `{about: 2025-11}`.
struct Date {
  int year = 0;
  int month = 0;  ///< 1..12, 0: not given
  int day = 0;    ///< 1..31, 0: not given
  bool about = false;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// "2025-12-02", "2025-12", "2025"; without the "about".
[[nodiscard]] std::string to_iso(const Date& date);
/// Reads the three ISO forms; nothing for impossible dates (month 13, 30 February).
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);
/// Days since 1970-01-01 of the first and of the last day the date may mean ("2025-12": 1st and 31st).
[[nodiscard]] long first_day(const Date& date);
[[nodiscard]] long last_day(const Date& date);
/// The date of a day counted from 1970-01-01.
[[nodiscard]] Date date_of_day(long day);
/// "2 December 2025", "December 2025", "about November 2025".
[[nodiscard]] std::string in_words(const Date& date);

/// A number as identifiers and files write it: shortest, without an exponent up to 15 digits ("1000000",
/// "7.25").
[[nodiscard]] std::string number_text(double value);
/// Reads a whole word as a decimal number ("600", "+7.250", "1e3"); nothing for anything else, or inf and
/// nan.
[[nodiscard]] std::optional<double> parse_number(std::string_view word);

/// What is believed of a number: a point, a range, or a range with a most likely value.
struct Estimate {
  enum class Shape { point, uniform, triangular, pert };
  double low = 0;
  double mode = 0;  ///< for uniform the midpoint
  double high = 0;
  Shape shape = Shape::point;
  [[nodiscard]] static Estimate point(double v) { return {v, v, v, Shape::point}; }
  [[nodiscard]] static Estimate between(double low, double high) {
    return {low, (low + high) / 2, high, Shape::uniform};
  }
  /// The value used where one number must stand for the range; output that uses it says so.
  [[nodiscard]] double midpoint() const { return shape == Shape::point ? mode : (low + high) / 2; }
  [[nodiscard]] bool is_point() const { return low == high; }
  friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// Who may see a thing. The desk sees everything; an empty audience is the desk alone.
struct Access {
  std::vector<std::string>
      audience;        ///< `for:` - empty (desk), {"public"}, or party ids; the desk always sees
  bool given = false;  ///< `for:` was written (so a round trip writes it again)
  std::string tlp;     ///< "", "red", "amber", "amber+strict", "green", "clear"
  bool chatham_house = false;
  std::string consent;  ///< what the source allowed, in words
  friend bool operator==(const Access&, const Access&) = default;
};

/// What every block of a case has besides its own fields.
struct Item {
  Access access;
  Extra extra;
  friend bool operator==(const Item&, const Item&) = default;
};

/// A speaker: a person or party of the case, or somebody a source does not name ("critics").
struct Speaker {
  std::string ref;      ///< id of a person or a party; empty when unnamed
  std::string unnamed;  ///< as the source calls them; empty when `ref` is set
  [[nodiscard]] bool empty() const { return ref.empty() && unnamed.empty(); }
  friend auto operator<=>(const Speaker&, const Speaker&) = default;
};

/// Where a statement stands: a source and, if there is one, the excerpt (W3C TextQuote and TextPosition
/// selectors).
struct SourceRef {
  SourceId ref;
  std::string quote, prefix, suffix;
  std::optional<std::size_t> start, end;  ///< Unicode code points, half-open
  Extra extra;
  [[nodiscard]] bool empty() const { return ref.empty(); }
  friend bool operator==(const SourceRef&, const SourceRef&) = default;
};

/// Admiralty grade: reliability of the source A–F, credibility of the content 1–6; '?'/0 where not given.
struct Grade {
  char source = '?';
  int content = 0;
  [[nodiscard]] bool empty() const { return source == '?' && content == 0; }
  friend auto operator<=>(const Grade&, const Grade&) = default;
};
[[nodiscard]] std::string to_string(const Grade& grade);

/// What a number or term rests on, weakest last.
enum class Basis { text, reported, stated, inferred, illustrative, unknown };
[[nodiscard]] std::string_view to_string(Basis basis);

/// A point in the record's text for a judgement: who judged, when, on what.
struct Judged {
  AnalystId by;
  std::optional<Date> on;
  bool illustrative = false;
  std::vector<std::string> basis;  ///< ids of claims, proposals, meetings it rests on
  std::string note;
  friend bool operator==(const Judged&, const Judged&) = default;
};

}  // namespace mediant::model
