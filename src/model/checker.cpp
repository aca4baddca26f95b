#include "checker.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace mediant::model {
namespace {

void add_all(Checker& k, std::string_view block, const auto& items, Ids& ids,
             std::initializer_list<std::string_view> reserved = {}) {
  const Path root;
  const Path list(root, block);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Path item(list, i);
    const Path at(item, "id");
    const std::string* id = nullptr;
    if constexpr (requires { items[i].id.value; })
      id = &items[i].id.value;
    else
      id = &items[i].id;
    if (id->empty()) continue;  // missing: said by the reader, or optional
    k.identifier(at, *id, reserved);
    if (!ids.add(*id))
      k.error(at, "duplicate-id", "the " + ids.kind() + " " + quoted(*id) + " stands twice",
              "give one of them another id");
  }
}

// Ids that are looked up together must differ.
void refuse_shared(Checker& k, std::string_view block, const Ids& ids, const Ids& other) {
  const Path root;
  const Path list(root, block);
  for (const std::string& id : ids.all()) {
    if (other.has(id))
      k.error(list, "ambiguous-id", quoted(id) + " names a " + ids.kind() + " and a " + other.kind(),
              "references to it could mean both: rename one");
  }
}

}  // namespace

std::string quoted(std::string_view word) { return "`" + std::string(word) + "`"; }

std::string suggest(std::string_view word, const std::vector<std::string>& known) {
  const std::string near = nearest(word, known);
  if (!near.empty()) return "did you mean " + quoted(near) + "?";
  if (known.empty()) return "";
  constexpr std::size_t most = 8;
  std::string hint = "valid: ";
  for (std::size_t i = 0; i < std::min(most, known.size()); ++i) hint += (i > 0 ? ", " : "") + known[i];
  if (known.size() > most) hint += " and " + std::to_string(known.size() - most) + " more";
  return hint;
}

Checker::Checker(const Case& whole) : c(whole) {
  add_all(*this, "analysts", c.analysts, analysts);
  add_all(*this, "parties", c.parties, parties, {"desk", "public", "all"});
  add_all(*this, "people", c.people, people, {"desk", "public", "all"});
  add_all(*this, "issues", c.issues, issues, {"rank", "sum", "rest"});
  add_all(*this, "proposals", c.proposals, proposals);
  add_all(*this, "deals", c.deals, deals);
  add_all(*this, "claims", c.claims, claims);
  add_all(*this, "meetings", c.meetings, meetings);
  add_all(*this, "messages", c.messages, messages);
  add_all(*this, "minutes", c.minutes, minutes);
  add_all(*this, "sources", c.sources, sources);
  add_all(*this, "obligations", c.obligations, obligations);
  for (const OneText& text : c.texts)
    for (const Revision& revision : text.revisions) revisions.add(text.id + "/" + revision.id);
  refuse_shared(*this, "people", people, parties);
  const std::array<std::pair<std::string_view, const Ids*>, 6> statements_of = {{{"proposals", &proposals},
                                                                                 {"deals", &deals},
                                                                                 {"claims", &claims},
                                                                                 {"meetings", &meetings},
                                                                                 {"messages", &messages},
                                                                                 {"minutes", &minutes}}};
  for (std::size_t i = 1; i < statements_of.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      refuse_shared(*this, statements_of[i].first, *statements_of[i].second, *statements_of[j].second);
  }
  for (const Issue& issue : c.issues) {
    if (!issues_by_id_.emplace(issue.id.value, &issue).second) continue;
    auto& options = options_[issue.id.value];
    for (const Option& option : issue.options) options.insert(option.id.value);
  }
}

