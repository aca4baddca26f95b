#include "mediant/core/document.hpp"

#include <algorithm>

namespace mediant {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};

std::string with_marks(const Text& text) {
  std::string out = text.text;
  for (const std::size_t note : text.notes)
    out += (note == text.notes.front() ? " [" : "[") + std::to_string(note + 1) + "]";
  return out;
}

std::string bold(const std::string& text, const TextStyle& style) {
  return style.colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

}  // namespace

std::size_t Document::note(std::string text) {
  const auto found = std::find(notes.begin(), notes.end(), text);
  if (found != notes.end()) return static_cast<std::size_t>(found - notes.begin());
  notes.push_back(std::move(text));
  return notes.size() - 1;
}

std::string to_text(const Document& document, const TextStyle& style) {
  std::string out;
  const std::size_t reading_width = std::min<std::size_t>(style.width, 92);
  const auto blank = [&] {
    if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
  };
  for (const Block& block : document.blocks) {
    blank();
    std::visit(Overloaded{
                   [&](const Heading& h) {
                     out += bold(h.text, style) + '\n';
                     if (h.level <= 2) {
                       for (std::size_t i = 0; i < display_width(h.text); ++i)
                         out += h.level == 1 ? "═" : "─";
                       out += '\n';
                     }
                   },
                   [&](const Paragraph& p) { out += wrap(with_marks(p.text), reading_width); },
                   [&](const List& l) {
                     for (const Text& item : l.items) {
                       std::string lines = wrap(with_marks(item), reading_width, "  ");
                       lines.replace(0, 2, "• ");
                       out += lines;
                     }
                   },
                   [&](const Callout& c) {
                     std::string lines = wrap(c.text, reading_width, "  ");
                     lines.replace(0, 2, "! ");
                     out += lines;
                   },
                   [&](const TableBlock& t) { out += to_text(t.table, style.width); },
                   [&](const PageBreak&) {},
               },
               block);
  }
  if (!document.notes.empty()) {
    blank();
    out += bold("Notes", style) + "\n";
    for (std::size_t i = 0; i < document.notes.size(); ++i) {
      const std::string mark = "[" + std::to_string(i + 1) + "] ";
      std::string lines = wrap(document.notes[i], reading_width, std::string(mark.size(), ' '));
      lines.replace(0, mark.size(), mark);
      out += lines;
    }
  }
  return out;
}

std::string to_markdown(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (!out.empty()) out += '\n';
    std::visit(Overloaded{
                   [&](const Heading& h) {
                     out += std::string(static_cast<std::size_t>(h.level), '#') + " " + h.text + "\n";
                   },
                   [&](const Paragraph& p) { out += with_marks(p.text) + "\n"; },
                   [&](const List& l) {
                     for (const Text& item : l.items) out += "- " + with_marks(item) + "\n";
                   },
                   [&](const Callout& c) { out += "> " + c.text + "\n"; },
                   [&](const TableBlock& t) { out += to_markdown(t.table); },
                   [&](const PageBreak&) { out += "---\n"; },
               },
               block);
  }
  if (!document.notes.empty()) {
    out += "\n## Notes\n\n";
    for (std::size_t i = 0; i < document.notes.size(); ++i) {
      out += "- [" + std::to_string(i + 1) + "] " + document.notes[i] + "\n";
    }
  }
  return out;
}

std::string to_csv(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (const auto* t = std::get_if<TableBlock>(&block)) {
      if (!out.empty()) out += '\n';
      out += to_csv(t->sheet.columns.empty() ? t->table : t->sheet);
    }
  }
  return out;
}

}  // namespace mediant
