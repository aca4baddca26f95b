#include "forms.hpp"

#include <algorithm>

#include "mediant/core/print.hpp"

namespace mediant::formats {
namespace {

Node number_list(std::initializer_list<double> values) {
  Node list = Node::list();
  for (const double value : values) list.add(Node::of_number(value));
  return list;
}

Node schema_numbers(int count) {
  Node schema = schema_list(schema_type("number"));
  schema.add("minItems", Node::of_number(count));
  schema.add("maxItems", Node::of_number(count));
  return schema;
}

std::string_view trimmed(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

// "<= 600", "> 3", "400..600" into a condition; false for anything else, which is then an option.
bool read_comparison(std::string_view text, model::Condition& condition) {
  text = trimmed(text);
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos && dots > 0) {
    const auto low = model::parse_number(trimmed(text.substr(0, dots)));
    const auto high = model::parse_number(trimmed(text.substr(dots + 2)));
    if (!low || !high) return false;
    condition.at_least = low;
    condition.at_most = high;
    return true;
  }
  if (text.empty() || (text[0] != '<' && text[0] != '>')) return false;
  const bool strict = text.size() < 2 || text[1] != '=';
  const auto value = model::parse_number(trimmed(text.substr(strict ? 1 : 2)));
  if (!value) return false;
  if (text[0] == '>') {
    condition.at_least = value;
    condition.above = strict;
  } else {
    condition.at_most = value;
    condition.below = strict;
  }
  return true;
}

std::string written_comparison(const model::Condition& c) {
  if (!c.written.empty()) return c.written;
  if (c.at_least && c.at_most) return model::number_text(*c.at_least) + ".." + model::number_text(*c.at_most);
  if (c.at_least) return std::string(c.above ? "> " : ">= ") + model::number_text(*c.at_least);
  if (c.at_most) return std::string(c.below ? "< " : "<= ") + model::number_text(*c.at_most);
  return "";
}

bool read_points(Reader& r, const Node& node, model::Scores& scores) {
  if (!node.is_map()) {
    r.wrong_type(node, "a block of numbers: {400: 0, 600: 40}");
    return false;
  }
  for (std::size_t i = 0; i < node.items.size(); i += 2) {
    const Reader::Inside inside(r, node.items[i].text);
    const auto x = model::parse_number(node.items[i].text);
    model::Estimate score;
    if (!x) {
      r.wrong_type(node.items[i], "a number of the issue's range");
    } else if (Form<model::Estimate>::read(r, node.items[i + 1], score)) {
      const bool twice = std::any_of(scores.points.begin(), scores.points.end(),
                                     [&](const auto& point) { return point.first == *x; });
      if (twice)
        r.error(node.items[i], "duplicate-key", "the point " + node.items[i].text + " stands twice",
                "keep one of the two");
      else
        scores.points.emplace_back(*x, score);
    }
  }
  std::sort(scores.points.begin(), scores.points.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return true;
}

bool read_at_least(Reader& r, const Node& node, model::Agreement& agreement) {
  agreement.kind = model::Agreement::Kind::at_least;
  FieldReader fields(r, node);
  fields.required("at_least", agreement.at_least, "");
  fields.optional("including", agreement.including, "");
  fields.optional("of", agreement.parties, "");
  fields.finish();
  return true;
}

bool read_needs(Reader& r, const Node& node, model::Agreement& agreement) {
  if (node.is_map()) return read_at_least(r, node, agreement);
  if (node.is_scalar() && node.text == "all") {
    agreement.kind = model::Agreement::Kind::all;
    return true;
  }
  agreement.kind = model::Agreement::Kind::list;
  return Form<std::vector<model::PartyId>>::read(r, node, agreement.parties);
}

bool check_flag_word(Reader& r, const Node& node, Words words) {
  if (node.is_scalar()) return r.check_word(node, node.text, words);
  r.wrong_type(node, "a word");
  return false;
}

}  // namespace

// ---- Date

bool Form<model::Date>::read(Reader& r, const Node& node, model::Date& date) {
  const Node* written = &node;
  const bool about = node.is_map();
  if (about) {
    FieldReader fields(r, node);
    std::string words;
    fields.required("about", words, "");
    fields.finish();
    written = node.find("about");
    if (written == nullptr || words.empty()) return false;
  }
  if (!written->is_scalar()) {
    r.wrong_type(node, "a date: 2025-12-02, 2025-12, 2025 or {about: 2025-11}");
    return false;
  }
  const auto read = model::parse_date(written->text);
  if (!read) {
    r.error(*written, "bad-date", "`" + written->text + "` is not a date",
            "valid: year-month-day as 2025-12-02, 2025-12 or 2025, or {about: 2025-11}");
    return false;
  }
  date = *read;
  date.about = about;
  return true;
}

Node Form<model::Date>::write(const model::Date& date) {
  if (!date.about) return Node::of_text(model::to_iso(date));
  Node map = Node::map();
  map.add("about", Node::of_text(model::to_iso(date)));
  return map;
}

Node Form<model::Date>::schema(SchemaBook&) {
  Node iso = schema_type("string");
  iso.add("pattern", Node::of_text("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"));
  Node about = schema_type("object");
  Node properties = Node::map();
  properties.add("about", iso);
  about.add("properties", std::move(properties));
  about.add("additionalProperties", Node::of_bool(false));
  Node required = Node::list();
  required.add(Node::of_text("about"));
  about.add("required", std::move(required));
  return schema_any({std::move(iso), schema_type("integer"), std::move(about)});
}

// ---- Estimate

bool Form<model::Estimate>::read(Reader& r, const Node& node, model::Estimate& estimate) {
  constexpr std::string_view expected =
      "a number, [low, high], [low, most likely, high] or {pert: [low, most likely, high]}";
  const Node* numbers = &node;
  bool pert = false;
  if (node.is_map()) {
    numbers = node.items.size() == 2 ? node.find("pert") : nullptr;
    pert = numbers != nullptr && numbers->is_list() && numbers->items.size() == 3;
    if (!pert) {
      r.wrong_type(node, expected);
      return false;
    }
  }
  if (numbers->is_scalar()) {
    double value = 0;
    if (!Form<double>::read(r, *numbers, value)) return false;
    estimate = model::Estimate::point(value);
    return true;
  }
  if (!numbers->is_list() || numbers->items.size() < 2 || numbers->items.size() > 3) {
    r.wrong_type(node, expected);
    return false;
  }
  std::vector<double> values(numbers->items.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Reader::Inside inside(r, i);
    if (!Form<double>::read(r, numbers->items[i], values[i])) return false;
  }
  if (values.size() == 2) {
    estimate = model::Estimate::between(values[0], values[1]);
  } else {
    estimate = {values[0], values[1], values[2],
                pert ? model::Estimate::Shape::pert : model::Estimate::Shape::triangular};
  }
  return true;
}

Node Form<model::Estimate>::write(const model::Estimate& e) {
  switch (e.shape) {
    case model::Estimate::Shape::point:
      return Node::of_number(e.mode);
    case model::Estimate::Shape::uniform:
      return number_list({e.low, e.high});
    case model::Estimate::Shape::triangular:
      return number_list({e.low, e.mode, e.high});
    case model::Estimate::Shape::pert:
      break;
  }
  Node map = Node::map();
  map.add("pert", number_list({e.low, e.mode, e.high}));
  return map;
}

Node Form<model::Estimate>::schema(SchemaBook&) {
  Node numbers = schema_list(schema_type("number"));
  numbers.add("minItems", Node::of_number(2));
  numbers.add("maxItems", Node::of_number(3));
  Node properties = Node::map();
  properties.add("pert", schema_numbers(3));
  Node pert = schema_type("object");
  pert.add("properties", std::move(properties));
  pert.add("additionalProperties", Node::of_bool(false));
  return schema_any({schema_type("number"), std::move(numbers), std::move(pert)});
}

// ---- Grade

bool Form<model::Grade>::read(Reader& r, const Node& node, model::Grade& grade) {
  std::string_view word = node.is_scalar() ? std::string_view(node.text) : std::string_view();
  model::Grade read;
  if (!word.empty() && ((word[0] >= 'A' && word[0] <= 'F') || word[0] == '?')) {
    read.source = word[0];
    word.remove_prefix(1);
  }
  if (!word.empty() && word[0] >= '1' && word[0] <= '6') {
    read.content = word[0] - '0';
    word.remove_prefix(1);
  }
  if (!word.empty() || read.empty()) {
    r.wrong_type(node, "an Admiralty grade", "source A-F and content 1-6: B2, or one of the two");
    return false;
  }
  grade = read;
  return true;
}

Node Form<model::Grade>::write(const model::Grade& grade) { return Node::of_text(model::to_string(grade)); }

Node Form<model::Grade>::schema(SchemaBook&) {
  Node schema = schema_type("string");
  schema.add("pattern", Node::of_text("^[A-F?]?[1-6]?$"));
  return schema_any({std::move(schema), schema_type("integer")});
}

// ---- Speaker

bool Form<model::Speaker>::read(Reader& r, const Node& node, model::Speaker& speaker) {
  if (node.is_scalar()) {
    speaker.ref = node.text;
    return true;
  }
  if (!node.is_map()) {
    r.wrong_type(node, "a person, a party, or {unnamed: critics}");
    return false;
  }
  FieldReader fields(r, node);
  fields.required("unnamed", speaker.unnamed, "");
  fields.finish();
  return !speaker.empty();
}

Node Form<model::Speaker>::write(const model::Speaker& speaker) {
  if (speaker.unnamed.empty()) return Node::of_text(speaker.ref);
  Node map = Node::map();
  map.add("unnamed", Node::of_text(speaker.unnamed));
  return map;
}

Node Form<model::Speaker>::schema(SchemaBook&) {
  Node properties = Node::map();
  properties.add("unnamed", schema_type("string"));
  Node unnamed = schema_type("object");
  unnamed.add("properties", std::move(properties));
  unnamed.add("additionalProperties", Node::of_bool(false));
  return schema_any({schema_type("string"), std::move(unnamed)});
}

// ---- When

bool Form<model::When>::read(Reader& r, const Node& node, model::When& when) {
  if (!node.is_map()) {
    r.wrong_type(node, "issues with options: {issue: option}");
    return false;
  }
  for (std::size_t i = 0; i < node.items.size(); i += 2) {
    const Reader::Inside inside(r, node.items[i].text);
    const Node& value = node.items[i + 1];
    model::Condition condition;
    condition.issue.value = node.items[i].text;
    if (value.is_scalar() && read_comparison(value.text, condition))
      condition.written = value.text;
    else
      Form<std::vector<model::OptionId>>::read(r, value, condition.any_of);
    when.push_back(std::move(condition));
  }
  return true;
}

Node Form<model::When>::write(const model::When& when) {
  Node map = Node::map();
  for (const model::Condition& condition : when) {
    const bool options = !condition.any_of.empty() || (!condition.at_least && !condition.at_most);
    map.add(condition.issue.value, options ? Form<std::vector<model::OptionId>>::write(condition.any_of)
                                           : Node::of_text(written_comparison(condition)));
  }
  return map;
}

Node Form<model::When>::schema(SchemaBook& book) {
  return schema_values(Form<std::vector<model::OptionId>>::schema(book));
}

// ---- Scores

bool Form<std::vector<model::Scores>>::read(Reader& r, const Node& node, std::vector<model::Scores>& all) {
  if (!node.is_map()) {
    r.wrong_type(node, "issues with scores: {issue: {option: 100}}");
    return false;
  }
  for (std::size_t i = 0; i < node.items.size(); i += 2) {
    const Reader::Inside inside(r, node.items[i].text);
    const Node& value = node.items[i + 1];
    model::Scores scores;
    scores.issue.value = node.items[i].text;
    if (const Node* points = value.find("points")) {
      const Reader::Inside in_points(r, "points");
      read_points(r, *points, scores);
      if (value.items.size() > 2)
        r.error(value, "mixed-scores", "`points` stands beside other keys",
                "give points, or options, not both");
    } else {
      Form<decltype(scores.options)>::read(r, value, scores.options);
    }
    all.push_back(std::move(scores));
  }
  return true;
}

Node Form<std::vector<model::Scores>>::write(const std::vector<model::Scores>& all) {
  Node map = Node::map();
  for (const model::Scores& scores : all) {
    if (scores.points.empty()) {
      map.add(scores.issue.value, Form<decltype(scores.options)>::write(scores.options));
      continue;
    }
    Node points = Node::map();
    for (const auto& [x, score] : scores.points)
      points.add(model::number_text(x), Form<model::Estimate>::write(score));
    Node block = Node::map();
    block.add("points", std::move(points));
    map.add(scores.issue.value, std::move(block));
  }
  return map;
}

Node Form<std::vector<model::Scores>>::schema(SchemaBook& book) {
  const Node estimate = Form<model::Estimate>::schema(book);
  Node properties = Node::map();
  properties.add("points", schema_values(estimate));
  Node points = schema_type("object");
  points.add("properties", std::move(properties));
  points.add("additionalProperties", Node::of_bool(false));
  return schema_values(schema_any({std::move(points), schema_values(estimate)}));
}

// ---- for, agreement

bool AudienceForm::read(Reader& r, const Node& node, model::Access& access) {
  std::vector<std::string> words;
  if (!Form<std::vector<std::string>>::read(r, node, words)) {
    // Not understood is for the desk alone: what is hidden by a slip of the pen can be shown later.
    access.given = true;
    return false;
  }
  access.given = true;
  const bool open = std::find(words.begin(), words.end(), "public") != words.end();
  if (open) {
    access.audience = {"public"};
  } else {
    for (std::string& word : words) {
      if (word != "desk") access.audience.push_back(std::move(word));
    }
  }
  return true;
}

Node AudienceForm::write(const model::Access& access) {
  if (!access.audience.empty()) return Form<std::vector<std::string>>::write(access.audience);
  return access.given ? Node::of_text("desk") : Node{};
}

Node AudienceForm::schema(SchemaBook& book) { return Form<std::vector<std::string>>::schema(book); }

bool AgreementForm::read(Reader& r, const Node& node, model::Agreement& agreement) {
  agreement.given = true;
  const Node* needs = node.find("needs");
  if (needs == nullptr) return read_needs(r, node, agreement);
  FieldReader fields(r, node);
  struct NeedsForm {
    static bool read(Reader& reader, const Node& inner, model::Agreement& into) {
      return read_needs(reader, inner, into);
    }
  };
  fields.custom<NeedsForm>("needs", agreement, "");
  fields.finish();
  return true;
}

Node AgreementForm::write(const model::Agreement& agreement) {
  if (agreement.kind == model::Agreement::Kind::all && !agreement.given) return {};
  Node map = Node::map();
  if (agreement.kind == model::Agreement::Kind::at_least) {
    map.add("at_least", Node::of_number(agreement.at_least.value_or(0)));
    if (!agreement.including.empty())
      map.add("including", Form<std::vector<model::PartyId>>::write(agreement.including));
    if (!agreement.parties.empty())
      map.add("of", Form<std::vector<model::PartyId>>::write(agreement.parties));
    return map;
  }
  map.add("needs", agreement.kind == model::Agreement::Kind::all
                       ? Node::of_text("all")
                       : Form<std::vector<model::PartyId>>::write(agreement.parties));
  return map;
}

Node AgreementForm::schema(SchemaBook& book) {
  const Node parties = Form<std::vector<model::PartyId>>::schema(book);
  Node properties = Node::map();
  properties.add("at_least", schema_type("integer"));
  properties.add("including", parties);
  properties.add("of", parties);
  Node required = Node::list();
  required.add(Node::of_text("at_least"));
  Node at_least = schema_type("object");
  at_least.add("properties", std::move(properties));
  at_least.add("additionalProperties", Node::of_bool(false));
  at_least.add("required", std::move(required));
  Node needs_property = Node::map();
  needs_property.add("needs", schema_any({parties, at_least}));
  Node needs = schema_type("object");
  needs.add("properties", std::move(needs_property));
  needs.add("additionalProperties", Node::of_bool(false));
  return schema_any({std::move(needs), std::move(at_least), parties});
}

// ---- weights, rank, words for a bool

bool RankForm::read(Reader& r, const Node& node, model::Preferences& preferences) {
  if (!node.is_list()) {
    r.wrong_type(node, "groups of issues, best first: [[alliance, cap], rest]");
    return false;
  }
  preferences.form = model::Preferences::WeightForm::ranking;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Reader::Inside inside(r, i);
    const Node& group = node.items[i];
    if (group.is_scalar() && group.text == "rest") {
      if (i + 1 < node.items.size())
        r.error(group, "rank-rest", "`rest` stands before other groups", "put it last");
      preferences.rank_rest = true;
      continue;
    }
    std::vector<model::IssueId> issues;
    if (Form<decltype(issues)>::read(r, group, issues)) preferences.rank.push_back(std::move(issues));
  }
  return true;
}

Node RankForm::schema(SchemaBook& book) {
  return schema_list(Form<std::vector<model::IssueId>>::schema(book));
}

bool WeightsForm::read(Reader& r, const Node& node, model::Preferences& preferences) {
  if (!node.is_map()) {
    r.wrong_type(node, "issues with weights: {issue: 10}");
    return false;
  }
  for (std::size_t i = 0; i < node.items.size(); i += 2) {
    const std::string& key = node.items[i].text;
    const Node& value = node.items[i + 1];
    const Reader::Inside inside(r, key);
    if (key == "rank") {
      RankForm::read(r, value, preferences);
    } else if (key == "sum") {
      double sum = 0;
      if (Form<double>::read(r, value, sum)) preferences.weights_sum = sum;
    } else {
      model::Estimate weight;
      if (Form<model::Estimate>::read(r, value, weight))
        preferences.weights.emplace_back(model::IssueId(key), weight);
    }
  }
  if (preferences.form != model::Preferences::WeightForm::ranking && preferences.weights_sum)
    preferences.form = model::Preferences::WeightForm::simplex_sum;
  if (preferences.form == model::Preferences::WeightForm::ranking &&
      (!preferences.weights.empty() || preferences.weights_sum))
    r.error(node, "mixed-weights", "`rank` stands beside weights", "give a rank, or weights, not both");
  return true;
}

Node WeightsForm::write(const model::Preferences& preferences) {
  Node map = Node::map();
  if (preferences.form == model::Preferences::WeightForm::ranking) {
    Node groups = Node::list();
    const std::size_t listed =
        preferences.rank.size() - (preferences.rank_rest && !preferences.rank.empty() ? 1 : 0);
    for (std::size_t i = 0; i < listed; ++i)
      groups.add(Form<std::vector<model::IssueId>>::write(preferences.rank[i]));
    if (preferences.rank_rest) groups.add(Node::of_text("rest"));
    map.add("rank", std::move(groups));
  }
  for (const auto& [issue, weight] : preferences.weights)
    map.add(issue.value, Form<model::Estimate>::write(weight));
  if (preferences.weights_sum) map.add("sum", Node::of_number(*preferences.weights_sum));
  return map.items.empty() ? Node{} : map;
}

Node WeightsForm::schema(SchemaBook& book) {
  Node properties = Node::map();
  properties.add("rank", RankForm::schema(book));
  properties.add("sum", schema_type("number"));
  Node schema = schema_values(Form<model::Estimate>::schema(book));
  schema.add("properties", std::move(properties));
  return schema;
}

bool UnknownForm::read(Reader& r, const Node& node, bool& unknown) {
  if (!check_flag_word(r, node, words)) return false;
  unknown = node.text == "unknown";
  return true;
}

bool OffRecordForm::read(Reader& r, const Node& node, bool& off) {
  if (!check_flag_word(r, node, words)) return false;
  off = node.text == "off";
  return true;
}

}  // namespace mediant::formats
