#include <gumbo.h>

#include <array>
#include <cstring>
#include <memory>

#include "../table_rows.hpp"
#include "mediant/formats/native/charset.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/formats/native/numbering.hpp"

namespace mediant::formats {
namespace {

using text::Span;
using text::TrackedChange;
using text::WrittenDocument;
using text::WrittenParagraph;

constexpr std::size_t deepest = 1000;  // nesting of elements our own walk follows; browsers stop at 512

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

template <std::size_t N>
bool is_one_of(GumboTag tag, const std::array<GumboTag, N>& tags) {
  for (const GumboTag t : tags) {
    if (t == tag) return true;
  }
  return false;
}

constexpr std::array invisible{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_HEAD,     GUMBO_TAG_TEMPLATE,
                               GUMBO_TAG_NAV,    GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_BUTTON,
                               GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG,      GUMBO_TAG_NOSCRIPT,
                               GUMBO_TAG_AUDIO,  GUMBO_TAG_VIDEO,  GUMBO_TAG_CANVAS};
constexpr std::array blocks{GUMBO_TAG_P,          GUMBO_TAG_DIV,     GUMBO_TAG_LI,      GUMBO_TAG_UL,
                            GUMBO_TAG_OL,         GUMBO_TAG_H1,      GUMBO_TAG_H2,      GUMBO_TAG_H3,
                            GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_TABLE,
                            GUMBO_TAG_TR,         GUMBO_TAG_TD,      GUMBO_TAG_TH,      GUMBO_TAG_PRE,
                            GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,
                            GUMBO_TAG_HEADER,     GUMBO_TAG_FOOTER,  GUMBO_TAG_ASIDE,   GUMBO_TAG_DL,
                            GUMBO_TAG_DT,         GUMBO_TAG_DD,      GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION,
                            GUMBO_TAG_ADDRESS,    GUMBO_TAG_HR,      GUMBO_TAG_FORM,    GUMBO_TAG_DETAILS,
                            GUMBO_TAG_SUMMARY,    GUMBO_TAG_CAPTION, GUMBO_TAG_BODY,    GUMBO_TAG_CENTER};

struct Walk {
  WrittenDocument document;
  const DocumentLimits& limits;
  WrittenParagraph open;
  bool space = false;  // a blank is due before the next word
  bool too_many = false;
  std::string pending_label;
  int heading = 0;
  int preformatted = 0;
  std::vector<ListCounter> lists;
  std::vector<TrackedChange> marks;           // open <ins>/<del>, innermost last
  std::vector<std::vector<TableRow>> tables;  // open ones
  std::size_t taken = 0;                      // paragraphs of tables' cells so far

  // What was read since the paragraph `from` is the last row's next cell.
  void take_cell(std::size_t from) {
    const auto begin = document.paragraphs.begin() + static_cast<std::ptrdiff_t>(from);
    auto& cell = tables.back().back().cells.emplace_back();
    cell.assign(std::make_move_iterator(begin), std::make_move_iterator(document.paragraphs.end()));
    document.paragraphs.erase(begin, document.paragraphs.end());
    taken += cell.size();
  }

  void flush() {
    space = false;
    while (!open.text.empty() && std::strchr(" \n", open.text.back()) != nullptr &&
           (open.changes.empty() || open.changes.back().at.end < open.text.size()))
      open.text.pop_back();
    if (open.text.empty() && open.changes.empty()) return;
    if (document.paragraphs.size() + taken >= limits.paragraphs) {
      too_many = true;
      return;
    }
    open.label = std::move(pending_label);
    pending_label.clear();
    open.level = lists.empty() ? 0 : static_cast<int>(lists.size()) - 1;
    open.list = !lists.empty();
    open.heading = heading;
    document.paragraphs.push_back(std::move(open));
    open = {};
  }

  void put(std::string_view piece) {
    if (!marks.empty()) {
      const TrackedChange& mark = marks.back();
      const bool deleted = mark.kind == TrackedChange::Kind::deleted;
      const bool goes_on = !open.changes.empty() && open.changes.back().kind == mark.kind &&
                           open.changes.back().at.end == open.text.size() &&
                           open.changes.back().author == mark.author && open.changes.back().date == mark.date;
      if (!goes_on) {
        open.changes.push_back(mark);
        open.changes.back().at = {open.text.size(), open.text.size()};
        open.changes.back().text.clear();
      }
      open.changes.back().text += piece;
      if (!deleted) {
        open.text += piece;
        open.changes.back().at.end = open.text.size();
      }
      return;
    }
    open.text += piece;
  }

