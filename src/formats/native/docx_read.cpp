#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "../table_rows.hpp"
#include "docx_package.hpp"
#include "docx_styles.hpp"
#include "mediant/formats/native/document_file.hpp"

namespace mediant::formats {
namespace {

using text::TrackedChange;
using text::WrittenDocument;
using text::WrittenParagraph;

constexpr int deepest = 200;

struct Comment {
  std::string text, author, date;
};

bool is_on(const pugi::xml_node& node) {
  const std::string_view value = node.attribute("w:val").as_string("1");
  return node && value != "0" && value != "false" && value != "off";
}

class BodyReader {
 public:
  BodyReader(DocxNumbering& numbering, const std::map<std::string, Comment>& comments,
             const DocumentLimits& limits, WrittenDocument& document)
      : numbering_(numbering), comments_(comments), limits_(limits), document_(document) {}

  void blocks(const pugi::xml_node& parent, int depth) {
    if (depth > deepest) return;
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "w:p") {
        paragraph(node);
      } else if (name == "w:tbl") {
        table(node, depth + 1);
      } else if (is_wrapper(name)) {
        blocks(node, depth + 1);
      }
      if (full()) return;
    }
  }

  [[nodiscard]] bool full() const { return document_.paragraphs.size() + taken_ > limits_.paragraphs; }

  void finish() {
    if (joined_) close();
  }

 private:
  struct Tracked {
    bool deleted;
    std::string author, date;
  };

  static bool is_wrapper(std::string_view name) {
    return name == "w:sdt" || name == "w:sdtContent" || name == "w:customXml" || name == "w:ins" ||
           name == "w:moveTo";
  }

  void table(const pugi::xml_node& node, int depth) {
    if (joined_) close();
    std::vector<TableRow> rows;
    ++tables_;
    add_rows(node, rows, depth);
    --tables_;
    for (WrittenParagraph& p : paragraphs_of(std::move(rows))) document_.paragraphs.push_back(std::move(p));
  }

