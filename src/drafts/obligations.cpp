#include "mediant/drafts/obligations.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <span>

#include "mediant/drafts/values.hpp"

namespace mediant::drafts {
namespace {

enum class Part { deadline, condition, verifier, guarantor, consequence };

// Phrases that open a part of an obligation; the part goes on to the next sign or phrase.
struct Phrase {
  std::string_view words;
  Part part;
};
constexpr Phrase english[] = {{"within ", Part::deadline},
                              {"by ", Part::deadline},
                              {"until ", Part::deadline},
                              {"no later than ", Part::deadline},
                              {"before ", Part::deadline},
                              {"if ", Part::condition},
                              {"unless ", Part::condition},
                              {"provided that ", Part::condition},
                              {"subject to ", Part::condition},
                              {"as soon as ", Part::condition},
                              {"once ", Part::condition},
                              {"after ", Part::condition},
                              {"verified by ", Part::verifier},
                              {"monitored by ", Part::verifier},
                              {"under the supervision of ", Part::verifier},
                              {"supervised by ", Part::verifier},
                              {"guaranteed by ", Part::guarantor},
                              {"under the guarantee of ", Part::guarantor},
                              {"failing which ", Part::consequence},
                              {"otherwise ", Part::consequence}};
constexpr Phrase russian[] = {{"в течение ", Part::deadline},
                              {"не позднее ", Part::deadline},
                              {"до ", Part::deadline},
                              {"если ", Part::condition},
                              {"при условии ", Part::condition},
                              {"после ", Part::condition},
                              {"под надзором ", Part::verifier},
                              {"под контролем ", Part::verifier},
                              {"под гарантии ", Part::guarantor},
                              {"в противном случае ", Part::consequence}};
constexpr Phrase ukrainian[] = {{"протягом ", Part::deadline},
                                {"не пізніше ", Part::deadline},
                                {"до ", Part::deadline},
                                {"якщо ", Part::condition},
                                {"за умови ", Part::condition},
                                {"після ", Part::condition},
                                {"під наглядом ", Part::verifier},
                                {"під контролем ", Part::verifier},
                                {"під гарантії ", Part::guarantor},
                                {"в іншому разі ", Part::consequence}};
constexpr Phrase arabic[] = {
    {"خلال ", Part::deadline},      {"قبل ", Part::deadline},    {"في موعد أقصاه ", Part::deadline},
    {"إذا ", Part::condition},      {"بشرط ", Part::condition},  {"بعد ", Part::condition},
    {"تحت إشراف ", Part::verifier}, {"بضمان ", Part::guarantor}, {"وإلا ", Part::consequence}};

std::span<const Phrase> phrases_of(Language language) {
  switch (language) {
    case Language::english:
      return english;
    case Language::russian:
      return russian;
    case Language::ukrainian:
      return ukrainian;
    case Language::arabic:
      return arabic;
    default:
      return {};
  }
}

std::string trimmed(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \n\t,;:");
  if (first == std::string_view::npos) return "";
  const std::size_t last = s.find_last_not_of(" \n\t,;:.");
  return last == std::string_view::npos || last < first ? "" : std::string(s.substr(first, last - first + 1));
}

// The parties and persons of the case that a phrase names.
std::vector<model::Speaker> speakers_in(const std::string& phrase, const model::Case& c,
                                        const text::Toolkit& toolkit) {
  std::vector<model::Speaker> out;
  std::string folded = " ";
  for (const std::string& word : folded_words(phrase, toolkit)) folded += word + " ";
  const auto names = [&](const std::string& name) {
    std::string sought = " ";
    for (const std::string& word : folded_words(name, toolkit)) sought += word + " ";
    return sought.size() > 2 && folded.find(sought) != std::string::npos;
  };
  for (const model::Party& party : c.parties) {
    if (names(party.name) || std::any_of(party.aliases.begin(), party.aliases.end(), names))
      out.push_back({party.id.value, ""});
  }
  if (out.empty() && !phrase.empty()) out.push_back({"", phrase});
  return out;
}

// Where a phrase begins at the start of a word at or after `from`.
std::size_t find_phrase(std::string_view sentence, std::string_view phrase, std::size_t from) {
  for (std::size_t at = sentence.find(phrase, from); at != std::string_view::npos;
       at = sentence.find(phrase, at + 1)) {
    if (at == 0 || sentence[at - 1] == ' ' || sentence[at - 1] == ',' || sentence[at - 1] == '(') return at;
  }
  return std::string_view::npos;
}

class Reader {
 public:
  Reader(const Draft& draft, const model::Case& c, const text::Toolkit& toolkit)
      : draft_(draft), c_(c), toolkit_(toolkit) {}

  std::vector<SuggestedObligation> read() {
    for (const Clause& clause : draft_.clauses) {
      std::size_t n = 0;
      for (const text::Span& at : toolkit_.sentences(clause.text))
        sentence(clause, clause.text.substr(at.begin, at.size()), n);
    }
    return std::move(out_);
  }