void Checker::identifier(const Path& at, const std::string& id,
                         std::initializer_list<std::string_view> reserved) {
  const auto bad = std::find_if(id.begin(), id.end(), [](char ch) {
    const auto byte = static_cast<unsigned char>(ch);
    return byte <= 0x20 || byte == 0x7F ||
           std::string_view(",:;\"'`[]{}()#\\=").find(ch) != std::string_view::npos;
  });
  constexpr std::size_t longest = 100;
  if (bad != id.end() || id.size() > longest)
    error(at, "bad-id", quoted(id.substr(0, longest)) + " is not a short word",
          "an id has letters, digits, - and _, no blanks, at most 100 bytes; what people read stands in "
          "`name`");
  if (std::find(reserved.begin(), reserved.end(), id) != reserved.end())
    error(at, "reserved-id", quoted(id) + " means something else in a case", "choose another id");
}

void Checker::refer(const Path& at, const std::string& id, const Ids& known) {
  if (id.empty() || known.has(id)) return;
  std::string hint = suggest(id, known.all());
  if (hint.empty()) hint = "the case has no such block yet";
  error(at, "unknown-reference", "there is no " + known.kind() + " " + quoted(id), std::move(hint));
}

void Checker::refer_any(const Path& at, const std::string& id, std::initializer_list<const Ids*> known,
                        std::string_view kinds) {
  if (id.empty()) return;
  for (const Ids* ids : known) {
    if (ids->has(id)) return;
  }
  std::vector<std::string> words;
  for (const Ids* ids : known) words.insert(words.end(), ids->all().begin(), ids->all().end());
  const std::string near = nearest(id, words);
  error(at, "unknown-reference", quoted(id) + " is no " + std::string(kinds),
        near.empty() ? "give the id of one" : "did you mean " + quoted(near) + "?");
}

void Checker::statement(const Path& at, const std::string& id) {
  refer_any(at, id,
            {&claims, &proposals, &meetings, &messages, &minutes, &deals, &parties, &people, &revisions},
            "claim, proposal or meeting of the case");
}

void Checker::statements(const Path& at, const std::vector<std::string>& ids) {
  for (std::size_t i = 0; i < ids.size(); ++i) statement(Path(at, i), ids[i]);
}

void Checker::speaker(const Path& at, const Speaker& speaker) {
  if (speaker.ref.empty() || people.has(speaker.ref) || parties.has(speaker.ref)) return;
  std::vector<std::string> words = parties.all();
  words.insert(words.end(), people.all().begin(), people.all().end());
  const std::string near = nearest(speaker.ref, words);
  error(at, "unknown-reference", quoted(speaker.ref) + " is no person and no party of the case",
        near.empty() ? "whom a source does not name is {unnamed: critics}"
                     : "did you mean " + quoted(near) + "?");
}

void Checker::speakers(const Path& at, const std::vector<Speaker>& speakers) {
  for (std::size_t i = 0; i < speakers.size(); ++i) speaker(Path(at, i), speakers[i]);
}

void Checker::source(const Path& at, const SourceRef& reference) {
  refer(Path(at, "ref"), reference.ref.value, sources);
  if (reference.start && reference.end && *reference.start > *reference.end)
    error(Path(at, "start"), "range",
          "the excerpt begins at " + std::to_string(*reference.start) + " and ends before that, at " +
              std::to_string(*reference.end),
          "start is at most end");
}

void Checker::judged(const Path& at, const std::optional<Judged>& block) {
  if (!block) return;
  refer(Path(at, "by"), block->by.value, analysts);
  statements(Path(at, "basis"), block->basis);
}

void Checker::access(const Path& at, const Access& access) {
  const Path place(at, "for");
  for (std::size_t i = 0; i < access.audience.size(); ++i) {
    const std::string& word = access.audience[i];
    if (word == "public" || parties.has(word)) continue;
    std::vector<std::string> known = {"desk", "public"};
    known.insert(known.end(), parties.all().begin(), parties.all().end());
    error(Path(place, i), "unknown-reference", quoted(word) + " is no audience", suggest(word, known));
  }
  const bool open =
      std::find(access.audience.begin(), access.audience.end(), "public") != access.audience.end();
  if (open && !access.tlp.empty() && access.tlp != "clear")
    warning(Path(at, "tlp"), "tlp-conflict",
            "tlp " + access.tlp + " cannot be public: this stays hidden from the public",
            "make it tlp: clear, or name the parties it is for");
}

