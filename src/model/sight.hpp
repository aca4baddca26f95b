// What one audience's eyes rest on: which identifiers are there for it, and how lists of references shrink.
//
// A reference to something hidden and a reference to something that does not exist are the same here, so that
// hiding a thing and never having written it give the same case.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mediant/model/access.hpp"

namespace mediant::model {

class Sight {
 public:
  Sight(const Case& c, const Audience& audience);

  /// An item with its own `for:`; without one it is the desk's.
  [[nodiscard]] bool sees(const Item& item) const { return may_see(item.access, audience_); }
  /// Part of a visible block: its own `for:`, else the block's.
  [[nodiscard]] bool sees_inside(const Access& own, const Access& block) const;
  /// Takes from a visible block what is the desk's: who else sees it, consent notes, x-… keys.
  void strip(Access& access) const;
  void strip(Item& item) const {
    strip(item.access);
    item.extra.clear();
  }

  [[nodiscard]] const Audience& audience() const { return audience_; }
  [[nodiscard]] bool party(const PartyId& id) const { return parties_.contains(id.value); }
  [[nodiscard]] bool speaker(const Speaker& speaker) const;
  [[nodiscard]] bool speaker_ref(const std::string& ref) const;
  [[nodiscard]] bool issue(const IssueId& id) const { return issues_.contains(id.value); }
  [[nodiscard]] bool option(const IssueId& issue, const OptionId& option) const;
  [[nodiscard]] bool source(const SourceId& id) const { return sources_.contains(id.value); }
  [[nodiscard]] bool chatham(const SourceId& id) const { return chatham_sources_.contains(id.value); }

  // Statements are settled later than the rest: each lists itself here.
  std::unordered_set<std::string> claims, proposals, meetings, others;
  /// `about`, `basis`: claims, proposals, meetings, messages, deals, minutes, parties, persons.
  [[nodiscard]] bool statement(const std::string& id) const;

  // The lists below keep what is visible; true if something was there before and nothing is left.
  bool keep_parties(std::vector<PartyId>& ids) const;
  bool keep_speakers(std::vector<Speaker>& speakers) const;
  bool keep_statements(std::vector<std::string>& ids) const;
  bool keep_sources(std::vector<SourceRef>& sources) const;
  bool keep_source(std::optional<SourceRef>& source) const;
  /// False if the conjunction rests on something hidden.
  [[nodiscard]] bool keep_when(When& when) const;
  void keep_judged(std::optional<Judged>& judged) const;
  template <class T>
  bool keep_by_party(std::vector<std::pair<PartyId, T>>& values) const {
    const bool any = !values.empty();
    std::erase_if(values, [&](const auto& pair) { return !party(pair.first); });
    return any && values.empty();
  }

 private:
  const Audience& audience_;
  std::unordered_set<std::string> parties_, hidden_people_, people_, sources_, chatham_sources_;
  struct Options {
    bool numeric = false;
    std::unordered_set<std::string> ids;
  };
  std::unordered_map<std::string, Options> issues_;
};

// The blocks, each from the whole case to the audience's (visible_values.cpp, visible_record.cpp).
void see_issues(Case& c, const Sight& sight);
void see_values(Case& c, const Sight& sight);
void see_record(Case& c, Sight& sight);
void see_papers(Case& c, const Sight& sight);

}  // namespace mediant::model