  void settle_space() {
    if (space && !open.text.empty() && !open.text.ends_with(' ')) put(" ");
    space = false;
  }

  void add(std::string_view piece) {
    if (preformatted > 0) {
      put(piece);
      return;
    }
    std::size_t i = 0;
    while (i < piece.size()) {
      if (std::strchr(" \t\n\r\f", piece[i]) != nullptr) {
        space = true;
        ++i;
        continue;
      }
      const std::size_t end = std::min(piece.find_first_of(" \t\n\r\f", i), piece.size());
      settle_space();
      put(piece.substr(i, end - i));
      i = end;
    }
  }
};

bool is_hidden(const GumboElement& element) {
  if (is_one_of(element.tag, invisible)) return true;
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  const std::string_view style = attribute(element, "style");
  return style.find("display:none") != std::string_view::npos ||
         style.find("display: none") != std::string_view::npos;
}

void walk(const GumboNode& node, Walk& w, std::size_t depth);

void walk_children(const GumboElement& element, Walk& w, std::size_t depth) {
  for (unsigned i = 0; i < element.children.length && !w.too_many; ++i)
    walk(*static_cast<const GumboNode*>(element.children.data[i]), w, depth + 1);
}

// What needs room of its own stands apart from walk_element(), which stands on the stack once a level.
void open_change(const GumboElement& element, Walk& w) {
  TrackedChange mark;
  mark.kind = element.tag == GUMBO_TAG_INS ? TrackedChange::Kind::inserted : TrackedChange::Kind::deleted;
  mark.author = std::string(attribute(element, "title"));
  mark.date = std::string(attribute(element, "datetime"));
  w.settle_space();  // a blank before the mark is not part of the change
  w.marks.push_back(std::move(mark));
}

void open_list(const GumboElement& element, Walk& w) {
  w.lists.push_back(
      list_of(element.tag == GUMBO_TAG_OL, attribute(element, "type"), attribute(element, "start")));
}

void close_table(Walk& w) {
  for (WrittenParagraph& p : paragraphs_of(std::move(w.tables.back())))
    w.document.paragraphs.push_back(std::move(p));
  w.tables.pop_back();
}

void walk_element(const GumboElement& element, Walk& w, std::size_t depth) {
  if (is_hidden(element)) return;
  if (element.tag == GUMBO_TAG_BR) {
    if (!w.open.text.empty()) w.put("\n");
    w.space = false;
    return;
  }
  if (element.tag == GUMBO_TAG_INS || element.tag == GUMBO_TAG_DEL) {
    open_change(element, w);
    walk_children(element, w, depth);
    w.settle_space();
    w.marks.pop_back();
    return;
  }
  const bool block = is_one_of(element.tag, blocks);
  if (block) w.flush();
  const int heading_before = w.heading;
  const bool is_heading = element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6;
  if (is_heading) w.heading = static_cast<int>(element.tag) - static_cast<int>(GUMBO_TAG_H1) + 1;
  const bool list = element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_UL;
  if (list) open_list(element, w);
  if (element.tag == GUMBO_TAG_LI && !w.lists.empty())
    w.pending_label = w.lists.back().next(attribute(element, "value"));
  if (element.tag == GUMBO_TAG_PRE) ++w.preformatted;
  const bool cell = element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH;
  const std::size_t before = w.document.paragraphs.size();
  if (element.tag == GUMBO_TAG_TABLE) w.tables.emplace_back();
  if (element.tag == GUMBO_TAG_TR && !w.tables.empty()) w.tables.back().push_back({true, {}});
  walk_children(element, w, depth);
  if (block) w.flush();
  if (cell && !w.tables.empty() && !w.tables.back().empty()) {
    w.tables.back().back().header = w.tables.back().back().header && element.tag == GUMBO_TAG_TH;
    w.take_cell(before);
  }
  if (element.tag == GUMBO_TAG_TABLE) close_table(w);
  if (element.tag == GUMBO_TAG_PRE) --w.preformatted;
  if (element.tag == GUMBO_TAG_LI) w.pending_label.clear();
  if (list) w.lists.pop_back();
  w.heading = heading_before;
}

void walk(const GumboNode& node, Walk& w, std::size_t depth) {
  if (depth > deepest) {
    w.too_many = true;
    return;
  }
  switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
      w.add(node.v.text.text);
      break;
    case GUMBO_NODE_WHITESPACE:
      w.add(" ");
      break;
    case GUMBO_NODE_ELEMENT:
      walk_element(node.v.element, w, depth);
      break;
    default:
      break;
  }
}

// The <title>, and the one <main> or <article> of the page.
struct Outline {
  std::string title;
  const GumboNode* main = nullptr;
  std::size_t mains = 0, articles = 0, text = 0;
  const GumboNode* article = nullptr;
};

std::size_t text_below(const GumboNode& node, std::size_t depth) {
  if (depth > deepest) return 0;
  if (node.type == GUMBO_NODE_TEXT) return std::strlen(node.v.text.text);
  if (node.type != GUMBO_NODE_ELEMENT || is_hidden(node.v.element)) return 0;
  std::size_t sum = 0;
  for (unsigned i = 0; i < node.v.element.children.length; ++i)
    sum += text_below(*static_cast<const GumboNode*>(node.v.element.children.data[i]), depth + 1);
  return sum;
}

void survey(const GumboNode& node, Outline& outline, std::size_t depth) {
  if (depth > deepest || node.type != GUMBO_NODE_ELEMENT) return;
  const GumboElement& element = node.v.element;
  if (element.tag == GUMBO_TAG_TITLE && outline.title.empty() && element.children.length > 0) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[0]);
    if (child->type == GUMBO_NODE_TEXT) outline.title = child->v.text.text;
  }
  if (element.tag == GUMBO_TAG_MAIN && ++outline.mains == 1) outline.main = &node;
  if (element.tag == GUMBO_TAG_ARTICLE && ++outline.articles == 1) outline.article = &node;
  for (unsigned i = 0; i < element.children.length; ++i)
    survey(*static_cast<const GumboNode*>(element.children.data[i]), outline, depth + 1);
}