  void add_rows(const pugi::xml_node& parent, std::vector<TableRow>& rows, int depth) {
    if (depth > deepest) return;
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "w:tr") {
        rows.push_back({is_on(node.child("w:trPr").child("w:tblHeader")), {}});
        add_cells(node, rows.back(), depth + 1);
      } else if (is_wrapper(name)) {
        add_rows(node, rows, depth + 1);
      }
      if (full()) return;
    }
  }

  void add_cells(const pugi::xml_node& parent, TableRow& row, int depth) {
    if (depth > deepest) return;
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "w:tc") {
        const auto before = static_cast<std::ptrdiff_t>(document_.paragraphs.size());
        blocks(node, depth + 1);
        if (joined_) close();
        const auto begin = document_.paragraphs.begin() + before;
        row.cells.emplace_back(std::make_move_iterator(begin),
                               std::make_move_iterator(document_.paragraphs.end()));
        document_.paragraphs.erase(begin, document_.paragraphs.end());
        taken_ += row.cells.back().size();
      } else if (is_wrapper(name)) {
        add_cells(node, row, depth + 1);
      }
    }
  }

  void paragraph(const pugi::xml_node& node) {
    const pugi::xml_node properties = node.child("w:pPr");
    if (!joined_) {
      open_ = {};
      const DocxNumbering::Mark mark = numbering_.next(properties);
      open_.label = mark.label;
      open_.level = mark.level;
      open_.list = mark.numbered;
      open_.heading = numbering_.heading(properties);
      if (open_.heading > 6) open_.heading = 6;
    }
    inlines(node, 0);
    // A deleted paragraph mark joins the paragraph with the next one.
    joined_ = properties.child("w:rPr").child("w:del") || properties.child("w:rPr").child("w:moveFrom");
    if (!joined_) close();
  }

  void close() {
    joined_ = false;
    while (!open_.text.empty() && (open_.text.back() == ' ' || open_.text.back() == '\n')) {
      const std::size_t last = open_.text.size() - 1;
      const bool tracked = !open_.changes.empty() && open_.changes.back().at.end > last;
      if (tracked) break;
      open_.text.pop_back();
    }
    for (TrackedChange& change : open_.changes) {
      change.at.begin = std::min(change.at.begin, open_.text.size());
      change.at.end = std::min(change.at.end, open_.text.size());
    }
    for (auto& comment : open_.comments) {
      comment.at.begin = std::min(comment.at.begin, open_.text.size());
      comment.at.end = std::min(comment.at.end, open_.text.size());
    }
    // A cell may hold nothing but the number that the file counts.
    const bool number = tables_ > 0 && open_.list && !open_.label.empty();
    if (!open_.text.empty() || !open_.changes.empty() || !open_.comments.empty() || number)
      document_.paragraphs.push_back(std::move(open_));
    open_ = {};
    comment_starts_.clear();
  }

  void inlines(const pugi::xml_node& parent, int depth) {
    if (depth > deepest) return;
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "w:r") {
        run(node, depth);
      } else if (name == "w:ins" || name == "w:moveTo" || name == "w:del" || name == "w:moveFrom") {
        tracked_.push_back({name == "w:del" || name == "w:moveFrom", node.attribute("w:author").as_string(),
                            node.attribute("w:date").as_string()});
        inlines(node, depth + 1);
        tracked_.pop_back();
      } else if (name == "w:commentRangeStart") {
        comment_starts_[node.attribute("w:id").as_string()] = open_.text.size();
      } else if (name == "w:hyperlink" || name == "w:smartTag" || name == "w:sdt" || name == "w:sdtContent" ||
                 name == "w:fldSimple" || name == "w:customXml" || name == "w:dir" || name == "w:bdo" ||
                 name == "mc:AlternateContent" || name == "mc:Choice") {
        inlines(node, depth + 1);
      }
    }
  }

  void run(const pugi::xml_node& node, int depth) {
    if (is_on(node.child("w:rPr").child("w:vanish"))) return;
    for (const pugi::xml_node& piece : node.children()) {
      const std::string_view name = piece.name();
      if (name == "w:t" || name == "w:delText") {
        put(piece.text().get());
      } else if (name == "w:tab") {
        put(" ");
      } else if (name == "w:br" || name == "w:cr") {
        put(piece.attribute("w:type").as_string() == std::string_view("page") ? " " : "\n");
      } else if (name == "w:noBreakHyphen") {
        put("-");
      } else if (name == "w:commentReference") {
        comment(piece.attribute("w:id").as_string());
      } else if (name == "w:txbxContent" || name == "mc:AlternateContent") {
        if (depth < deepest) inlines(piece, depth + 1);
      }
    }
  }

  void put(std::string_view piece) {
    if (piece.empty()) return;
    if (tracked_.empty()) {
      open_.text += piece;
      return;
    }
    bool deleted = false;  // inside any deletion it is gone, even if it had been inserted before
    for (const Tracked& t : tracked_) deleted = deleted || t.deleted;
    const Tracked& by = tracked_.back();
    const auto kind = deleted ? TrackedChange::Kind::deleted : TrackedChange::Kind::inserted;
    // Inserted by one and deleted by another: it stands in neither the original nor the accepted text.
    if (deleted && !std::all_of(tracked_.begin(), tracked_.end(), [](const Tracked& t) { return t.deleted; }))
      return;
    auto& changes = open_.changes;
    if (changes.empty() || changes.back().kind != kind || changes.back().at.end != open_.text.size() ||
        changes.back().author != by.author || changes.back().date != by.date)
      changes.push_back({kind, {open_.text.size(), open_.text.size()}, "", by.author, by.date});
    changes.back().text += piece;
    if (!deleted) {
      open_.text += piece;
      changes.back().at.end = open_.text.size();
    }
  }

  void comment(const std::string& id) {
    const auto found = comments_.find(id);
    if (found == comments_.end()) return;
    const auto start = comment_starts_.find(id);
    const std::size_t begin =
        start == comment_starts_.end() ? open_.text.size() : std::min(start->second, open_.text.size());
    open_.comments.push_back(
        {{begin, open_.text.size()}, found->second.text, found->second.author, found->second.date});
  }

  DocxNumbering& numbering_;
  const std::map<std::string, Comment>& comments_;
  const DocumentLimits& limits_;
  WrittenDocument& document_;
  WrittenParagraph open_;
  bool joined_ = false;
  int tables_ = 0;         // open ones
  std::size_t taken_ = 0;  // paragraphs of tables' cells so far
  std::vector<Tracked> tracked_;
  std::map<std::string, std::size_t> comment_starts_;
};

