#include "draft_tree.hpp"

#include <algorithm>

namespace mediant::drafts {
namespace {

using text::Label;

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
  [[nodiscard]] std::vector<Node> take() { return std::move(nodes_); }

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
  std::vector<std::pair<int, std::string>> headings_;
  std::vector<std::size_t> next_;
  bool numbered_ = false;
  bool prose_ = false;
};

}  // namespace

bool is_group(const std::string& signature) { return signature.starts_with("group"); }
bool is_item_signature(const std::string& signature) {
  return signature == "letter" || signature == "roman" || signature == "bullet";
}

std::vector<Node> tree_of(const std::vector<Line>& lines) { return Tree(lines).take(); }

}  // namespace mediant::drafts