const GumboNode& readable_part(const GumboNode& root, const Outline& outline) {
  const std::size_t all = text_below(root, 0);
  if (outline.articles == 1 && 2 * text_below(*outline.article, 0) >= all) return *outline.article;
  if (outline.mains == 1 && 2 * text_below(*outline.main, 0) >= all) return *outline.main;
  return root;
}

// An upper bound of the tree's depth and of the parser's work.
std::size_t count_tags(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    if (bytes[i] == '<' && std::isalpha(static_cast<unsigned char>(bytes[i + 1])) != 0) ++count;
  }
  return count;
}

}  // namespace

Result<WrittenDocument> read_html(std::string_view bytes, const std::string& name,
                                  const DocumentLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{"too-large", name + " is larger than " + std::to_string(limits.bytes) + " bytes",
                 "the limit is stated in docs/limits.md"};
  }
  Result<std::string> utf8 = decode(bytes, declared_charset(bytes), name);
  if (!utf8) return utf8.error();
  if (count_tags(*utf8) > limits.elements) {
    return Error{"too-large", name + " has more than " + std::to_string(limits.elements) + " HTML elements",
                 "save the part that matters as a page of its own, or as text"};
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto release = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(release)> output(
      gumbo_parse_with_options(&options, utf8->data(), utf8->size()), release);
  Walk w{{}, limits, {}, false, false, {}, 0, 0, {}, {}, {}, 0};
  Outline outline;
  survey(*output->root, outline, 0);
  walk(readable_part(*output->root, outline), w, 0);
  w.flush();
  if (w.too_many) {
    return Error{"too-large",
                 name + " has more than " + std::to_string(limits.paragraphs) +
                     " paragraphs or is nested deeper than " + std::to_string(deepest),
                 "the limit is stated in docs/limits.md"};
  }
  w.document.name = name;
  w.document.kind = "html";
  w.document.title = std::move(outline.title);
  lay_out(w.document);
  return std::move(w.document);
}

}  // namespace mediant::formats
