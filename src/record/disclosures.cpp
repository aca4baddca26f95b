// Sentences held against what is cleared and what is not, by their rarer words.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "mediant/record/clearance.hpp"
#include "reader.hpp"

namespace mediant::record {
namespace {

constexpr double repeats = 0.5;          // of a statement's weight: likely the same thing
constexpr double repeats_named = 0.35;   // where the sentence names its author as well
constexpr double repeats_figure = 0.2;   // where a figure agrees too
constexpr double said_elsewhere = 0.85;  // of what agrees, in one cleared statement of the same author
constexpr std::size_t truncated = 5;     // letters of a word that count

using WordId = std::uint32_t;

struct Word {
  std::string key;
  text::Span at;
  bool figure = false;
};

bool says_little(std::string_view lower) {
  using namespace detail;
  return is(lower, w_det | w_prep | w_pron | w_conj | w_sub | w_wh | w_modal | w_aux | w_possdet);
}

std::vector<Word> words_of(std::string_view text, const text::Toolkit& toolkit) {
  std::vector<Word> out;
  for (const text::Span& span : toolkit.words(text)) {
    std::string word = toolkit.fold(text.substr(span.begin, span.size()));
    if (says_little(word)) continue;
    std::string digits;
    for (const char ch : word)
      if (ch != ',') digits += ch;
    std::optional<double> figure = model::parse_number(digits);
    if (!figure) figure = detail::cardinal(word);
    if (figure) {
      out.push_back({model::number_text(*figure), span, true});
      continue;
    }
    if (text::count_code_points(word) > truncated) word.resize(text::byte_of_code_point(word, truncated));
    out.push_back({std::move(word), span, false});
  }
  return out;
}

// Every statement as a set of words, and how rare each is among them.
class Weights {
 public:
  Weights(const std::vector<const Statement*>& statements, const std::set<std::string>& names,
          const text::Toolkit& toolkit) {
    for (const Statement* s : statements) {
      Bag bag;
      const auto take = [&](const std::string& text, bool counts) {
        for (const Word& word : words_of(text, toolkit)) {
          if (names.contains(word.key)) continue;
          const WordId id = ids_.try_emplace(word.key, static_cast<WordId>(ids_.size())).first->second;
          auto [at, fresh] = bag.words.try_emplace(id, counts);
          at->second = at->second || counts;
          if (word.figure) bag.figures.insert(id);
        }
      };
      take(s->words, true);
      take(s->context, false);
      bags_.push_back(std::move(bag));
    }
    places_.resize(ids_.size());
    for (std::size_t b = 0; b < bags_.size(); ++b)
      for (const auto& [id, counts] : bags_[b].words) places_[id].push_back(b);
  }

  struct Bag {
    std::map<WordId, bool> words;  // counted among the statement's own words, or of its issue only
    std::set<WordId> figures;
  };
  [[nodiscard]] const Bag& bag(std::size_t i) const { return bags_[i]; }
  [[nodiscard]] const std::vector<std::size_t>* holding(const std::string& key, WordId& id) const {
    const auto at = ids_.find(key);
    if (at == ids_.end()) return nullptr;
    id = at->second;
    return &places_[id];
  }
  [[nodiscard]] double weight(WordId id) const {
    return std::log(1 + static_cast<double>(bags_.size()) / static_cast<double>(places_[id].size()));
  }
  [[nodiscard]] double own(std::size_t i) const {
    double sum = 0;
    for (const auto& [id, counts] : bags_[i].words)
      if (counts) sum += weight(id);
    return sum;
  }

