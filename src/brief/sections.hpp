// The sections of the brief. Each gets the case as its audience sees it and a page to write on; a section
// that has nothing to say writes nothing and is then left out.
#pragma once

#include "mediant/brief/brief.hpp"
#include "mediant/judgement/assumptions.hpp"
#include "mediant/model/words.hpp"

namespace mediant::brief {

/// A section's page; notes are shared by the whole brief.
class Page {
 public:
  explicit Page(std::vector<std::string>& notes) : notes_(notes) {}

  void paragraph(std::string text, std::vector<std::size_t> notes = {}) {
    blocks_.emplace_back(Paragraph{{std::move(text), std::move(notes)}});
  }
  void list(std::vector<Text> items) {
    if (!items.empty()) blocks_.emplace_back(List{std::move(items)});
  }
  void callout(std::string text) { blocks_.emplace_back(Callout{std::move(text)}); }
  void subheading(std::string text) { blocks_.emplace_back(Heading{3, std::move(text)}); }
  void table(std::string caption, Table table) {
    blocks_.emplace_back(TableBlock{std::move(caption), std::move(table)});
  }

  /// The index of this note, adding it when new.
  std::size_t note(const std::string& text);
  /// " [3]" for use inside a table cell.
  std::string mark(const std::string& text) { return " [" + std::to_string(note(text) + 1) + "]"; }

  [[nodiscard]] std::vector<Block>& blocks() { return blocks_; }

 private:
  std::vector<std::string>& notes_;
  std::vector<Block> blocks_;
};

// Page 1 (state.cpp, stances.cpp)
void situation(const Inputs& in, Page& page);
void next_meeting(const Inputs& in, Page& page);
void changes(const Inputs& in, Page& page);
void stances(const Inputs& in, Page& page);
void red_lines(const Inputs& in, Page& page);
void if_talks_fail(const Inputs& in, Page& page);
void absent(const Inputs& in, Page& page);
void to_find_out(const Inputs& in, Page& page);

// Page 2 (texts.cpp, demands.cpp, promises.cpp)
void texts_on_the_table(const Inputs& in, Page& page);
void demands(const Inputs& in, Page& page);
void promises(const Inputs& in, Page& page);
void other_statements(const Inputs& in, Page& page);
void contradictions(const Inputs& in, Page& page);
void figures(const Inputs& in, Page& page);
void norms(const Inputs& in, Page& page);
void sources(const Inputs& in, Page& page);

// Annex (annex.cpp): only where the case holds judgements.
void annex(const Inputs& in, Page& page);
// Parts of it (annex_advice.cpp).
void smallest_changes(const Inputs& in, const deals::DealSpace& space,
                      const judgement::Assumptions& assumptions, Page& page);
void what_blocks(const Inputs& in, const judgement::Assumptions& assumptions, Page& page);
/// Where nobody has weights: do the red lines and rules leave room?
void lines_alone(const Inputs& in, Page& page);
void what_decides(const Inputs& in, const judgement::Assumptions& assumptions, Page& page);

// Shared phrases (phrases.cpp)
using model::joined;
using model::when_in_words;
[[nodiscard]] std::string names(const model::Case& c, const std::vector<model::Speaker>& speakers);
/// The note behind a claim: who said it, when, how it is known.
[[nodiscard]] std::string claim_note(const model::Case& c, const model::Claim& claim);
/// "Speaker: demands …".
[[nodiscard]] std::string sentence(const model::Case& c, const model::Claim& claim);
[[nodiscard]] std::string basis_in_words(model::Basis basis);
[[nodiscard]] std::string judgement_note(const model::Case& c, const model::Judged& judged);
/// The stance alone, for a row that already names the issue.
[[nodiscard]] std::string stance_of(const model::Case& c, const model::Claim& claim);
[[nodiscard]] std::string capitalised(std::string text);
/// With a full stop, unless it ends a sentence already.
[[nodiscard]] std::string closed(std::string text);

}  // namespace mediant::brief
