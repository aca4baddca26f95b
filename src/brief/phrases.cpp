#include <algorithm>
#include <cctype>

#include "mediant/record/views.hpp"
#include "sections.hpp"

namespace mediant::brief {

std::size_t Page::note(const std::string& text) {
  const auto found = std::find(notes_.begin(), notes_.end(), text);
  if (found != notes_.end()) return static_cast<std::size_t>(found - notes_.begin());
  notes_.push_back(text);
  return notes_.size() - 1;
}

std::string names(const model::Case& c, const std::vector<model::Speaker>& speakers) {
  std::vector<std::string> words;
  for (const model::Speaker& speaker : speakers) words.push_back(model::speaker_name(c, speaker));
  return joined(words);
}

std::string claim_note(const model::Case& c, const model::Claim& claim) {
  std::string note = model::speaker_name(c, claim.by);
  if (claim.on) note += ", " + model::in_words(*claim.on);
  note += ". " + closed(capitalised(record::provenance(c, claim)));
  if (claim.off_record) note += " Off the record.";
  return note;
}

std::string sentence(const model::Case& c, const model::Claim& claim) {
  const std::string words = record::in_words(c, claim);
  const std::string who = claim.by.empty() ? "(no speaker given)" : model::speaker_name(c, claim.by);
  const bool verb_first = claim.kind == model::ClaimKind::position && !claim.stance.empty();
  return who + (verb_first ? " " : ": ") + words;
}

std::string basis_in_words(model::Basis basis) {
  using enum model::Basis;
  switch (basis) {
    case text:
      return "in the text";
    case reported:
      return "reported";
    case stated:
      return "stated";
    case inferred:
      return "inferred";
    case illustrative:
      return "illustrative";
    case unknown:
      return "basis not given";
  }
  return "";
}

std::string judgement_note(const model::Case& c, const model::Judged& judged) {
  std::string who = judged.by.value;
  for (const model::Analyst& analyst : c.analysts) {
    if (analyst.id == judged.by && !analyst.name.empty()) who = analyst.name;
  }
  std::string note = (judged.illustrative ? "Illustrative judgement by " : "Judgement by ") +
                     (who.empty() ? "an unnamed analyst" : who);
  if (judged.on) note += ", " + model::in_words(*judged.on);
  return note + (judged.note.empty() ? "." : ". " + capitalised(judged.note));
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string closed(std::string text) {
  const bool ends = text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
                    text.ends_with(".”") || text.ends_with(".)");
  return ends ? text : text + ".";
}

}  // namespace mediant::brief
