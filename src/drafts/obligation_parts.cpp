#include "obligation_parts.hpp"

#include <algorithm>
#include <tuple>

#include "mediant/drafts/values.hpp"
#include "mediant/text/label.hpp"
#include "obligation_phrases.hpp"

namespace mediant::drafts {
namespace {

class Parts {
 public:
  Parts(std::string_view sentence, Language language, const text::Toolkit& toolkit)
      : phrases_(phrases_of(language)), toolkit_(toolkit), verb_last_(language == Language::german) {
    for (std::size_t i = 0; i < sentence.size();) {
      const std::size_t at = i;
      char32_t c = text::lower_case(text::next_code_point(sentence, i));
      if (c == U'’' || c == U'ʼ') c = U'\'';
      text::append_code_point(lower_, c);
      origin_.resize(lower_.size(), at);
    }
    origin_.push_back(sentence.size());
  }

  [[nodiscard]] std::vector<Extent> find() const {
    struct Opening {
      std::size_t at, behind;
      Part part;
      bool after, frequency;
    };
    std::vector<Opening> openings;
    for (const auto& [list, part, after] : {std::tuple{phrases_.deadline, Part::deadline, false},
                                            {phrases_.frequency, Part::deadline, false},
                                            {phrases_.condition, Part::condition, false},
                                            {phrases_.after, Part::condition, true},
                                            {phrases_.verifier, Part::verifier, false},
                                            {phrases_.guarantor, Part::guarantor, false},
                                            {phrases_.consequence, Part::consequence, false}}) {
      for (std::string_view rest = list; !rest.empty();) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        const std::string_view phrase = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        for (std::size_t at = place_of(phrase, 0); at < lower_.size(); at = place_of(phrase, at + 1))
          openings.push_back({at, at + phrase.size(), part, after, list == phrases_.frequency});
      }
    }
    // At one place the longer phrase; "under the supervision of" before "by".
    std::sort(openings.begin(), openings.end(), [](const Opening& a, const Opening& b) {
      return a.at != b.at ? a.at < b.at : a.behind > b.behind;
    });
    std::vector<Extent> out;
    for (std::size_t i = 0; i < openings.size(); ++i) {
      const Opening& open = openings[i];
      if (!out.empty() && open.at < out.back().end) continue;
      const bool to_sign = open.part == Part::condition || open.part == Part::consequence;
      // "es sei denn, …": a sign right behind the phrase is part of it.
      const std::size_t from =
          open.behind < lower_.size() && lower_[open.behind] == ',' ? open.behind + 1 : open.behind;
      std::size_t end = open.part == Part::consequence ? lower_.size() : sign_from(from);
      for (std::size_t k = i + 1; k < openings.size() && !to_sign; ++k) {
        if (openings[k].at < open.behind || openings[k].after || openings[k].at >= end) continue;
        if (openings[k].part == Part::deadline) {
          // "spätestens am 1. März" and "by 31 March of each year" are one; "by 9 per cent by May" is not.
          const bool one = openings[k].at <= open.behind + 1 ||
                           (openings[k].frequency && time_end(open.behind, openings[k].at) > 0);
          if (open.part == Part::deadline && one) continue;
          if (time_end(openings[k].behind, sign_from(openings[k].behind)) == 0) continue;
        }
        end = openings[k].at;
      }
      if (open.part == Part::deadline) {
        const std::size_t behind_time = time_end(open.behind, end);
        if (behind_time == 0) continue;
        if (open.frequency || verb_last_ || open.at == 0) end = behind_time;
      }
      out.push_back({open.at, open.behind, end, open.part});
    }
    for (Extent& e : out) e = {origin_[e.begin], origin_[e.behind], origin_[e.end], e.part};
    return out;
  }

 private:
  [[nodiscard]] static bool is_edge(char c) {
    return c == ' ' || c == '(' || c == ',' || c == '\n' || c == ';';
  }

  // Where a phrase stands as words of its own, from a place on.
  [[nodiscard]] std::size_t place_of(std::string_view phrase, std::size_t from) const {
    for (std::size_t at = lower_.find(phrase, from); at != std::string::npos;
         at = lower_.find(phrase, at + 1)) {
      const std::size_t behind = at + phrase.size();
      if ((at == 0 || is_edge(lower_[at - 1])) && (behind >= lower_.size() || is_edge(lower_[behind])))
        return at;
    }
    return lower_.size();
  }

  // The next sign with a blank behind it: "5,000" and "8:30" go on. "May 15, 2032" too.
  [[nodiscard]] std::size_t sign_from(std::size_t from) const {
    for (std::size_t i = from; i < lower_.size(); ++i) {
      const bool sign = lower_[i] == ',' || lower_[i] == ';' ||
                        std::string_view(lower_).substr(i).starts_with("،") ||
                        std::string_view(lower_).substr(i).starts_with("؛");
      if (!sign) continue;
      const bool year =
          i + 2 < lower_.size() && lower_[i + 1] == ' ' && lower_[i + 2] >= '0' && lower_[i + 2] <= '9';
      const bool inside = i + 1 < lower_.size() && lower_[i + 1] >= '0' && lower_[i + 1] <= '9';
      if (!year && !inside) return i;
    }
    return lower_.size();
  }

  // Behind the last month, year, or word for a span of time among the first words; 0: there is none.
  [[nodiscard]] std::size_t time_end(std::size_t from, std::size_t to) const {
    if (from >= to) return 0;
    const std::string_view text = std::string_view(lower_).substr(from, to - from);
    const std::vector<text::Span> places = toolkit_.words(text);
    const std::vector<std::string> words = folded_words(text, toolkit_);
    std::size_t last = 0;
    for (std::size_t w = 0; w < std::min<std::size_t>(words.size(), 6); ++w) {
      const bool figures = words[w].find_first_not_of("0123456789") == std::string::npos;
      const bool year = (figures && words[w].size() == 4 && words[w] >= "1800" && words[w] <= "2199") ||
                        std::count(words[w].begin(), words[w].end(), '.') == 2;  // 01.05.2032
      if (year || month_of(words[w]) > 0 || is_listed(words[w], phrases_.times)) last = from + places[w].end;
    }
    return last;
  }

  const PhraseTable& phrases_;
  const text::Toolkit& toolkit_;
  bool verb_last_;  // what must be done stands behind the deadline
  std::string lower_;
  std::vector<std::size_t> origin_;  // of each byte of lower_ its place in the sentence
};

}  // namespace

std::vector<Extent> parts_of(std::string_view sentence, Language language, const text::Toolkit& toolkit) {
  return Parts(sentence, language, toolkit).find();
}

}  // namespace mediant::drafts