 private:
  void sentence(const Clause& clause, const std::string& text, std::size_t& n) {
    const Values values = values_of(text, draft_.language, toolkit_);
    const auto modal = std::find_if(values.modals.begin(), values.modals.end(),
                                    [](const Value& m) { return m.force >= 2 || m.force <= -2; });
    if (modal == values.modals.end()) return;
    SuggestedObligation s;
    s.sentence = trimmed(text);
    s.modal = modal->shown;
    s.forbids = modal->force < 0;
    model::Obligation& o = s.obligation;
    o.id = model::ObligationId("ob-" + clause.number + (++n > 1 ? "-" + std::to_string(n) : ""));
    o.clause = clause.number;
    // Arabic puts the modal first, and who must do it behind.
    const bool modal_first = draft_.language == Language::arabic || modal->at.begin == 0;
    const std::string before = text.substr(0, modal->at.begin), after = text.substr(modal->at.end);
    o.who = speakers_in(
        modal_first ? std::string() : trimmed(before.substr(std::min(before.size(), subject_begin(before)))),
        c_, toolkit_);
    if (o.who.empty()) {
      for (model::Speaker& speaker : speakers_in(text, c_, toolkit_))
        if (!speaker.ref.empty() && o.who.empty()) o.who.push_back(std::move(speaker));
    }
    o.what = trimmed(parts(after, o));
    std::string ignored = before;
    parts(ignored, o);
    for (const Value& date : values.dates) {
      if (o.deadline.find(date.shown) != std::string::npos) o.by_when = date_of(date.key);
    }
    out_.push_back(std::move(s));
  }

  // Behind a leading "If …," the subject begins.
  static std::size_t subject_begin(const std::string& before) {
    const std::size_t comma = before.rfind(',');
    return comma == std::string::npos ? 0 : comma + 1;
  }

  // Takes the parts that phrases open into `o`; what is left is what must be done.
  std::string parts(const std::string& text, model::Obligation& o) {
    struct Found {
      std::size_t at, behind;
      Part part;
    };
    std::vector<Found> found;
    for (const Phrase& phrase : phrases_of(draft_.language)) {
      const std::size_t at = find_phrase(text, phrase.words, 0);
      if (at == std::string::npos) continue;
      // "by" and "until" tell a time only where a number follows.
      if (phrase.part == Part::deadline && !has_number(text.substr(at, 40))) continue;
      const bool inside = std::any_of(found.begin(), found.end(),
                                      [&](const Found& f) { return at >= f.at && at < f.behind; });
      if (!inside) found.push_back({at, at + phrase.words.size(), phrase.part});
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.at < b.at; });
    std::string left;
    std::size_t done = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      std::size_t end = i + 1 < found.size() ? found[i + 1].at : text.size();
      const std::size_t sign = std::min({text.find(',', found[i].behind), text.find(';', found[i].behind),
                                         text.find("،", found[i].behind)});
      end = std::min(end, sign);
      left += text.substr(done, found[i].at - done);
      done = end;
      const std::string whole = trimmed(text.substr(found[i].at, end - found[i].at));
      const std::string inner = trimmed(text.substr(found[i].behind, end - found[i].behind));
      switch (found[i].part) {
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
    return left + text.substr(done);
  }

  static bool has_number(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = text::next_code_point(text, i);
      if ((c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669)) return true;
    }
    return false;
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
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < obligations.size(); ++i) {
    const model::Obligation& o = obligations[i];
    index[o.id.value] = i;
    if (o.verifier.empty()) out.without_verifier.push_back(o.id.value);
    if (o.guarantor.empty()) out.without_guarantor.push_back(o.id.value);
    if (!o.by_when && o.deadline.empty()) out.without_deadline.push_back(o.id.value);
  }
  // Those done together are one node.
  std::vector<std::size_t> group(obligations.size());
  for (std::size_t i = 0; i < group.size(); ++i) group[i] = i;
  const auto root = [&](std::size_t i) {
    while (group[i] != i) i = group[i];
    return i;
  };
  const auto known = [&](const std::string& id) {
    if (index.contains(id)) return true;
    if (std::find(out.unknown.begin(), out.unknown.end(), id) == out.unknown.end()) out.unknown.push_back(id);
    return false;
  };
  for (std::size_t i = 0; i < obligations.size(); ++i)
    for (const std::string& id : obligations[i].together)
      if (known(id)) group[std::max(root(i), root(index[id]))] = std::min(root(i), root(index[id]));
  std::map<std::size_t, std::vector<std::size_t>> before;  // node -> nodes it waits for
  for (std::size_t i = 0; i < obligations.size(); ++i) {
    before[root(i)];
    for (const std::string& id : obligations[i].after)
      if (known(id)) before[root(i)].push_back(root(index[id]));
  }
  // Stage by stage: what waits for nothing left.
  std::map<std::size_t, bool> done;
  while (done.size() < before.size()) {
    std::vector<std::size_t> ready;
    for (const auto& [node, waits] : before) {
      if (!done.contains(node) &&
          std::all_of(waits.begin(), waits.end(), [&](std::size_t w) { return done.contains(w); }))
        ready.push_back(node);
    }
    if (ready.empty()) break;
    std::vector<std::string> stage;
    for (std::size_t i = 0; i < obligations.size(); ++i)
      if (std::find(ready.begin(), ready.end(), root(i)) != ready.end())
        stage.push_back(obligations[i].id.value);
    for (const std::size_t node : ready) done[node] = true;
    out.order.push_back(std::move(stage));
  }
  if (done.size() == before.size()) return out;
  // What is left has a cycle: follow what each waits for until a node comes again.
  out.order.clear();
  std::vector<std::size_t> path;
  std::size_t node = std::find_if(before.begin(), before.end(), [&](const auto& n) {
                       return !done.contains(n.first);
                     })->first;
  while (std::find(path.begin(), path.end(), node) == path.end()) {
    path.push_back(node);
    const auto& waits = before[node];
    node = *std::find_if(waits.begin(), waits.end(), [&](std::size_t w) { return !done.contains(w); });
  }
  path.erase(path.begin(), std::find(path.begin(), path.end(), node));
  for (const std::size_t n : path) out.cycle.push_back(obligations[n].id.value);
  return out;
}

}  // namespace mediant::drafts
