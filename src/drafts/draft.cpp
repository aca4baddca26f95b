#include "mediant/drafts/draft.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "draft_tree.hpp"

namespace mediant::drafts {
namespace {

using text::WrittenDocument;

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
  const std::vector<Node> nodes = tree_of(lines_of(document));
  ClauseMaker(nodes, draft).make();
  return draft;
}

Draft parse_draft(const WrittenDocument& document, const text::Toolkit& toolkit) {
  Draft draft = clauses_of(document);
  draft.language = language_of(document.text, toolkit);
  return draft;
}

}  // namespace mediant::drafts
