// What the checks of the blocks share: the identifiers there are, and how a problem is told.
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "mediant/model/check.hpp"
#include "mediant/model/path.hpp"

namespace mediant::model {

/// The identifiers of one kind, in file order, with a word for messages.
class Ids {
 public:
  explicit Ids(std::string kind) : kind_(std::move(kind)) {}
  /// False if it is there already.
  bool add(const std::string& id) {
    if (!set_.insert(id).second) return false;
    order_.push_back(id);
    return true;
  }
  [[nodiscard]] bool has(const std::string& id) const { return set_.contains(id); }
  [[nodiscard]] const std::string& kind() const { return kind_; }
  [[nodiscard]] const std::vector<std::string>& all() const { return order_; }

 private:
  std::string kind_;
  std::unordered_set<std::string> set_;
  std::vector<std::string> order_;
};

class Checker {
 public:
  explicit Checker(const Case& whole);

  const Case& c;
  Diagnostics found;
  Ids parties{"party"}, people{"person"}, analysts{"analyst"}, issues{"issue"}, claims{"claim"},
      proposals{"proposal"}, meetings{"meeting"}, sources{"source"}, obligations{"obligation"},
      messages{"message"}, minutes{"minute"}, deals{"deal"}, revisions{"revision of a text"};  // "text/rev-1"

  void error(const Path& at, std::string code, std::string message, std::string hint = "") {
    found.push_back({Severity::error, std::move(code), at.text(), {}, std::move(message), std::move(hint)});
  }
  void warning(const Path& at, std::string code, std::string message, std::string hint = "") {
    found.push_back({Severity::warning, std::move(code), at.text(), {}, std::move(message), std::move(hint)});
  }

  /// The id must be one of `known`.
  void refer(const Path& at, const std::string& id, const Ids& known);
  /// The id must be one of any of these kinds; `kinds` in words: "a claim, proposal or meeting".
  void refer_any(const Path& at, const std::string& id, std::initializer_list<const Ids*> known,
                 std::string_view kinds);
  void statement(const Path& at, const std::string& id);
  void statements(const Path& at, const std::vector<std::string>& ids);
  void speaker(const Path& at, const Speaker& speaker);
  void speakers(const Path& at, const std::vector<Speaker>& speakers);
  void source(const Path& at, const SourceRef& source);
  void source(const Path& at, const std::optional<SourceRef>& reference) {
    if (reference) source(at, *reference);
  }
  void judged(const Path& at, const std::optional<Judged>& judged);
  void access(const Path& at, const Access& access);

  /// An issue of the case by id, or nullptr with an error at `at`.
  const Issue* issue(const Path& at, const IssueId& id);
  [[nodiscard]] const Issue* known_issue(const IssueId& id) const;
  /// The option must be one of the issue's.
  bool option(const Path& at, const Issue& issue, const OptionId& option);
  /// low ≤ most likely ≤ high, all within [least, most].
  void estimate(const Path& at, const Estimate& estimate, std::string_view what, double least, double most);
  /// Options of each condition that exist; false if something is wrong.
  bool when(const Path& at, const When& when);
  /// An identifier people can type and paths can hold.
  void identifier(const Path& at, const std::string& id,
                  std::initializer_list<std::string_view> reserved = {});

 private:
  std::unordered_map<std::string_view, const Issue*> issues_by_id_;
  std::unordered_map<std::string_view, std::unordered_set<std::string_view>> options_;
};

/// "did you mean `x`?", or what would be valid: "valid: a, b, c".
[[nodiscard]] std::string suggest(std::string_view word, const std::vector<std::string>& known);
/// "cap", "cap and b", in backquotes.
[[nodiscard]] std::string quoted(std::string_view word);

// The parts, in the file's order.
void check_frame(Checker& k);
void check_issues(Checker& k);
void check_packages(Checker& k);
void check_preferences(Checker& k);
void check_record(Checker& k);
void check_papers(Checker& k);
void check_room_for_deals(Checker& k);

}  // namespace mediant::model
