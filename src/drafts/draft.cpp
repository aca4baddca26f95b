#include "mediant/drafts/draft.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "draft_lines.hpp"

namespace mediant::drafts {
namespace {

using text::Label;
using text::WrittenDocument;

// Lines of one list look alike: "1." and "2." do, "(1)" and "1." do not.
std::string signature(const Line& line) {
  const Label& label = *line.label;
  switch (label.style) {
    case Label::Style::article:
      return label.groups ? "group " + label.word : "article";
    case Label::Style::bullet:
      return "bullet";
    case Label::Style::roman:
      return label.number == "i" || label.number[0] > 'Z' ? "roman" : "ROMAN";
    case Label::Style::letter: {
      std::size_t at = 0;
      return text::is_upper(text::next_code_point(label.number, at)) ? "LETTER" : "letter";
    }
    case Label::Style::number:
      break;
  }
  const auto dots = std::count(label.number.begin(), label.number.end(), '.');
  return (label.shown.starts_with('(') ? "(number" : "number") + std::to_string(dots);
}

bool is_group(const std::string& s) { return s.starts_with("group"); }
bool is_item_signature(const std::string& s) { return s == "letter" || s == "roman" || s == "bullet"; }

struct Node {
  std::optional<Label> label;
  std::string signature;
  int level = -1;
  int heading = 0;
  std::string text;               // own text
  std::vector<std::string> body;  // unnumbered lines that belong to it
  std::vector<std::size_t> children;
  std::size_t parent = 0;
  std::vector<std::string> sections;
  text::Span at;
};

// Lines to a tree by their signatures: a line like one above it is its sibling, any other is deeper.
class Tree {
 public:
  explicit Tree(const std::vector<Line>& lines) {
    nodes_.push_back({});  // the root
    stack_.push_back(0);
    numbered_ = std::any_of(lines.begin(), lines.end(),
                            [](const Line& l) { return l.label && l.label->style != Label::Style::bullet; });
    // Without numbers a first line is a title where the others are sentences.
    const auto sentences =
        std::count_if(lines.begin(), lines.end(), [](const Line& l) { return !is_title(l.text); });
    prose_ = lines.size() > 2 && static_cast<std::size_t>(sentences) * 2 > lines.size();
    next_ = next_labels(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].label) {
        labelled(lines[i]);
      } else {
        unlabelled(lines, i);
      }
    }
  }
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<std::size_t>& loose() const { return loose_; }

 private:
  // For each line the place of the next that is numbered, with nothing but text in between; 0: none.
  static std::vector<std::size_t> next_labels(const std::vector<Line>& lines) {
    std::vector<std::size_t> out(lines.size(), 0);
    std::size_t next = 0;
    for (std::size_t i = lines.size(); i-- > 0;) {
      out[i] = next;
      const bool bullet = lines[i].label && lines[i].label->style == Label::Style::bullet;
      if (lines[i].label && !bullet) {
        next = i;
      } else if (lines[i].heading > 0 || (!bullet && is_title(lines[i].text))) {
        next = 0;
      }
    }
    return out;
  }

  void labelled(const Line& line) {
    const std::string sign = signature(line);
    while (stack_.size() > 1) {
      const Node& top = nodes_[stack_.back()];
      const bool deeper_in_file = line.level >= 0 && top.level >= 0 && line.level != top.level;
      if (deeper_in_file) {
        if (line.level > top.level) break;
        stack_.pop_back();
        continue;
      }
      if (same_list(top, sign, line)) {
        stack_.pop_back();
        break;
      }
      const bool further_up = std::any_of(stack_.begin() + 1, stack_.end() - 1,
                                          [&](std::size_t n) { return same_list(nodes_[n], sign, line); });
      // A bullet has nothing numbered below it; a dotted number is not below a longer one, a part or an annex
      // not below a provision.
      if (!further_up && !(top.signature == "bullet" && sign != "bullet") &&
          !is_shorter_number(sign, top.signature) && !(is_group(sign) && !is_group(top.signature)))
        break;
      stack_.pop_back();
    }
    Node node;
    node.label = line.label;
    node.signature = sign;
    node.level = line.level;
    node.heading = line.heading;
    node.text = line.text;
    node.parent = stack_.back();
    node.sections = sections();
    node.at = line.at;
    const std::size_t index = nodes_.size();
    nodes_[node.parent].children.push_back(index);
    nodes_.push_back(std::move(node));
    stack_.push_back(index);
  }

