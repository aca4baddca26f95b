// A case: who negotiates about what, which options there are, who said what, which proposals lie on the
// table, and what each party is judged to live with. Plain values; docs/case-format.md describes the file
// they come from.
//
// Order is meaning: parties, issues and options stand in the order of the file, and every output keeps it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "mediant/model/basics.hpp"

namespace mediant::model {

enum class Role { principal, mediator, stakeholder, guarantor, affected };
[[nodiscard]] std::string_view to_string(Role role);

struct Party : Item {
  PartyId id;
  std::string name;
  Role role = Role::principal;
  std::vector<std::string> aliases;
  std::string interests;  ///< in words
  std::string note;
  friend bool operator==(const Party&, const Party&) = default;
};

struct Tie {
  std::string to;    ///< id of a person or party
  std::string kind;  ///< "son-in-law", "envoy of", …
  friend bool operator==(const Tie&, const Tie&) = default;
};

struct Person : Item {
  PersonId id;
  std::string name;
  std::optional<PartyId> of;
  std::string title;
  std::vector<std::string> aliases;  ///< spelling variants as written in sources
  std::vector<Tie> ties;
  std::string note;
  std::optional<SourceRef> source;
  friend bool operator==(const Person&, const Person&) = default;
};

struct Analyst : Item {
  AnalystId id;
  std::string name;
  friend bool operator==(const Analyst&, const Analyst&) = default;
};

/// Somebody touched by the outcome, at the table or not.
struct Affected : Item {
  std::string id;
  std::string name;
  bool at_the_table = false;
  std::string stake;
  std::optional<SourceRef> source;
  friend bool operator==(const Affected&, const Affected&) = default;
};

/// Who must accept: all principals, or `at_least` of those listed (or of all principals) including some.
struct Agreement {
  enum class Kind { all, list, at_least };
  Kind kind = Kind::all;
  std::vector<PartyId>
      parties;                  ///< `list`: exactly these. `at_least`: the pool ("of"), empty: all principals
  std::optional<int> at_least;  ///< k of the pool
  std::vector<PartyId> including;  ///< vetoes: these must be among the k
  bool given = false;
  friend bool operator==(const Agreement&, const Agreement&) = default;
};

struct Option : Item {
  OptionId id;
  std::string name;
  std::string note;
  friend bool operator==(const Option&, const Option&) = default;
};

struct NumericRange {
  double from = 0;
  double to = 0;
  double step = 0;
  friend bool operator==(const NumericRange&, const NumericRange&) = default;
};

/// What is negotiated about: a list of options, or a numeric range cut into steps.
struct Issue : Item {
  IssueId id;
  std::string name;
  std::string topic;                  ///< taxonomy code or words
  std::vector<Option> options;        ///< empty for a numeric issue
  bool ordered = false;               ///< the options form a scale, in this order
  std::optional<NumericRange> range;  ///< set for a numeric issue
  std::string unit;
  std::string status;                 ///< "open" (default) or "agreed": frozen for bridges
  std::optional<OptionId> agreed_on;  ///< the option agreed, where status is "agreed"
  double reopen_cost = 1;             ///< weight of a change of this issue, > 0
  std::string note;
  std::optional<SourceRef> source;
  friend bool operator==(const Issue&, const Issue&) = default;