void plain_runs(const pugi::xml_node& node, std::string& out, int depth) {
  if (depth > deepest) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = child.name();
    if (name == "w:t") out += child.text().get();
    if (name == "w:p" && !out.empty()) out += '\n';
    plain_runs(child, out, depth + 1);
  }
}

Result<bool> parse(const DocxPackage& package, const std::string& path, const std::string& name,
                   pugi::xml_document& xml, bool required) {
  auto bytes = package.part(path);
  if (!bytes) return bytes.error();
  const Error broken{"bad-docx",
                     name + " is not a readable DOCX file: " + path + " is missing or not well-formed",
                     "open it in a word processor and save it again"};
  if (!bytes->has_value()) return required ? Result<bool>(broken) : Result<bool>(false);
  // Entities of a document type are never expanded by this parser, and whitespace-only text is kept.
  const auto parsed =
      xml.load_buffer((*bytes)->data(), (*bytes)->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed) return broken;
  return true;
}

// The main part, by the package's relationships; word/document.xml where they do not say.
std::string main_part(const pugi::xml_document& relations) {
  for (const pugi::xml_node& node : relations.child("Relationships").children()) {
    if (std::string_view(node.attribute("Type").as_string()).ends_with("/officeDocument")) {
      std::string target = node.attribute("Target").as_string();
      if (target.starts_with('/')) target.erase(0, 1);
      if (!target.empty()) return target;
    }
  }
  return "word/document.xml";
}

bool all_valid(const WrittenDocument& document) {
  for (const WrittenParagraph& p : document.paragraphs) {
    if (!text::is_valid_utf8(p.text) || !text::is_valid_utf8(p.label)) return false;
    for (const auto& change : p.changes) {
      if (!text::is_valid_utf8(change.text) || !text::is_valid_utf8(change.author) ||
          !text::is_valid_utf8(change.date))
        return false;
    }
    for (const auto& comment : p.comments) {
      if (!text::is_valid_utf8(comment.text) || !text::is_valid_utf8(comment.author) ||
          !text::is_valid_utf8(comment.date))
        return false;
    }
  }
  return text::is_valid_utf8(document.title);
}

}  // namespace

Result<WrittenDocument> read_docx(std::string_view bytes, const std::string& name,
                                  const DocumentLimits& limits) {
  auto package = DocxPackage::open(bytes, name, limits);
  if (!package) return package.error();
  pugi::xml_document relations, styles, numbering, comment_part, properties, body;
  if (auto read = parse(*package, "_rels/.rels", name, relations, false); !read) return read.error();
  const std::string path = main_part(relations);
  const std::string folder = path.substr(0, path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  if (auto read = parse(*package, path, name, body, true); !read) return read.error();
  if (auto read = parse(*package, folder + "styles.xml", name, styles, false); !read) return read.error();
  if (auto read = parse(*package, folder + "numbering.xml", name, numbering, false); !read)
    return read.error();
  if (auto read = parse(*package, folder + "comments.xml", name, comment_part, false); !read)
    return read.error();
  if (auto read = parse(*package, "docProps/core.xml", name, properties, false); !read) return read.error();
  const pugi::xml_node root = body.child("w:document").child("w:body");
  if (!root) {
    return Error{"bad-docx", name + " is not a readable DOCX file: it has no document body",
                 "open it in a word processor and save it again"};
  }
  DocxNumbering numbers;
  numbers.read_styles(styles);
  numbers.read_numbering(numbering);
  std::map<std::string, Comment> comments;
  for (const pugi::xml_node& node : comment_part.child("w:comments").children("w:comment")) {
    Comment comment{"", node.attribute("w:author").as_string(), node.attribute("w:date").as_string()};
    plain_runs(node, comment.text, 0);
    comments[node.attribute("w:id").as_string()] = std::move(comment);
  }
  WrittenDocument document;
  document.name = name;
  document.kind = "docx";
  document.title = properties.child("cp:coreProperties").child("dc:title").text().get();
  BodyReader reader(numbers, comments, limits, document);
  reader.blocks(root, 0);
  reader.finish();
  if (reader.full()) {
    return Error{"too-large", name + " has more than " + std::to_string(limits.paragraphs) + " paragraphs",
                 "the limit is stated in docs/limits.md"};
  }
  if (!all_valid(document)) {
    return Error{"bad-docx", name + " is not a readable DOCX file: its text is not valid Unicode",
                 "open it in a word processor and save it again"};
  }
  lay_out(document);
  return document;
}

}  // namespace mediant::formats