  static bool is_shorter_number(const std::string& sign, const std::string& top) {
    return sign.starts_with("number") && top.starts_with("number") && sign < top;
  }

  static bool same_list(const Node& node, const std::string& sign, const Line& line) {
    if (node.signature == sign) return true;
    // "i)" may be the ninth letter, "c)" a Roman hundred: the list that goes on decides.
    const bool letters =
        (node.signature == "letter" && sign == "roman") || (node.signature == "LETTER" && sign == "ROMAN");
    return letters && node.label->number.size() == 1 && line.label->number.size() == 1 &&
           node.label->number[0] + 1 == line.label->number[0];
  }

  // Whether the number follows the node's in one list.
  static bool goes_on(const Node& node, const Line& next) {
    if (!node.label || !same_list(node, signature(next), next)) return false;
    const auto last = [](const std::string& number) {
      return std::atoi(number.c_str() + (number.rfind('.') == std::string::npos ? 0 : number.rfind('.') + 1));
    };
    const int own = last(node.label->number);
    return own == 0 || last(next.label->number) == own + 1;
  }

  // The place in the stack of the clause that an unnumbered line goes on with; 0: none. What a file sets
  // under a clause (an indented paragraph, a table's row) is the clause's, and so is a paragraph between two
  // points of one list.
  [[nodiscard]] std::size_t continued(const std::vector<Line>& lines, std::size_t i) const {
    const Line& line = lines[i];
    if (line.level > 0) {
      for (std::size_t s = stack_.size(); s-- > 1;) {
        const Node& node = nodes_[stack_[s]];
        if (node.level < line.level && node.signature != "bullet") return s;
      }
    }
    if (line.heading > 0 || is_title(line.text)) return 0;
    constexpr std::size_t most_items = 64;
    std::size_t next = next_[i];
    for (std::size_t items = 0; next > 0 && items < most_items; ++items, next = next_[next]) {
      for (std::size_t s = stack_.size(); s-- > 1;) {
        if (!goes_on(nodes_[stack_[s]], lines[next])) continue;
        // "The parties also agree:" opens the next point rather than going on with this one.
        if (items == 0 && line.text.ends_with(':')) return 0;
        while (s + 1 < stack_.size() && !is_item_signature(nodes_[stack_[s + 1]].signature)) ++s;
        return s;
      }
      if (!is_item_signature(signature(lines[next]))) return 0;
    }
    return 0;
  }

  void unlabelled(const std::vector<Line>& lines, std::size_t i) {
    const Line& line = lines[i];
    if (const std::size_t place = continued(lines, i); place > 0) {
      stack_.resize(place + 1);
      add_body(line);
      return;
    }
    const bool heading = line.heading > 0 || (i == 0 && (numbered_ || prose_) && is_title(line.text));
    if (heading) {
      stack_.resize(1);
      const int level = std::max(line.heading, 1);
      while (!headings_.empty() && headings_.back().first >= level) headings_.pop_back();
      headings_.emplace_back(level, line.text);
      return;
    }
    // Text under a title ("Article 3 – Forces") is the clause's.
    while (stack_.size() > 1) {
      const Node& top = nodes_[stack_.back()];
      const bool open_title =
          top.label && (top.text.empty() || top.heading > 0 || top.signature == "article");
      if (open_title && top.signature != "bullet") {
        add_body(line);
        return;
      }
      stack_.pop_back();
    }
    Node node;
    node.text = line.text;
    node.sections = sections();
    node.at = line.at;
    loose_.push_back(nodes_.size());
    nodes_[0].children.push_back(nodes_.size());
    nodes_.push_back(std::move(node));
  }

