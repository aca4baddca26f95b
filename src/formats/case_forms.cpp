// Forms whose keys are identifiers and whose values are blocks, and the whole case.
#include <algorithm>
#include <unordered_map>

#include "describe.hpp"
#include "mediant/model/check.hpp"

namespace mediant::formats {
namespace {

using model::OptionId;

// Numbers that name an option of a numeric issue, in their one spelling: "600.0" is "600".
void settle(OptionId& option) {
  if (const auto number = model::parse_number(option.value)) option.value = model::number_text(*number);
}

void settle(model::When& when, const auto& numeric) {
  for (model::Condition& condition : when) {
    if (!numeric(condition.issue)) continue;
    for (OptionId& option : condition.any_of) settle(option);
  }
}

// What the file's own order or spelling leaves open, settled once: numeric options, `rest`, party order.
void settle(model::Case& c) {
  std::unordered_map<std::string, const model::Issue*> issues;
  for (const model::Issue& issue : c.issues) issues.emplace(issue.id.value, &issue);
  const auto numeric = [&](const model::IssueId& id) {
    const auto found = issues.find(id.value);
    return found != issues.end() && found->second->numeric();
  };
  for (model::Issue& issue : c.issues) {
    if (issue.numeric() && issue.agreed_on) settle(*issue.agreed_on);
  }
  for (model::Package& package : c.packages) settle(package.when, numeric);
  for (model::Preferences& preferences : c.preferences) {
    for (model::RedLine& line : preferences.red_lines) settle(line.never, numeric);
    for (model::Scores& scores : preferences.scores) {
      if (!numeric(scores.issue)) continue;
      for (auto& [option, score] : scores.options) settle(option);
    }
    if (!preferences.rank_rest) continue;
    std::vector<model::IssueId> rest;
    for (const model::Issue& issue : c.issues) {
      const bool ranked = std::any_of(
          preferences.rank.begin(), preferences.rank.end(),
          [&](const auto& group) { return std::find(group.begin(), group.end(), issue.id) != group.end(); });
      if (!ranked) rest.push_back(issue.id);
    }
    if (rest.empty())
      preferences.rank_rest = false;
    else
      preferences.rank.push_back(std::move(rest));
  }
  const auto settle_terms = [&](std::vector<model::Term>& terms) {
    for (model::Term& term : terms) {
      if (numeric(term.issue)) settle(term.option);
    }
  };
  for (model::Proposal& proposal : c.proposals) settle_terms(proposal.terms);
  for (model::Deal& deal : c.deals) settle_terms(deal.terms);
  for (model::Claim& claim : c.claims) {
    if (claim.issue && claim.option && numeric(*claim.issue)) settle(*claim.option);
  }
  std::unordered_map<std::string, std::size_t> place;
  for (const model::Party& party : c.parties) place.emplace(party.id.value, place.size());
  const auto place_of = [&](const model::Preferences& p) {
    const auto found = place.find(p.party.value);
    return found == place.end() ? place.size() : found->second;
  };
  std::stable_sort(c.preferences.begin(), c.preferences.end(),
                   [&](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
}

bool version_is_known(const Tree& tree, const std::string& file, Diagnostics& diagnostics) {
  const Node* version = tree.root.find("mediant");
  if (version == nullptr || version->is_nothing()) return true;  // said by the reader: the key is missing
  if (version->is_scalar() && version->text == "1") return true;
  diagnostics.push_back(
      {Severity::error, "unsupported-version", "mediant", Position{file, version->line, version->column},
       version->is_scalar() ? "`mediant: " + version->text + "` is a version this program does not read"
                            : "`mediant` is not a version",
       "valid: mediant: 1"});
  return false;
}

}  // namespace

bool Form<std::vector<model::Term>>::read(Reader& r, const Node& node, std::vector<model::Term>& terms) {
  if (!node.is_map()) {
    r.wrong_type(node, "issues with options: {issue: option}");
    return false;
  }
  for (std::size_t i = 0; i < node.items.size(); i += 2) {
    const Reader::Inside inside(r, node.items[i].text);
    const Node& value = node.items[i + 1];
    model::Term term;
    if (value.is_map() ? Form<model::Term>::read(r, value, term)
                       : Form<OptionId>::read(r, value, term.option)) {
      term.issue.value = node.items[i].text;
      terms.push_back(std::move(term));
    }
  }
  return true;
}

Node Form<std::vector<model::Term>>::write(const std::vector<model::Term>& terms) {
  Node map = Node::map();
  for (const model::Term& term : terms) {
    model::Term bare;
    bare.issue = term.issue;
    bare.option = term.option;
    map.add(term.issue.value,
            bare == term ? Form<OptionId>::write(term.option) : Form<model::Term>::write(term));
  }
  return map;
}

Node Form<std::vector<model::Term>>::schema(SchemaBook& book) {
  return schema_values(schema_any({Form<OptionId>::schema(book), Form<model::Term>::schema(book)}));
}

bool Form<std::vector<model::Preferences>>::read(Reader& r, const Node& node,
                                                 std::vector<model::Preferences>& all) {
  if (!node.is_map()) {
    r.wrong_type(node, "parties with their preferences");
    return false;
  }
  for (std::size_t i = 0; i < node.items.size(); i += 2) {
    const Reader::Inside inside(r, node.items[i].text);
    const Node& value = node.items[i + 1];
    std::vector<model::Preferences> blocks;
    if (value.is_list()) {
      for (std::size_t k = 0; k < value.items.size(); ++k) {
        const Reader::Inside in_block(r, k);
        Form<model::Preferences>::read(r, value.items[k], blocks.emplace_back());
      }
    } else if (!value.is_nothing()) {
      Form<model::Preferences>::read(r, value, blocks.emplace_back());
    }
    for (model::Preferences& block : blocks) {
      block.party.value = node.items[i].text;
      all.push_back(std::move(block));
    }
  }
  return true;
}

Node Form<std::vector<model::Preferences>>::write(const std::vector<model::Preferences>& all) {
  Node map = Node::map();
  for (auto block = all.begin(); block != all.end();) {
    const auto end = std::find_if(block, all.end(), [&](const auto& p) { return p.party != block->party; });
    if (end - block == 1) {
      map.add(block->party.value, Form<model::Preferences>::write(*block));
    } else {
      Node list = Node::list();
      for (auto p = block; p != end; ++p) list.add(Form<model::Preferences>::write(*p));
      map.add(block->party.value, std::move(list));
    }
    block = end;
  }
  return map;
}

Node Form<std::vector<model::Preferences>>::schema(SchemaBook& book) {
  const Node block = Form<model::Preferences>::schema(book);
  return schema_values(schema_any({block, schema_list(block)}));
}

Loaded case_of(Tree tree, const std::string& file) {
  Loaded loaded;
  loaded.diagnostics = std::move(tree.diagnostics);
  const bool readable = !tree.stopped && version_is_known(tree, file, loaded.diagnostics);
  loaded.reading_errors.resize(loaded.diagnostics.size());
  if (!readable) return loaded;
  const auto root = std::make_shared<const Node>(std::move(tree.root));
  loaded.positions = Positions(file, root);
  Reader reader(file);
  if (!root->is_map()) {
    reader.error(*root, "not-a-case", "this is not a case: a case is a block of keys",
                 "begin with mediant: 1");
  } else {
    Form<model::Case>::read(reader, *root, loaded.value);
    settle(loaded.value);
    for (Diagnostic& d : model::check(loaded.value)) {
      d.at = loaded.positions.find(d.path);
      loaded.diagnostics.push_back(std::move(d));
    }
  }
  for (auto& guards : reader.guards_of_errors()) loaded.reading_errors.push_back(std::move(guards));
  loaded.diagnostics.insert(loaded.diagnostics.end(), std::make_move_iterator(reader.diagnostics.begin()),
                            std::make_move_iterator(reader.diagnostics.end()));
  std::stable_sort(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  return loaded;
}

Diagnostics diagnostics_for(const Loaded& loaded, const model::Audience& audience, long today) {
  const auto in_file_order = [](const Diagnostic& a, const Diagnostic& b) { return a.at < b.at; };
  if (audience.kind == model::Audience::Kind::desk) {
    Diagnostics all = loaded.diagnostics;
    if (today == 0) return all;
    for (Diagnostic& d : model::check(loaded.value, today)) {
      if (d.code != "stale") continue;
      d.at = loaded.positions.find(d.path);
      all.push_back(std::move(d));
    }
    std::stable_sort(all.begin(), all.end(), in_file_order);
    return all;
  }
  const auto visible = [&](const std::vector<model::Access>& guards) {
    return std::all_of(guards.begin(), guards.end(), [&](const model::Access& access) {
      const bool inner = &access != &guards.back();  // takes the access of the block around it
      return (inner && !access.given) || model::may_see(access, audience);
    });
  };
  if (std::any_of(loaded.reading_errors.begin(), loaded.reading_errors.end(), visible))
    return {
        {Severity::error, "unreadable", "", {}, "the case cannot be used as it is", "its desk can check it"}};
  return model::check(model::visible(loaded.value, audience), today);
}

Node node_of(const model::Case& c) { return Form<model::Case>::write(c); }

Loaded read_case_json(std::string_view json, const std::string& file, const Limits& limits) {
  return case_of(parse_json(json, file, limits), file);
}

std::string write_case_json(const model::Case& c) { return to_json(node_of(c)) + "\n"; }

std::string case_hash(const model::Case& c) {
  // FNV-1a, 64 bits, over the compact canonical JSON (Fowler, Noll & Vo; draft-eastlake-fnv).
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char ch : to_compact_json(node_of(c))) {
    hash ^= static_cast<unsigned char>(ch);
    hash *= 0x100000001b3U;
  }
  std::string hex(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4U) hex[i] = "0123456789abcdef"[hash & 15U];
  return hex;
}

std::string case_schema() {
  SchemaBook book;
  Node schema = Node::map();
  schema.add("$schema", Node::of_text("https://json-schema.org/draft/2020-12/schema"));
  schema.add("title", Node::of_text("Mediant case, version 1"));
  Node reference = book.reference<model::Case>();
  schema.add(reference.items[0].text, reference.items[1]);
  schema.add("$defs", book.definitions());
  return to_json(schema) + "\n";
}

}  // namespace mediant::formats
