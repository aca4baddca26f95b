// What the reader understands, and what it says about the rest: all at once, with places and hints.
#include <gtest/gtest.h>

#include "mediant/formats/native/case_file.hpp"
#include "mediant/model/access.hpp"

namespace mediant::formats {
namespace {

const std::string head = "mediant: 1\ntitle: T\nparties: [{id: a, name: A}, {id: b, name: B}]\n";
const std::string issues =
    "issues:\n"
    "  - {id: alliance, name: Alliance, options: [{id: never}, {id: no}, {id: none}]}\n"
    "  - {id: cap, name: Cap, unit: thousand, range: {from: 400, to: 900, step: 50}}\n";

Loaded read(const std::string& rest) { return read_case_yaml(head + rest, "case.yaml"); }

std::string all(const Loaded& loaded) {
  std::string text;
  for (const Diagnostic& d : loaded.diagnostics) text += to_string(d) + "\n";
  return text;
}

const Diagnostic* find(const Loaded& loaded, const std::string& code) {
  for (const Diagnostic& d : loaded.diagnostics) {
    if (d.code == code) return &d;
  }
  return nullptr;
}

struct Wrong {
  const char* name;
  std::string rest;
  const char* code;
  const char* path;
  int line;
  const char* in_text;  ///< part of the message or the hint
};

class Mistake : public testing::TestWithParam<Wrong> {};

TEST_P(Mistake, IsToldWithItsPlaceAndWhatWouldBeRight) {
  const Wrong& wrong = GetParam();
  const Loaded loaded = read(wrong.rest);
  const Diagnostic* d = find(loaded, wrong.code);
  ASSERT_NE(d, nullptr) << all(loaded);
  EXPECT_EQ(d->severity, Severity::error);
  EXPECT_EQ(d->path, wrong.path);
  EXPECT_EQ(d->at.line, wrong.line) << all(loaded);
  EXPECT_GT(d->at.column, 0);
  EXPECT_EQ(d->at.file, "case.yaml");
  EXPECT_NE((d->message + " " + d->hint).find(wrong.in_text), std::string::npos) << to_string(*d);
}

INSTANTIATE_TEST_SUITE_P(
    Reader, Mistake,
    testing::Values(
        Wrong{"UnknownKey", issues + "preferences:\n  a:\n    reserv: 5\n", "unknown-key",
              "preferences.a.reserv", 9, "did you mean `reserve`?"},
        Wrong{"UnknownTopKey", issues + "claim: []\n", "unknown-key", "claim", 7, "did you mean `claims`?"},
        Wrong{"DuplicateKey", issues + "scale: 100\nscale: 50\n", "duplicate-key", "scale", 8, "line 7"},
        Wrong{"DuplicateInner", issues + "deals:\n  - {id: d, name: x, name: y}\n", "duplicate-key",
              "deals[0].name", 8, "`name`"},
        Wrong{"MissingKey", issues + "sources:\n  - {id: s}\n", "missing-key", "sources[0]", 8, "`title`"},
        Wrong{"ImpossibleDate", issues + "as_of: 2025-02-30\n", "bad-date", "as_of", 7, "2025-02-30"},
        Wrong{"WordsForANumber", issues + "scale: big\n", "wrong-type", "scale", 7, "`big`"},
        Wrong{"ListForText", issues + "summary: [a, b]\n", "wrong-type", "summary", 7, "text"},
        Wrong{"QuotedNumber", issues + "scale: \"100\"\n", "wrong-type", "scale", 7, "without quotes"},
        Wrong{"NotABool", issues + "illustrative: perhaps\n", "wrong-type", "illustrative", 7, "yes or no"},
        Wrong{"UnknownWord", issues + "meetings: [{id: m, status: heldd}]\n", "unknown-word",
              "meetings[0].status", 7, "did you mean `held`?"},
        Wrong{"UnknownRole", "issues: []\npeople: [{id: x, name: X, of: c}]\n", "unknown-reference",
              "people[0].of", 5, "valid: a, b"},
        Wrong{"UnknownOption", issues + "deals: [{id: d, terms: {alliance: nver}}]\n", "unknown-option",
              "deals[0].terms.alliance.option", 7, "did you mean `never`?"},
        Wrong{"UnknownStep", issues + "deals: [{id: d, terms: {cap: 610}}]\n", "unknown-option",
              "deals[0].terms.cap.option", 7, "400 to 900 in steps of 50"},
        Wrong{"UnknownIssue", issues + "deals: [{id: d, terms: {caps: 600}}]\n", "unknown-reference",
              "deals[0].terms.caps", 7, "did you mean `cap`?"},
        Wrong{"UnknownSource", issues + "claims: [{id: c, kind: fact, by: a, source: s}]\n",
              "unknown-reference", "claims[0].source[0].ref", 7, "no source `s`"},
        Wrong{"UnknownSpeaker", issues + "claims: [{id: c, kind: fact, by: critics}]\n", "unknown-reference",
              "claims[0].by", 7, "{unnamed: critics}"},
        Wrong{"DuplicateId", issues + "deals:\n  - {id: d}\n  - {id: d}\n", "duplicate-id", "deals[1].id", 9,
              "`d`"},
        Wrong{"UpsideDown",
              issues + "preferences: {a: {weights: {cap: [9, 3]}, scores: {cap: {points: {400: 0, 900: "
                       "1}}}}}\n",
              "range", "preferences.a.weights.cap", 7, "upside down"},
        Wrong{"ZeroWeights", issues + "preferences: {a: {weights: {cap: 0}}}\n", "zero-weights",
              "preferences.a.weights", 7, "all weights are 0"},
        Wrong{"NegativeWeight", issues + "preferences: {a: {weights: {cap: -1}}}\n", "range",
              "preferences.a.weights.cap", 7, "-1"},
        Wrong{"MissingScore",
              issues + "preferences: {a: {weights: {alliance: 1}, scores: {alliance: {never: 0, no: 1}}}}\n",
              "missing-score", "preferences.a.scores.alliance", 7, "`none`"},
        Wrong{"MissingScores", issues + "preferences: {a: {weights: {alliance: 1}}}\n", "missing-score",
              "preferences.a.scores", 7, "`alliance`"},
        Wrong{"ShortPoints",
              issues + "preferences: {a: {weights: {cap: 1}, scores: {cap: {points: {400: 0, 600: 1}}}}}\n",
              "missing-score", "preferences.a.scores.cap.points", 7, "both ends"},
        Wrong{"UnevenSteps", "issues: [{id: i, name: I, range: {from: 0, to: 10, step: 3}}]\n",
              "uneven-steps", "issues[0].range.step", 4, "at 9"},
        Wrong{"TooManySteps", "issues: [{id: i, name: I, range: {from: 0, to: 1, step: 1e-7}}]\n",
              "too-many-steps", "issues[0].range.step", 4, "larger step"},
        Wrong{"RangeUpsideDown", "issues: [{id: i, name: I, range: {from: 9, to: 1, step: 1}}]\n", "range",
              "issues[0].range.from", 4, "upside down"},
        Wrong{"BadAgreement", issues + "agreement: {at_least: 3}\n", "agreement", "agreement.at_least", 7,
              "1 to 2"},
        Wrong{"SilentLine", issues + "preferences: {a: {red_lines: [{basis: stated}]}}\n", "red-line",
              "preferences.a.red_lines[0]", 7, "unknown: true"},
        Wrong{"BadId", "issues: [{id: two words, name: I, options: [x]}]\n", "bad-id", "issues[0].id", 4,
              "short word"},
        Wrong{"ReservedId", "issues: [{id: sum, name: I, options: [x]}]\n", "reserved-id", "issues[0].id", 4,
              "`sum`"},
        Wrong{"UnknownAudience", issues + "sources: [{id: s, title: S, for: [a, c]}]\n", "unknown-reference",
              "sources[0].for[1]", 7, "public"},
        Wrong{"TermsOfTheUnknown",
              issues + "proposals: [{id: p, title: P, by: a, content: unknown, terms: {cap: 600}}]\n",
              "content", "proposals[0].content", 7, "unknown"},
        Wrong{"ComparisonOnWords", issues + "packages: [{when: {alliance: \"<= 3\"}, forbid: yes}]\n",
              "wrong-type", "packages[0].when.alliance", 7, "options, not numbers"},
        Wrong{"MergeKey", issues + "deals: [{<<: {id: x}, id: y}]\n", "unknown-key", "deals[0].<<", 7,
              "`<<`"}),
    [](const auto& mistake) { return mistake.param.name; });

TEST(Reader, TellsAllProblemsAtOnceInFileOrder) {
  const Loaded loaded =
      read("titel: x\nissues: [{id: i, name: I, options: [a, a]}]\ndeals: [{id: d, terms: {j: a}}]\n");
  ASSERT_EQ(loaded.diagnostics.size(), 3U) << all(loaded);
  EXPECT_EQ(loaded.diagnostics[0].code, "unknown-key");
  EXPECT_EQ(loaded.diagnostics[1].code, "duplicate-id");
  EXPECT_EQ(loaded.diagnostics[2].code, "unknown-reference");
  EXPECT_FALSE(loaded.usable());
}

TEST(Reader, ReadsIdentifiersAsTheWordsWritten) {
  const Loaded loaded = read(issues +
                             "deals: [{id: d, terms: {alliance: no, cap: 600.0}}, {id: e, terms: {alliance: "
                             "none}}]\naffected: [{id: x, name: 7, at_the_table: no}]\n");
  ASSERT_TRUE(loaded.diagnostics.empty()) << all(loaded);
  EXPECT_EQ(loaded.value.deals[0].terms[0].option.value, "no");
  EXPECT_EQ(loaded.value.deals[0].terms[1].option.value, "600") << "one spelling for a number";
  EXPECT_EQ(loaded.value.deals[1].terms[0].option.value, "none");
  EXPECT_EQ(loaded.value.affected[0].name, "7");
  EXPECT_FALSE(loaded.value.affected[0].at_the_table);
}

TEST(Reader, ReadsEveryShortForm) {
  const Loaded loaded =
      read(issues +
           "analysts: [{id: x}]\n"
           "agreement: {at_least: 1, including: a, of: [a, b]}\n"
           "packages: [{when: {alliance: [never, no], cap: 400..600}, forbid: true}]\n"
           "preferences:\n"
           "  a: {weights: {rank: [[cap], rest]}, scores: {alliance: {never: 1, no: [1, 2], none: [1, 2, "
           "3]}, cap: {points: "
           "{900: 1, 400: 0}}}, reserve: [3, 5], judged: {by: x}}\n"
           "  b:\n"
           "    - {weights: {alliance: [1, 2], cap: 3, sum: 4}, scores: {alliance: {never: 1, no: 1, none: "
           "{pert: [1, 2, 3]}}, "
           "cap: {points: {400: 0, 900: 1}}}, reserve: 1, judged: {by: x}}\n"
           "sources: [{id: s, title: S}]\n"
           "claims:\n"
           "  - {id: c, kind: threat, by: {unnamed: critics}, on: {about: 2025-11}, condition: if they "
           "refuse, source: s, "
           "grade: B2, record: off, for: public}\n"
           "proposals: [{id: p, title: P, by: a, terms: {cap: {option: 450, basis: text, by: b}}}]\n");
  ASSERT_TRUE(loaded.diagnostics.empty()) << all(loaded);
  const model::Case& c = loaded.value;
  EXPECT_EQ(c.agreement.at_least, 1);
  EXPECT_EQ(c.packages[0].when[1].at_least, 400);
  EXPECT_EQ(c.packages[0].when[1].at_most, 600);
  EXPECT_EQ(c.preferences[0].rank.size(), 2U) << "rest is what is not ranked";
  EXPECT_EQ(c.preferences[0].rank[1][0].value, "alliance");
  EXPECT_EQ(c.preferences[0].scores[1].points[0].first, 400) << "points stand in order";
  EXPECT_EQ(c.preferences[0].scores[0].options[2].second.shape, model::Estimate::Shape::triangular);
  EXPECT_EQ(c.preferences[1].form, model::Preferences::WeightForm::simplex_sum);
  EXPECT_EQ(c.claims[0].by.unnamed, "critics");
  EXPECT_EQ(c.claims[0].on, (model::Date{2025, 11, 0, true}));
  EXPECT_EQ(c.claims[0].condition->words, "if they refuse");
  EXPECT_TRUE(c.claims[0].off_record);
  EXPECT_EQ(c.claims[0].grade, (model::Grade{'B', 2}));
  EXPECT_EQ(c.proposals[0].terms[0].basis, model::Basis::text);
}

TEST(Reader, KeepsKeysOfYourOwn) {
  const Loaded loaded = read("issues: []\nx-list: [1, 2.50, yes, null, \"5\"]\n");
  ASSERT_TRUE(loaded.diagnostics.empty()) << all(loaded);
  ASSERT_EQ(loaded.value.extra.size(), 1U);
  EXPECT_EQ(loaded.value.extra[0].second, "[1,2.50,\"yes\",null,\"5\"]");
}

TEST(Reader, WarnsOfWhatIsOddButPossible) {
  const Loaded loaded =
      read(issues +
           "packages:\n"
           "  - {when: {alliance: never}, forbid: true}\n"
           "  - {when: {alliance: never, cap: 600}, worth: {a: 5}, judged: {by: x}}\n"
           "analysts: [{id: x}]\n"
           "claims: [{id: c, kind: fact}]\n"
           "preferences: {a: {weights: {cap: 1}, scores: {cap: {points: {400: 0, 900: 1}}}}}\n");
  EXPECT_TRUE(loaded.usable()) << all(loaded);
  for (const char* code : {"forbidden-worth", "unsourced", "no-author", "no-reserve"})
    EXPECT_NE(find(loaded, code), nullptr) << code << "\n" << all(loaded);
}

TEST(Reader, WarnsWhenRulesOrRedLinesLeaveNoDeal) {
  const Loaded rules =
      read(issues +
           "packages: [{when: {alliance: [never, no]}, forbid: true}, {when: {alliance: none, "
           "cap: \">= 400\"}, forbid: true}]\n");
  EXPECT_NE(find(rules, "no-deal-left"), nullptr) << all(rules);
  const Loaded lines = read(issues +
                            "preferences:\n  a: {red_lines: [{never: {cap: \"<= 600\"}, basis: stated}]}\n"
                            "  b: {red_lines: [{never: {cap: \"> 600\"}, basis: inferred}]}\n");
  EXPECT_NE(find(lines, "no-deal-left"), nullptr) << all(lines);
  const Loaded room = read(issues +
                           "preferences:\n  a: {red_lines: [{never: {cap: \"<= 600\"}, basis: stated}]}\n"
                           "  b: {red_lines: [{never: {cap: \"> 650\"}, basis: inferred}]}\n");
  EXPECT_EQ(find(room, "no-deal-left"), nullptr) << all(room);
}

TEST(Reader, RefusesVersionsItDoesNotKnow) {
  const Loaded loaded = read_case_yaml("mediant: 2\nwhatever: 1\n", "case.yaml");
  ASSERT_EQ(loaded.diagnostics.size(), 1U) << all(loaded);
  EXPECT_EQ(loaded.diagnostics[0].code, "unsupported-version");
  EXPECT_EQ(loaded.diagnostics[0].at.line, 1);
}

TEST(Reader, SaysWhereTextIsNotUtf8) {
  const Loaded yaml = read_case_yaml("mediant: 1\ntitle: gr\xFC\xDF\n", "case.yaml");
  ASSERT_EQ(yaml.diagnostics.size(), 1U);
  EXPECT_EQ(yaml.diagnostics[0].code, "not-utf8");
  EXPECT_EQ(yaml.diagnostics[0].at, (Position{"case.yaml", 2, 10}));
  const Loaded json = read_case_json("{\"mediant\": 1, \"title\": \"\xC0\xAF\"}", "case.json");
  ASSERT_EQ(json.diagnostics.size(), 1U);
  EXPECT_EQ(json.diagnostics[0].code, "not-utf8");
}

TEST(Reader, StopsBombs) {
  std::string nested(5000, '[');
  EXPECT_NE(find(read_case_yaml(nested, "f"), "too-deep"), nullptr);
  EXPECT_NE(find(read_case_json(nested, "f"), "too-deep"), nullptr);
  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 9; ++k) laughs += ", " + before;
    laughs += "]\n";
  }
  EXPECT_NE(find(read_case_yaml(laughs, "f"), "too-many-aliases"), nullptr);
  EXPECT_NE(find(read_case_yaml("a: &a [*a]\n", "f"), "unknown-alias"), nullptr);
  Limits small;
  small.bytes = 100;
  const Loaded large = read_case_yaml(std::string(101, ' '), "f", small);
  ASSERT_EQ(large.diagnostics.size(), 1U);
  EXPECT_NE(to_string(large.diagnostics[0]).find("100"), std::string::npos) << "the limit is stated";
  small = {};
  small.nodes = 5;
  EXPECT_NE(find(read_case_json("[1,2,3,4,5,6]", "f", small), "too-many-values"), nullptr);
}