  void add_body(const Line& line) {
    Node& node = nodes_[stack_.back()];
    node.body.push_back(line.text);
    node.at.end = std::max(node.at.end, line.at.end);
  }

  [[nodiscard]] std::vector<std::string> sections() const {
    std::vector<std::string> out;
    for (const auto& [level, text] : headings_) out.push_back(text);
    return out;
  }

  std::vector<Node> nodes_;
  std::vector<std::size_t> stack_;
  std::vector<std::size_t> loose_;
  std::vector<std::pair<int, std::string>> headings_;
  std::vector<std::size_t> next_;
  bool numbered_ = false;
  bool prose_ = false;
};

class ClauseMaker {
 public:
  ClauseMaker(const std::vector<Node>& nodes, Draft& draft) : nodes_(nodes), draft_(draft) {
    for (const std::size_t n : nodes_[0].children) {
      const Node& node = nodes_[n];
      if (node.label && node.signature != "bullet" && !is_item_signature(node.signature)) numbers_ = true;
      if (node.label && node.signature != "bullet") items_ = true;
    }
  }

  void make() {
    draft_.numbered = numbers_ || items_;
    for (const std::size_t n : nodes_[0].children) top(n);
    make_unique();
  }

 private:
  void top(std::size_t n) {
    const Node& node = nodes_[n];
    // Where points are numbered, a stray bullet or lettered line outside them is not a clause.
    const bool clause = numbers_ ? node.label && !is_item_signature(node.signature)
                                 : (items_ ? node.label && node.signature != "bullet" : true);
    if (clause) {
      visit(n, {}, node.sections);
      return;
    }
    Clause outside = clause_of(n);
    outside.number = "¶" + std::to_string(draft_.outside.size() + 1);
    outside.id = "p_" + std::to_string(draft_.outside.size() + 1);
    draft_.outside.push_back(std::move(outside));
  }

  // True where the node is only the title of numbered clauses below it.
  bool has_clauses_below(const Node& node) const {
    return std::any_of(node.children.begin(), node.children.end(), [&](std::size_t c) {
      const std::string& s = nodes_[c].signature;
      return s.starts_with("number") || s.starts_with("(number") ||
             (is_division(node.signature) && !is_item_signature(s));
    });
  }
  static bool is_division(const std::string& s) {
    return s == "article" || s == "ROMAN" || s == "LETTER" || is_group(s);
  }

  // What stands above a clause: the numbers of the divisions, with and without parts and annexes, and the id.
  struct Above {
    std::string full, brief, id;
    bool article = false;
  };
  static std::string below(const std::string& prefix, const std::string& own) {
    return prefix.empty() || own.empty() || own.find('.') != std::string::npos ? own : prefix + "." + own;
  }

  void visit(std::size_t n, const Above& above, std::vector<std::string> sections) {
    const Node& node = nodes_[n];
    if (!has_clauses_below(node)) {
      Clause clause = clause_of(n);
      clause.sections = std::move(sections);
      add(std::move(clause), node, above);
      return;
    }
    const std::string own = node.label ? node.label->number : "";
    const bool article = node.signature == "article";
    const Above here{below(above.full, own), is_group(node.signature) ? above.brief : below(above.brief, own),
                     above.id + (article ? "art_" : "sec_") + own + "__", above.article || article};
    std::vector<std::string> inner = sections;
    std::string own_text = node.text;
    for (const std::string& line : node.body) own_text += (own_text.empty() ? "" : "\n") + line;
    if (is_title(own_text)) {
      inner.push_back((node.label ? node.label->shown + " " : "") + own_text);
    } else {
      // "2. The parties shall: 2.1 …": what stands above the numbers is a clause too.
      Clause clause;
      clause.label = node.label ? node.label->shown : "";
      clause.text = own_text;
      clause.at = node.at;
      clause.sections = sections;
      add(std::move(clause), node, above);
    }
    for (const std::size_t c : node.children) visit(c, here, inner);
  }

