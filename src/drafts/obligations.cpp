#include "mediant/drafts/obligations.hpp"

#include <algorithm>
#include <cstdlib>

#include "mediant/drafts/values.hpp"
#include "obligation_parts.hpp"
#include "obligation_phrases.hpp"
#include "order_graph.hpp"

namespace mediant::drafts {
namespace {

std::string trimmed(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \n\t,;:");
  if (first == std::string_view::npos) return "";
  const std::size_t last = s.find_last_not_of(" \n\t,;:.");
  return last == std::string_view::npos || last < first ? "" : std::string(s.substr(first, last - first + 1));
}

// The parties of the case that a phrase names.
std::vector<model::Speaker> parties_in(std::string_view phrase, const model::Case& c,
                                       const text::Toolkit& toolkit) {
  std::vector<model::Speaker> out;
  // Words between blanks, without an elided article ("l'agence").
  const auto spaced = [&](std::string_view text) {
    std::string folded = " ";
    for (const std::string& word : folded_words(text, toolkit))
      folded += word.substr(word.size() > 2 && word[1] == '\'' ? 2 : 0) + " ";
    return folded;
  };
  const std::string folded = spaced(phrase);
  const auto names = [&](const std::string& name) {
    const std::string sought = spaced(name);
    return sought.size() > 2 && folded.find(sought) != std::string::npos;
  };
  for (const model::Party& party : c.parties) {
    if (names(party.name) || std::any_of(party.aliases.begin(), party.aliases.end(), names))
      out.push_back({party.id.value, ""});
  }
  return out;
}

std::vector<model::Speaker> speakers_in(const std::string& phrase, const model::Case& c,
                                        const text::Toolkit& toolkit) {
  std::vector<model::Speaker> out = parties_in(phrase, c, toolkit);
  if (out.empty() && !phrase.empty()) out.push_back({"", phrase});
  return out;
}

class Reader {
 public:
  Reader(const Draft& draft, const model::Case& c, const text::Toolkit& toolkit)
      : draft_(draft), c_(c), toolkit_(toolkit) {}

  std::vector<SuggestedObligation> read() {
    for (const Clause& clause : draft_.clauses) {
      std::size_t n = 0;
      for (const std::string& text : sentences_of(clause.text)) sentence(clause, text, n);
    }
    for (SuggestedObligation& s : out_) wait_for_cited(s.obligation);
    return std::move(out_);
  }

 private:
  // "Once the withdrawal under point 3 is complete": the promises of point 3 come first.
  void wait_for_cited(model::Obligation& o) const {
    for (const Value& number : values_of(o.condition, draft_.language, toolkit_).numbers) {
      if (!number.cites) continue;
      for (const SuggestedObligation& other : out_)
        if (other.obligation.clause == number.key && other.obligation.clause != o.clause)
          o.after.push_back(other.obligation.id.value);
    }
  }

  // A German ordinal ("am 30. Juni") ends no sentence.
  [[nodiscard]] std::vector<std::string> sentences_of(const std::string& text) const {
    std::vector<std::string> out;
    bool goes_on = false;
    for (const text::Span& at : toolkit_.sentences(text)) {
      const std::string sentence = text.substr(at.begin, at.size());
      if (goes_on) {
        out.back() += sentence;
      } else {
        out.push_back(sentence);
      }
      const std::size_t last = sentence.find_last_not_of(" \n");
      goes_on = draft_.language == Language::german && last != std::string::npos && last > 0 &&
                sentence[last] == '.' && sentence[last - 1] >= '0' && sentence[last - 1] <= '9';
    }
    return out;
  }

  void sentence(const Clause& clause, const std::string& text, std::size_t& n) {
    const Values values = values_of(text, draft_.language, toolkit_);
    const std::vector<Extent> extents = parts_of(text, draft_.language, toolkit_);
    const auto modal = std::find_if(values.modals.begin(), values.modals.end(), [&](const Value& m) {
      const bool aside = std::any_of(extents.begin(), extents.end(), [&](const Extent& e) {
        return (e.part == Part::condition || e.part == Part::consequence) && e.holds(m.at.begin);
      });
      return !aside && (m.force >= 2 || m.force <= -2);
    });
    if (modal == values.modals.end()) return;
    SuggestedObligation s;
    s.sentence = trimmed(text);
    s.modal = modal->shown;
    // "No ship shall enter", "обязуется не размещать".
    const bool negated = std::any_of(values.negations.begin(), values.negations.end(), [&](const Value& v) {
      const bool aside =
          std::any_of(extents.begin(), extents.end(), [&](const Extent& e) { return e.holds(v.at.begin); });
      return !aside && v.at.begin <= modal->at.end + 2;
    });
    s.forbids = modal->force < 0 || negated;
    model::Obligation& o = s.obligation;
    o.id = model::ObligationId("ob-" + clause.number + (++n > 1 ? "-" + std::to_string(n) : ""));
    o.clause = clause.number;
    for (const Extent& e : extents) take(e, text, o);
    for (const Value& date : values.dates)
      if (o.deadline.find(date.shown) != std::string::npos) o.by_when = date_of(date.key);
    const std::string before = without(extents, text, 0, modal->at.begin);
    const std::string after = without(extents, text, modal->at.end, text.size());
    // Arabic puts the modal first, and who must do it behind.
    const bool modal_first = draft_.language == Language::arabic || modal->at.begin == 0;
    o.who = who(modal_first ? "" : before, after);
    o.what = trimmed(after);
    out_.push_back(std::move(s));
  }

