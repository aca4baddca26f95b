#include "mediant/drafts/values.hpp"

#include <algorithm>

#include "mediant/text/label.hpp"
#include "word_line.hpp"

namespace mediant::drafts {
namespace {

bool is_in(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Reader {
 public:
  Reader(std::string_view s, Language language, const text::Toolkit& toolkit)
      : s_(s), language_(language), lexicon_(lexicon_of(language)), line_(s, toolkit) {}

  Values read() {
    values_.numbers = numbers_in(line_, language_);
    values_.dates = dates_in(line_, values_.numbers);
    modals();
    negations_and_hedges();
    if (lexicon_.capitals_are_names) names();
    values_.words = line_.words();
    values_.places = line_.places();
    return std::move(values_);
  }

 private:
  // How many words from `word` on spell `phrase`; 0: they do not.
  [[nodiscard]] std::size_t spells(std::size_t word, std::string_view phrase, std::string_view first) const {
    std::size_t used = 0;
    while (true) {
      const std::size_t end = std::min(phrase.find(' '), phrase.size());
      if (word + used >= line_.size()) return 0;
      if ((used == 0 ? first : line_.word(word + used)) != phrase.substr(0, end)) return 0;
      ++used;
      if (end == phrase.size()) return used;
      if (!line_.joined(word + used - 1)) return 0;
      phrase.remove_prefix(end + 1);
    }
  }

  // The word without an Arabic "and" or "so" written together with it.
  [[nodiscard]] std::string_view without_prefix(std::size_t word) const {
    std::string_view w = line_.word(word);
    if (language_ == Language::arabic && (w.starts_with("و") || w.starts_with("ف"))) w.remove_prefix(2);
    return w;
  }

  [[nodiscard]] Value value_of(std::size_t word, std::size_t count, std::size_t skipped_bytes) const {
    Value value;
    value.at = {line_.places()[word].begin + skipped_bytes, line_.places()[word + count - 1].end};
    for (std::size_t w = 0; w < count; ++w) {
      const std::string_view piece =
          w == 0 && skipped_bytes > 0 ? without_prefix(word) : line_.word(word + w);
      value.key += (w > 0 ? " " : "") + std::string(piece);
    }
    value.shown = value.key;
    line_.set_around(value, word, word + count - 1);
    return value;
  }

  // Lower case with the text's own apostrophes.
  [[nodiscard]] std::string with_own_apostrophes(const Value& value) const {
    std::u32string own;
    for (std::size_t i = value.at.begin; i < value.at.end;) {
      const char32_t c = text::next_code_point(s_, i);
      if (is_apostrophe(c)) own += c;
    }
    std::string out;
    std::size_t next = 0;
    for (const char c : value.shown) {
      if (c == '\'' && next < own.size()) {
        text::append_code_point(out, own[next++]);
      } else {
        out += c;
      }
    }
    return out;
  }

  // A modal's word in another use.
  [[nodiscard]] bool is_no_modal(std::size_t word) const {
    const std::string_view w = line_.word(word);
    const std::string_view before = word > 0 ? line_.word(word - 1) : std::string_view{};
    const bool behind = word > 0 && line_.joined(word - 1);
    const std::string_view next = line_.joined(word) ? line_.word(word + 1) : std::string_view{};
    switch (language_) {
      case Language::russian:
        return w == "можно" && before == "как";  // "как можно скорее" permits nothing
      case Language::ukrainian:
        // "має", "мають" and "належить" oblige only before an infinitive.
        if (!is_in(w, {"має", "мають", "належить"})) return false;
        return !(next.ends_with("ти") || next.ends_with("тися") || next.ends_with("тись") ||
                 is_in(next, {"права", "право"}));
      case Language::spanish:
        return is_in(w, {"debe", "deben"}) && next == "a";  // "se debe a": is due to
      case Language::english:
        break;
      default:
        return false;
    }
    // The month: a capital inside a sentence, or a number beside it.
    if (w == "may") return line_.shown(word) == "May" && (line_.month(word) > 0 || behind);
    // "the aim is to reduce" tells what for.
    if (w == "is" && next == "to")
      return is_in(before,
                   {"aim", "goal", "purpose", "objective", "task", "intention", "idea", "object", "point"});
    if (!is_in(w, {"will", "can", "might", "must"}) || !behind) return false;
    // "the political will to", "the will of the people", "their military might", "a must".
    if (is_in(before, {"free", "political", "good", "popular", "military"})) return true;
    if (!is_in(before, {"the", "a", "own", "their", "its", "our", "his", "her", "national"})) return false;
    return next.empty() || is_in(next, {"of", "to", "and", "for", "is", "was"});
  }

  void modals() {
    for (std::size_t word = 0; word < line_.size();) {
      const Modal* best = nullptr;
      std::size_t best_count = 0, skipped = 0;
      for (const bool strip : {false, true}) {
        const std::string_view first = strip ? without_prefix(word) : line_.word(word);
        if (const auto known = lexicon_.modals.find(first); known != lexicon_.modals.end()) {
          for (const Modal& modal : known->second) {
            const std::size_t count = spells(word, modal.words, first);
            if (count > best_count) {
              best = &modal;
              best_count = count;
              skipped = line_.word(word).size() - first.size();
            }
          }
        }
        if (best != nullptr || language_ != Language::arabic) break;
      }
      if (best == nullptr || is_no_modal(word)) {
        ++word;
        continue;
      }
      Value value = value_of(word, best_count, skipped);
      value.force = best->force;
      value.key = std::string(best->key);
      value.shown = with_own_apostrophes(value);
      values_.modals.push_back(std::move(value));
      for (std::size_t w = word; w < word + best_count; ++w) in_modal_.push_back(w);
      word += best_count;
    }
  }

  void negations_and_hedges() {
    const auto is_negation = [&](std::string_view w) {
      const auto& known = lexicon_.negations;
      return std::find(known.begin(), known.end(), w) != known.end();
    };
    for (std::size_t word = 0; word < line_.size(); ++word) {
      const std::string_view w = line_.word(word);
      if (!std::binary_search(in_modal_.begin(), in_modal_.end(), word)) {
        if (is_negation(w) || (language_ == Language::english && w.ends_with("n't")))
          values_.negations.push_back(value_of(word, 1, 0));
        else if (language_ == Language::arabic && w.starts_with("و") && is_negation(without_prefix(word)))
          values_.negations.push_back(value_of(word, 1, 2));
      }
      const auto known = lexicon_.hedges.find(w);
      if (known == lexicon_.hedges.end()) continue;
      for (const Modal& hedge : known->second) {
        if (const std::size_t count = spells(word, hedge.words, w); count > 0) {
          Value value = value_of(word, count, 0);
          value.key = std::string(hedge.key);
          value.force = hedge.force;
          values_.hedges.push_back(std::move(value));
        }
      }
    }
  }

  // Runs of capitalised words inside a sentence, where the script has capitals.
  void names() {
    for (std::size_t w = 0; w < line_.size(); ++w) {
      if (!capital(w) || begins_sentence(w) || line_.month(w) > 0) continue;
      std::size_t last = w;
      while (line_.joined(last) && capital(last + 1)) ++last;
      Value value = value_of(w, last - w + 1, 0);
      if (language_ == Language::russian || language_ == Language::ukrainian) value.key = stems(w, last);
      value.shown = std::string(s_.substr(value.at.begin, value.at.size()));
      values_.names.push_back(std::move(value));
      w = last;
    }
  }
  // Names are declined: words without their last two letters.
  [[nodiscard]] std::string stems(std::size_t first, std::size_t last) const {
    std::string out;
    for (std::size_t w = first; w <= last; ++w) {
      const std::string_view word = line_.word(w);
      const std::size_t letters = text::count_code_points(word);
      const std::size_t kept = letters > 5 ? letters - 2 : std::min<std::size_t>(letters, 4);
      out += std::string(word.substr(0, text::byte_of_code_point(word, kept))) + " ";
    }
    return out;
  }
  [[nodiscard]] bool capital(std::size_t w) const {
    return text::is_upper(point_at(s_, line_.places()[w].begin)) &&
           !std::binary_search(in_modal_.begin(), in_modal_.end(), w);
  }
  [[nodiscard]] bool begins_sentence(std::size_t w) const {
    return w == 0 || line_.gap(w - 1).find_first_of(".!?:;\n") != std::string_view::npos;
  }

  std::string_view s_;
  Language language_;
  const Lexicon& lexicon_;
  WordLine line_;
  Values values_;
  std::vector<std::size_t> in_modal_;
};

}  // namespace

Values values_of(std::string_view utf8, Language language, const text::Toolkit& toolkit) {
  return Reader(utf8, language, toolkit).read();
}

}  // namespace mediant::drafts