  void add(Clause clause, const Node& node, const Above& above) {
    const std::string own = node.label ? node.label->number : "";
    bare_.push_back(own);
    brief_.push_back(below(above.brief, own));
    below_article_.push_back(above.article);
    clause.number = below(above.full, own);
    clause.id = above.id + (node.signature == "article" ? "art_" : "cl_") + (own.empty() ? "x" : own);
    draft_.clauses.push_back(std::move(clause));
  }

  Clause clause_of(std::size_t n) const {
    const Node& node = nodes_[n];
    Clause clause;
    clause.label = node.label && node.signature != "bullet" ? node.label->shown : "";
    clause.at = node.at;
    clause.sections = node.sections;
    const bool titled =
        !node.text.empty() && is_title(node.text) &&
        (node.heading > 0 || ((node.signature == "article" || !node.children.empty()) && !node.body.empty()));
    if (titled) clause.heading = node.text;
    if (!node.text.empty() && !titled) clause.text = node.text;
    for (const std::string& line : node.body) clause.text += (clause.text.empty() ? "" : "\n") + line;
    if (clause.text.empty() && node.children.empty()) std::swap(clause.text, clause.heading);
    add_items(node, clause, 0);
    return clause;
  }

  void add_items(const Node& node, Clause& clause, int depth) const {
    for (const std::size_t c : node.children) {
      const Node& child = nodes_[c];
      std::string item = child.text;
      for (const std::string& line : child.body) item += "\n" + line;
      clause.items.push_back({child.label ? child.label->shown : "", item});
      clause.text += (clause.text.empty() ? "" : "\n") + item;
      clause.at.end = std::max(clause.at.end, child.at.end);
      if (depth < 20) add_items(child, clause, depth + 1);
    }
  }

  // The shortest numbers that are each clause's own; numbers below articles keep that of their article.
  void make_unique() {
    const auto will_do = [](const std::vector<std::string>& numbers) {
      return std::set<std::string>(numbers.begin(), numbers.end()).size() == numbers.size();
    };
    const bool bare = will_do(bare_), brief = will_do(brief_);
    for (std::size_t i = 0; i < bare_.size(); ++i) {
      if (bare && !below_article_[i]) {
        draft_.clauses[i].number = bare_[i];
      } else if (brief) {
        draft_.clauses[i].number = brief_[i];
      }
    }
    std::map<std::string, int> seen;
    std::size_t place = 0;
    for (Clause& clause : draft_.clauses) {
      ++place;
      if (!draft_.numbered || clause.number.empty()) {
        clause.number = std::to_string(place);
        clause.id = "cl_" + clause.number;
      }
      const int times = ++seen[clause.number];
      if (times > 1) {
        clause.number += " (" + std::to_string(times) + ")";
        clause.id += "_" + std::to_string(times);
      }
    }
  }

  const std::vector<Node>& nodes_;
  Draft& draft_;
  // Of each clause its number without the divisions above it, and without parts and annexes alone.
  std::vector<std::string> bare_, brief_;
  std::vector<bool> below_article_;
  bool numbers_ = false;
  bool items_ = false;
};

}  // namespace

Draft clauses_of(const WrittenDocument& document) {
  Draft draft;
  draft.name = document.name;
  const Tree tree(lines_of(document));
  ClauseMaker(tree.nodes(), draft).make();
  return draft;
}

Draft parse_draft(const WrittenDocument& document, const text::Toolkit& toolkit) {
  Draft draft = clauses_of(document);
  draft.language = language_of(document.text, toolkit);
  return draft;
}

}  // namespace mediant::drafts