TEST(Reader, AnswersAnyBytes) {
  for (const char* text : {"", "---", "{", "[1, 2", "a: b: c", "\t", "'", "%YAML 9.9", "? [a]\n: b", "&a",
                           "*a", "null", "- a\n- b", "a: !!python/object x", "--- a\n--- b", "@",
                           "\xEF\xBB\xBF", "{\"a\": 1,}", "{\"a\": 1e999}"}) {
    const Loaded yaml = read_case_yaml(text, "f");
    EXPECT_FALSE(yaml.usable()) << text;
    const Loaded json = read_case_json(text, "f");
    EXPECT_FALSE(json.usable()) << text;
    for (const Diagnostic& d : yaml.diagnostics) EXPECT_EQ(d.at.file, "f");
  }
}

TEST(Reader, JsonHasTheSamePlaces) {
  const Loaded loaded = read_case_json(
      "{\"mediant\": 1, \"title\": \"T\",\n"
      " \"parties\": [{\"id\": \"a\", \"name\": \"A\"}],\n"
      " \"issues\": [],\n"
      " \"scale\": -1, \"scale\": 2,\n"
      " \"claims\": [{\"id\": \"c\", \"kind\": \"fact\",\n"
      "   \"by\": \"zz\", \"source\": [], \"grde\": \"B2\"}]}",
      "case.json");
  const Diagnostic* twice = find(loaded, "duplicate-key");
  ASSERT_NE(twice, nullptr) << all(loaded);
  EXPECT_EQ(twice->at, (Position{"case.json", 4, 15}));
  const Diagnostic* unknown = find(loaded, "unknown-reference");
  ASSERT_NE(unknown, nullptr);
  EXPECT_EQ(unknown->at, (Position{"case.json", 6, 10}));
  EXPECT_NE(find(loaded, "unknown-key")->hint.find("`grade`"), std::string::npos);
}

TEST(Reader, FindsPlacesOfPaths) {
  const Loaded loaded = read(issues + "deals:\n  - id: d\n    terms:\n      cap: 600\n");
  EXPECT_EQ(loaded.positions.find("deals[0].terms.cap"), (Position{"case.yaml", 10, 12}));
  EXPECT_EQ(loaded.positions.find("deals[0].terms.cap.option").line, 10) << "the nearest thing around it";
  EXPECT_EQ(loaded.positions.find("parties[1].name"), (Position{"case.yaml", 3, 43}));
}

}  // namespace
}  // namespace mediant::formats