 private:
  std::vector<Bag> bags_;
  std::unordered_map<std::string, WordId> ids_;
  std::vector<std::vector<std::size_t>> places_;
};

// The words by which somebody is named, as words_of would cut them.
std::set<std::string> names_of(const model::Case& c, const model::Speaker& who,
                               const text::Toolkit& toolkit) {
  std::set<std::string> out;
  const auto add = [&](const std::string& name) {
    for (const Word& word : words_of(name, toolkit)) out.insert(word.key);
  };
  const auto party = model::party_of(c, who);
  for (const model::Party& p : c.parties) {
    if (!party || p.id != *party) continue;
    add(p.name);
    for (const std::string& alias : p.aliases) add(alias);
  }
  for (const model::Person& p : c.people) {
    if (p.id.value != who.ref) continue;
    add(p.name);
    for (const std::string& alias : p.aliases) add(alias);
  }
  return out;
}

struct Agreement {
  std::vector<text::Span> at;
  std::set<WordId> words;
};

}  // namespace

std::vector<Disclosure> disclosures(const model::Case& c, const Clearance& clearance, std::string_view words,
                                    const text::Toolkit& toolkit) {
  std::vector<const Statement*> all;
  for (const Statement& s : clearance.held) all.push_back(&s);
  for (const Statement& s : clearance.cleared) all.push_back(&s);
  std::set<std::string> party_names;
  for (const model::Party& p : c.parties) party_names.merge(names_of(c, {p.id.value, ""}, toolkit));
  const Weights weights(all, party_names, toolkit);
  const auto party_of = [&](const Statement& s) { return model::party_of(c, s.by); };

  std::vector<Disclosure> out;
  for (const text::Span& sentence : toolkit.sentences(words)) {
    std::map<std::size_t, Agreement> agreeing;  // statement -> what agrees
    std::set<std::string> said;
    for (const Word& word : words_of(words.substr(sentence.begin, sentence.size()), toolkit)) {
      said.insert(word.key);
      WordId id = 0;
      const auto* places = weights.holding(word.key, id);
      if (places == nullptr) continue;
      for (const std::size_t s : *places) {
        Agreement& a = agreeing[s];
        if (a.words.insert(id).second)
          a.at.push_back({sentence.begin + word.at.begin, sentence.begin + word.at.end});
      }
    }
    const auto names_author = [&](const Statement& s) {
      const auto names = names_of(c, s.by, toolkit);
      return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return said.contains(n); });
    };
    const std::size_t first = out.size();
    for (const auto& [i, agreement] : agreeing) {
      const Statement& s = *all[i];
      const bool held = i < clearance.held.size();
      if (!held && s.terms != Terms::own_idea && s.terms != Terms::background) continue;
      const double own = weights.own(i);
      double shared = 0;
      bool figure = false;
      for (const WordId id : agreement.words) {
        shared += weights.weight(id);
        figure = figure || weights.bag(i).figures.contains(id);
      }
      const double share = own > 0 ? std::min(1.0, shared / own) : 0;
      const bool named = names_author(s);
      const bool one_word = weights.bag(i).words.size() == 1;
      if (agreement.words.size() < 2 && !one_word) continue;
      if (share < repeats && !(named && share >= repeats_named) && !(figure && share >= repeats_figure))
        continue;
      if (!held && s.terms == Terms::own_idea && !named) continue;
      // The same author may have said as much where it may be heard.
      const auto elsewhere = [&](const auto& other) {
        if (other.first < clearance.held.size() || other.first == i) return false;
        const Statement& o = *all[other.first];
        if (o.terms == Terms::own_idea || o.terms == Terms::background) return false;
        if (!s.by.empty() && party_of(o) != party_of(s)) return false;
        double covered = 0;
        for (const WordId id : agreement.words)
          if (other.second.words.contains(id)) covered += weights.weight(id);
        return covered >= said_elsewhere * shared;
      };
      if (std::any_of(agreeing.begin(), agreeing.end(), elsewhere)) continue;
      Disclosure d;
      d.kind = held                         ? Disclosure::Kind::confidence
               : s.terms == Terms::own_idea ? Disclosure::Kind::attribution
                                            : Disclosure::Kind::background;
      d.sentence = sentence;
      d.of = s;
      d.share = share;
      for (const text::Span& at : agreement.at) d.shared.emplace_back(words.substr(at.begin, at.size()));
      out.push_back(std::move(d));
    }
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                     [](const Disclosure& a, const Disclosure& b) { return a.share > b.share; });
  }
  return out;
}

}  // namespace mediant::record