  [[nodiscard]] bool numeric() const { return range.has_value(); }
};

/// The options of an issue as identifiers: those listed, or the steps of its range.
[[nodiscard]] std::vector<OptionId> option_ids(const Issue& issue);
/// For a numeric issue the value of step `index`; computed as from + index·step, exactly in decimals.
[[nodiscard]] double step_value(const NumericRange& range, std::size_t index);
/// Steps from `from` up to the last one not above `to`; 0 for a range that is upside down or has no step.
/// Never more than `most_steps`: check() refuses such a range.
inline constexpr std::size_t most_steps = 100'000;
[[nodiscard]] std::size_t step_count(const NumericRange& range);
/// Position of an option in option_ids(issue), if it is one of them.
[[nodiscard]] std::optional<std::size_t> option_index(const Issue& issue, const OptionId& option);
/// What a person reads for an option: its name, or number and unit.
[[nodiscard]] std::string option_name(const Issue& issue, const OptionId& option);

/// One part of a `when`: on this issue any of these options, or a comparison on a numeric issue.
struct Condition {
  IssueId issue;
  std::vector<OptionId> any_of;    ///< empty if a comparison stands below
  std::optional<double> at_least;  ///< "400..600" sets both; ">= x" one
  std::optional<double> at_most;
  bool above = false;   ///< "> x": at_least is exclusive
  bool below = false;   ///< "< x": at_most is exclusive
  std::string written;  ///< the comparison as written, for the round trip
  friend bool operator==(const Condition&, const Condition&) = default;
};
/// A conjunction.
using When = std::vector<Condition>;
/// Indices into option_ids(issue) that satisfy a condition, ascending.
[[nodiscard]] std::vector<std::size_t> matching_options(const Issue& issue, const Condition& condition);

/// A basis as written in a package or red line: one word ("stated") and/or ids of claims.
struct Package : Item {
  std::string id;  ///< optional
  When when;
  bool forbid = false;
  std::vector<std::pair<PartyId, Estimate>> worth;  ///< utility added to a party where `when` holds
  std::vector<std::string> basis;                   ///< ids of claims
  std::string note;
  std::optional<Judged> judged;
  std::optional<SourceRef> source;
  friend bool operator==(const Package&, const Package&) = default;
};

/// The score of options on one issue for one party.
struct Scores {
  IssueId issue;
  std::vector<std::pair<OptionId, Estimate>>
      options;                                      ///< discrete (or a numeric issue given option by option)
  std::vector<std::pair<double, Estimate>> points;  ///< piecewise linear over a numeric issue, by ascending x
  friend bool operator==(const Scores&, const Scores&) = default;
};

/// What a party cannot live with. Stated and inferred lines have content; a withheld one is known only to
/// exist.
struct RedLine : Item {
  std::string id;  ///< optional
  When never;
  Basis basis = Basis::unknown;  ///< stated | inferred
  bool unknown = false;
  std::string note;
  std::optional<SourceRef> source;
  friend bool operator==(const RedLine&, const RedLine&) = default;
};

/// One analyst's view of what one party wants.
struct Preferences : Item {
  PartyId party;
  enum class WeightForm { ranges, simplex_sum, ranking };
  WeightForm form = WeightForm::ranges;
  std::vector<std::pair<IssueId, Estimate>> weights;
  std::optional<double> weights_sum;       ///< `sum: 100`: uniform on that simplex within the ranges
  std::vector<std::vector<IssueId>> rank;  ///< `rank`: best group first; "rest" expanded last if `rank_rest`
  bool rank_rest = false;
  std::vector<Scores> scores;
  std::optional<Estimate> reserve;
  std::vector<RedLine> red_lines;
  std::string correlation_group;  ///< `correlate: word`: parties/blocks of one word are drawn together
  std::optional<Judged> judged;
  std::string note;
  friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// What happens if talks fail.
struct Scenario : Item {
  ScenarioId id;
  std::string name;
  Estimate p = Estimate::point(1);
  std::vector<std::pair<PartyId, Estimate>> reserve;    ///< change of the no-deal level
  std::vector<std::pair<PartyId, Estimate>> per_month;  ///< further change per month
  std::optional<std::string> according_to;              ///< id of a claim
  std::optional<Judged> judged;
  std::string note;
  friend bool operator==(const Scenario&, const Scenario&) = default;
};

struct Term {
  IssueId issue;
  OptionId option;
  std::optional<Basis> basis;
  Speaker by;
  std::optional<SourceRef> source;
  std::string clause;  ///< label of the clause in the text
  Access access;
  Extra extra;
  friend bool operator==(const Term&, const Term&) = default;
};

struct Proposal : Item {
  ProposalId id;
  std::string title;
  std::vector<Speaker> by;
  std::string kind;  ///< leaked draft, counterproposal, one text, signed, …
  std::optional<Date> on;
  std::vector<ProposalId> answers;
  std::string text;              ///< file inside the case folder
  bool content_unknown = false;  ///< `content: unknown`: listed, never valued
  std::vector<Term> terms;
  std::string status;
  std::string note;
  std::optional<SourceRef> source;
  std::optional<Date> recorded;
  friend bool operator==(const Proposal&, const Proposal&) = default;
};

/// A named deal to compare.
struct Deal : Item {
  DealId id;
  std::string name;
  std::vector<Term> terms;
  std::string note;
  friend bool operator==(const Deal&, const Deal&) = default;
};

/// "If B rejects the draft": who, stance, about what; or in words.
struct ClaimCondition {
  Speaker by;
  std::string stance;
  std::vector<std::string> about;
  std::string words;
  friend bool operator==(const ClaimCondition&, const ClaimCondition&) = default;
};

enum class ClaimKind {
  position,
  concern,
  threat,
  promise,
  call,
  assessment,
  characterisation,
  process,
  fact,
  quantity
};
[[nodiscard]] std::string_view to_string(ClaimKind kind);

struct Claim : Item {
  ClaimId id;
  ClaimKind kind = ClaimKind::fact;
  Speaker by;
  std::string text;  ///< short phrase in the desk's words
  std::optional<IssueId> issue;
  std::optional<OptionId> option;
  std::string stance;              ///< demands, offers, accepts, rejects, conditions, withholds, open-to, …
  std::vector<std::string> about;  ///< ids of claims, proposals, meetings, parties
  std::string scope;               ///< "as-a-set"
  std::optional<ClaimCondition> condition;
  std::optional<Speaker> to;      ///< addressee, for calls and threats
  std::optional<Date> on;         ///< when it was said
  std::optional<Date> recorded;   ///< when it entered the record
  std::vector<SourceRef> source;  ///< empty: unsourced
  std::vector<Speaker> via;       ///< who reports it, nearest to the speaker first
  Grade grade;
  bool off_record = false;      ///< `record: off`
  std::optional<double> value;  ///< quantities
  std::string unit;
  std::string hedge;                     ///< about, more than, …
  std::vector<std::string> contradicts;  ///< ids of claims
  std::vector<std::string> denies;       ///< ids of claims
  std::string note;
  friend bool operator==(const Claim&, const Claim&) = default;
};

struct Meeting : Item {
  MeetingId id;
  std::string title;
  std::optional<Date> on;
  std::string place;
  std::string status;  ///< planned | held | cancelled
  std::string format;  ///< direct | shuttle | proximity | phone | plenary | track2
  std::vector<Speaker> present;
  std::string stage;   ///< what it is, e.g. "preliminary review"
  std::string is_not;  ///< what it is not, according to whom it says
  std::string outcome;
  std::optional<int> attempt;
  std::vector<SourceRef> source;
  std::vector<Speaker> via;
  std::optional<Date> recorded;
  std::string note;
  friend bool operator==(const Meeting&, const Meeting&) = default;
};

/// Something carried between the sides.
struct Message : Item {
  std::string id;  ///< optional
  Speaker from;
  std::vector<Speaker> to;
  std::vector<Speaker> via;
  std::optional<Date> on;
  std::string wording;
  bool verbatim = false;
  std::string authority;  ///< convey | own-idea | background | not-to-convey
  std::string answer;
  bool answer_owed = false;
  std::vector<std::string> about;
  std::optional<SourceRef> source;
  std::optional<Date> recorded;
  std::string note;
  friend bool operator==(const Message&, const Message&) = default;
};

/// An understanding noted in a meeting, confirmed or not by each side.
struct Minute : Item {
  std::string id;
  std::optional<MeetingId> meeting;
  std::optional<Date> on;
  std::string text;
  struct Confirmation {
    PartyId party;
    std::string status;  ///< confirmed | disputed | asked
    std::optional<Date> on;
    std::string note;
    friend bool operator==(const Confirmation&, const Confirmation&) = default;
  };
  std::vector<Confirmation> confirmed;
  std::optional<SourceRef> source;
  friend bool operator==(const Minute&, const Minute&) = default;
};

struct Source : Item {
  SourceId id;
  std::string kind;  ///< article | document | post | conversation
  std::string title;
  std::string publisher;
  std::string author;
  std::optional<Date> on;
  std::string file;  ///< inside the case folder
  std::string url;
  std::string hash;  ///< "blake2b:…" or "sha256:…" of the text as kept
  std::string language;
  std::vector<Speaker> present;  ///< conversations
  Speaker noted_by;
  std::optional<Date> noted_on;
  Grade grade;
  std::optional<Date> recorded;
  std::string text;  ///< a short source may stand in the case itself
  std::string note;
  friend bool operator==(const Source&, const Source&) = default;
};

struct MeasureValue {
  std::optional<Date> on;
  double value = 0;
  std::string hedge;
  std::string unit;  ///< where it differs from the measure's
  Speaker by;
  std::vector<Speaker> via;
  std::optional<SourceRef> source;
  std::string note;
  Access access;
  Extra extra;
  friend bool operator==(const MeasureValue&, const MeasureValue&) = default;
};

/// A quantity over time.
struct Measure : Item {
  MeasureId id;
  std::string name;
  std::string unit;
  std::vector<MeasureValue> values;
  std::string note;
  friend bool operator==(const Measure&, const Measure&) = default;
};

/// Who must do what, by when, on what condition (methods/drafts).
struct Obligation : Item {
  ObligationId id;
  std::vector<Speaker> who;
  std::string what;
  std::optional<Date> by_when;
  std::string deadline;  ///< in words, where no date is given
  std::string condition;
  std::vector<std::string> after;     ///< ids of obligations that come first
  std::vector<std::string> together;  ///< ids of obligations done at the same time
  std::vector<Speaker> verifier;
  std::vector<Speaker> guarantor;
  std::string consequence;
  std::string clause;
  std::optional<ProposalId> proposal;
  std::string kind;  ///< fear-reducing | cost-increasing | information
  std::optional<SourceRef> source;
  std::string note;
  friend bool operator==(const Obligation&, const Obligation&) = default;
};

/// One revision of a single negotiating text, and who saw it (methods/drafts).
struct Exposure {
  std::string recipient;  ///< party or person id
  std::optional<Date> on;
  std::string medium;  ///< paper, mail, read aloud, …
  std::string copy;    ///< visible copy number
  std::string note;
  Access access;
  friend bool operator==(const Exposure&, const Exposure&) = default;
};
struct ClauseState {
  std::string label;
  std::string status;  ///< open | bracketed | ad-ref | agreed | reserved | deleted
  std::vector<Speaker> proposed_by, opposed_by;
  std::string note;
  friend bool operator==(const ClauseState&, const ClauseState&) = default;
};
struct Revision : Item {
  std::string id;  ///< "rev-1"
  std::optional<Date> on;
  std::string file;
  std::string hash;
  bool frozen = false;
  std::vector<ClauseState> clauses;
  std::vector<Exposure> exposures;
  std::string note;
  friend bool operator==(const Revision&, const Revision&) = default;
};
struct OneText : Item {
  std::string id;
  std::string title;
  Speaker custodian;
  std::vector<Revision> revisions;
  std::string note;
  friend bool operator==(const OneText&, const OneText&) = default;
};

/// Who can do what on their own (graph model, methods/stability); kept here so that a case can carry it.
struct MoveOption {
  std::string id;
  std::string name;
  PartyId by;
  std::string direction;  ///< both | fwd | back
  friend bool operator==(const MoveOption&, const MoveOption&) = default;
};
struct Moves : Item {
  std::vector<MoveOption> options;
  std::vector<std::string> infeasible;                                   ///< patterns over Y, N, -
  std::vector<std::pair<PartyId, std::vector<std::string>>> priorities;  ///< statements, most important first
  std::string status_quo;
  std::string note;
  friend bool operator==(const Moves&, const Moves&) = default;
};

/// One party's place on one scale (methods/forecast).
struct SpectrumEntry : Item {
  std::string party;
  IssueId issue;
  Estimate position, salience, influence;
  std::optional<SourceRef> source;
  std::optional<Judged> judged;
  friend bool operator==(const SpectrumEntry&, const SpectrumEntry&) = default;
};

struct Case : Item {
  int version = 1;
  std::string title;
  std::string summary;  ///< the situation in a few sentences, written by the desk
  std::optional<Date> as_of;
  std::string language;
  double scale = 100;
  bool illustrative = false;   ///< computed pages carry "Illustration: built on invented weights"
  bool live_conflict = false;  ///< a dated public-source picture of a live war (R15)
  Agreement agreement;
  std::vector<Analyst> analysts;
  std::vector<Party> parties;
  std::vector<Person> people;
  std::vector<Affected> affected;
  std::vector<Issue> issues;
  std::vector<Package> packages;
  std::vector<Preferences> preferences;  ///< in party order; several of one party are several analysts' views
  std::vector<Scenario> no_deal;
  std::vector<Proposal> proposals;
  std::vector<Deal> deals;
  std::vector<Claim> claims;
  std::vector<Meeting> meetings;
  std::vector<Message> messages;
  std::vector<Minute> minutes;
  std::vector<Source> sources;
  std::vector<Measure> measures;
  std::vector<Obligation> obligations;
  std::vector<OneText> texts;
  std::optional<Moves> moves;
  std::vector<SpectrumEntry> spectrum;
  friend bool operator==(const Case&, const Case&) = default;
};

// Look-ups by identifier: nullptr where there is none. Linear; analyses compile what they ask often.
[[nodiscard]] const Party* find(const Case& c, const PartyId& id);
[[nodiscard]] const Person* find(const Case& c, const PersonId& id);
[[nodiscard]] const Issue* find(const Case& c, const IssueId& id);
[[nodiscard]] const Proposal* find(const Case& c, const ProposalId& id);
[[nodiscard]] const Deal* find(const Case& c, const DealId& id);
[[nodiscard]] const Claim* find(const Case& c, const ClaimId& id);
[[nodiscard]] const Meeting* find(const Case& c, const MeetingId& id);
[[nodiscard]] const Source* find(const Case& c, const SourceId& id);

/// The name a person reads for a speaker: person, party, or "critics (unnamed)".
[[nodiscard]] std::string speaker_name(const Case& c, const Speaker& speaker);
/// The party a speaker belongs to, if any.
[[nodiscard]] std::optional<PartyId> party_of(const Case& c, const Speaker& speaker);

/// The parties whose acceptance `agreement` may need, in case order: the list, the pool, or all principals.
[[nodiscard]] std::vector<PartyId> deciding_parties(const Case& c);
/// The first block of preferences of a party (its first analyst's view), or nullptr.
[[nodiscard]] const Preferences* preferences_of(const Case& c, const PartyId& party);

}  // namespace mediant::model