  void take(const Extent& e, const std::string& text, model::Obligation& o) const {
    const std::string whole = trimmed(std::string_view(text).substr(e.begin, e.end - e.begin));
    const std::string inner = trimmed(std::string_view(text).substr(e.behind, e.end - e.behind));
    switch (e.part) {
      case Part::deadline:
        o.deadline = o.deadline.empty() ? whole : o.deadline;
        break;
      case Part::condition:
        o.condition = o.condition.empty() ? whole : o.condition + "; " + whole;
        break;
      case Part::verifier:
        o.verifier = speakers_in(inner, c_, toolkit_);
        break;
      case Part::guarantor:
        o.guarantor = speakers_in(inner, c_, toolkit_);
        break;
      case Part::consequence:
        o.consequence = inner;
        break;
    }
  }

  // A stretch of the sentence with its parts taken out.
  static std::string without(const std::vector<Extent>& extents, const std::string& text, std::size_t begin,
                             std::size_t end) {
    std::string out;
    std::size_t done = begin;
    for (const Extent& e : extents) {
      if (e.end <= begin || e.begin >= end) continue;
      if (e.begin > done) out += text.substr(done, e.begin - done);
      done = std::max(done, e.end);
    }
    return done < end ? out + text.substr(done, end - done) : out;
  }

  // The subject where it names a party, else who does it in the passive, else the last party named before the
  // modal verb; the subject's own words where no party is named at all.
  [[nodiscard]] std::vector<model::Speaker> who(const std::string& before, const std::string& after) const {
    const std::size_t comma = trimmed(before).rfind(',');
    const std::string subject =
        trimmed(comma == std::string::npos ? before : trimmed(before).substr(comma + 1));
    if (auto named = parties_in(subject, c_, toolkit_); !named.empty()) return named;
    if (auto named = parties_in(agent(after), c_, toolkit_); !named.empty()) return {named.front()};
    if (auto named = parties_in(before, c_, toolkit_); !named.empty()) return {named.back()};
    if (!subject.empty()) return {{"", subject}};
    if (auto named = parties_in(after, c_, toolkit_); !named.empty()) return {named.front()};
    return {};
  }

  // The words behind "by" in what must be done.
  [[nodiscard]] std::string agent(const std::string& after) const {
    const std::vector<text::Span> words = toolkit_.words(after);
    for (std::size_t w = 0; w + 1 < words.size(); ++w) {
      if (is_listed(toolkit_.fold(after.substr(words[w].begin, words[w].size())),
                    phrases_of(draft_.language).agent))
        return after.substr(words[w + 1].begin,
                            words[std::min(w + 6, words.size() - 1)].end - words[w + 1].begin);
    }
    return "";
  }

  static std::optional<model::Date> date_of(const std::string& key) {
    model::Date date;
    const std::size_t first = key.find('-'), second = key.find('-', first + 1);
    date.year = std::atoi(key.c_str());
    date.month = std::atoi(key.c_str() + first + 1);
    date.day = std::atoi(key.c_str() + second + 1);
    return date.year > 0 ? std::optional(date) : std::nullopt;
  }

  const Draft& draft_;
  const model::Case& c_;
  const text::Toolkit& toolkit_;
  std::vector<SuggestedObligation> out_;
};

}  // namespace

std::vector<SuggestedObligation> suggest_obligations(const Draft& draft, const model::Case& c,
                                                     const text::Toolkit& toolkit) {
  return Reader(draft, c, toolkit).read();
}

ObligationCheck check_obligations(const std::vector<model::Obligation>& obligations) {
  ObligationCheck out;
  for (const model::Obligation& o : obligations) {
    if (o.verifier.empty()) out.without_verifier.push_back(o.id.value);
    if (o.guarantor.empty()) out.without_guarantor.push_back(o.id.value);
    if (!o.by_when && o.deadline.empty()) out.without_deadline.push_back(o.id.value);
  }
  const OrderGraph graph = order_graph(obligations);
  out.unknown = graph.unknown;
  // Stage by stage: what waits for nothing left.
  std::vector<bool> done(obligations.size(), false);
  const auto waits = [&](std::size_t group) {
    return std::any_of(graph.before[group].begin(), graph.before[group].end(),
                       [&](std::size_t first) { return !done[first]; });
  };
  while (true) {
    std::vector<std::size_t> ready;
    for (std::size_t g = 0; g < obligations.size(); ++g)
      if (graph.is_group(g) && !done[g] && !waits(g)) ready.push_back(g);
    if (ready.empty()) break;
    std::vector<std::string> stage;
    for (std::size_t i = 0; i < obligations.size(); ++i)
      if (std::find(ready.begin(), ready.end(), graph.group[i]) != ready.end())
        stage.push_back(obligations[i].id.value);
    for (const std::size_t g : ready) done[g] = true;
    out.order.push_back(std::move(stage));
  }
  std::size_t node = 0;
  while (node < obligations.size() && (!graph.is_group(node) || done[node])) ++node;
  if (node == obligations.size()) return out;
  // What is left has a cycle: follow what each waits for until a node comes again.
  out.order.clear();
  std::vector<std::size_t> path;
  while (std::find(path.begin(), path.end(), node) == path.end()) {
    path.push_back(node);
    node = *std::find_if(graph.before[node].begin(), graph.before[node].end(),
                         [&](std::size_t first) { return !done[first]; });
  }
  path.erase(path.begin(), std::find(path.begin(), path.end(), node));
  for (const std::size_t n : path) out.cycle.push_back(obligations[n].id.value);
  return out;
}

}  // namespace mediant::drafts