const Issue* Checker::known_issue(const IssueId& id) const {
  const auto known = issues_by_id_.find(id.value);
  return known == issues_by_id_.end() ? nullptr : known->second;
}

const Issue* Checker::issue(const Path& at, const IssueId& id) {
  const Issue* known = known_issue(id);
  if (known == nullptr) refer(at, id.value, issues);
  return known;
}

bool Checker::option(const Path& at, const Issue& issue, const OptionId& id) {
  if (id.empty()) return true;
  if (!issue.numeric()) {
    const auto known = options_.find(issue.id.value);
    if (known != options_.end() && known->second.contains(id.value)) return true;
    std::vector<std::string> words;
    for (const Option& o : issue.options) words.push_back(o.id.value);
    error(at, "unknown-option", quoted(id.value) + " is no option of " + quoted(issue.id.value),
          suggest(id.value, words));
    return false;
  }
  if (step_count(*issue.range) == 0 || option_index(issue, id)) return true;
  const NumericRange& range = *issue.range;
  error(at, "unknown-option", quoted(id.value) + " is no value of " + quoted(issue.id.value),
        "valid: " + number_text(range.from) + " to " + number_text(range.to) + " in steps of " +
            number_text(range.step));
  return false;
}

void Checker::estimate(const Path& at, const Estimate& e, std::string_view what, double least, double most) {
  const auto shown = [&] {
    std::string text = "[" + number_text(e.low) + ", ";
    if (e.shape != Estimate::Shape::uniform) text += number_text(e.mode) + ", ";
    return text + number_text(e.high) + "]";
  };
  const bool ordered =
      e.shape == Estimate::Shape::uniform ? e.low <= e.high : e.low <= e.mode && e.mode <= e.high;
  if (!ordered) {
    error(at, "range", "the range " + shown() + " is upside down", "the lower number comes first");
    return;
  }
  if (e.low >= least && e.high <= most) return;
  const std::string value = e.is_point() ? number_text(e.mode) : shown();
  std::string valid = most < HUGE_VAL ? "valid: " + number_text(least) + " to " + number_text(most)
                                      : "valid: " + number_text(least) + " and more";
  error(at, "range", value + " is no " + std::string(what), std::move(valid));
}

bool Checker::when(const Path& at, const When& conditions) {
  bool good = true;
  for (const Condition& condition : conditions) {
    const Path place(at, condition.issue.value);
    const Issue* about = issue(place, condition.issue);
    if (about == nullptr) {
      good = false;
      continue;
    }
    const bool comparison = condition.at_least || condition.at_most;
    if (comparison && !about->numeric()) {
      error(place, "wrong-type",
            "a comparison stands on " + quoted(condition.issue.value) + ", which has options, not numbers",
            "name an option, or a list of options");
      good = false;
      continue;
    }
    if (!comparison && condition.any_of.empty()) {
      error(place, "empty-condition", "no option is named", "name an option, or a list of options");
      good = false;
    }
    for (std::size_t i = 0; i < condition.any_of.size(); ++i)
      good =
          option(condition.any_of.size() == 1 ? place : Path(place, i), *about, condition.any_of[i]) && good;
    if (comparison && condition.at_least && condition.at_most && *condition.at_least > *condition.at_most) {
      error(place, "range", "the range " + condition.written + " is upside down",
            "the lower number comes first");
      good = false;
    } else if (comparison && step_count(*about->range) > 0 && matching_options(*about, condition).empty()) {
      warning(
          place, "never-true", "no value of " + quoted(condition.issue.value) + " is " + condition.written,
          "its values run from " + number_text(about->range->from) + " to " + number_text(about->range->to));
    }
  }
  return good;
}

}  // namespace mediant::model
