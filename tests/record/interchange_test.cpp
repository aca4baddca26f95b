// The record for other programs: what each format demands, and that nothing is lost without a word.
#include "mediant/record/interchange.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "mediant/formats/case_text.hpp"
#include "mediant/record/annotation.hpp"

namespace mediant::record {
namespace {

using Json = nlohmann::json;

model::Case sample() {
  const formats::Loaded read = formats::read_case_json(R"({
    "mediant": 1, "title": "Переговори; про воду, ріку", "as_of": "2026-03-12",
    "parties": [{"id": "a", "name": "Aland", "role": "principal"}, {"id": "b", "name": "Bland", "role": "principal"}],
    "people": [{"id": "p", "name": "Олена Гай", "of": "a"}],
    "issues": [{"id": "cap", "name": "Cap", "options": [{"id": "low"}, {"id": "high"}]}],
    "claims": [
      {"id": "c1", "kind": "position", "by": "a", "issue": "cap", "option": "low", "stance": "demands", "on": "2026-02-01",
       "text": "a low cap", "source": {"ref": "s", "quote": "a low cap, at once", "prefix": "wants ", "start": 10, "end": 28}},
      {"id": "c2", "kind": "position", "by": "b", "about": ["c1"], "stance": "rejects", "on": {"about": "2026-02"}, "source": "s"},
      {"id": "c3", "kind": "threat", "by": {"unnamed": "officers"}, "text": "it ends then", "on": "2026-02-03"},
      {"id": "c4", "kind": "fact", "by": "b", "text": "no date on this", "source": "s"}],
    "meetings": [
      {"id": "m1", "title": "Зустріч на мосту через річку, де обидві сторони вперше говорили без посередника, довго", "on": "2026-02",
       "place": "Bridge, old town; north", "status": "held", "present": ["p", "b"], "outcome": "line one\nline two"},
      {"id": "m2", "title": "Second", "on": "2026-04-02", "status": "planned", "present": ["a", "b"]},
      {"id": "m3", "title": "Undated", "status": "cancelled"}],
    "sources": [{"id": "s", "kind": "article", "title": "Report", "on": "2026-02-02", "url": "urn:report"}]})",
                                                       "sample.json");
  EXPECT_TRUE(read.usable());
  return read.value;
}

TEST(Interchange, CalendarFoldsAtSeventyFiveOctetsAndInsideNoCharacter) {
  const Written out = calendar(sample());
  std::string whole;
  std::istringstream lines(out.text);
  for (std::string line; std::getline(lines, line);) {
    ASSERT_TRUE(line.ends_with('\r'));
    line.pop_back();
    EXPECT_LE(line.size(), 75U) << line;
    EXPECT_NE(static_cast<unsigned char>(line[line.starts_with(' ') ? 1 : 0]) & 0xC0U, 0x80U);
    whole += line.starts_with(' ') ? line.substr(1) : "\n" + line;
  }
  EXPECT_NE(whole.find("SUMMARY:Зустріч на мосту через річку\\, де обидві"), std::string::npos);
  EXPECT_NE(whole.find("LOCATION:Bridge\\, old town\\; north"), std::string::npos);
  EXPECT_NE(whole.find("line one\\nline two"), std::string::npos);
  // A month is a month, and says so; the end is the day after the last.
  EXPECT_NE(whole.find("DTSTART;VALUE=DATE:20260201\nDTEND;VALUE=DATE:20260301"), std::string::npos);
  EXPECT_NE(whole.find("known only as February 2026"), std::string::npos);
  EXPECT_NE(whole.find("STATUS:TENTATIVE"), std::string::npos);
  EXPECT_EQ(out.left_out, std::vector<std::string>{"meeting m3: no date"});
  EXPECT_EQ(out.text, calendar(sample()).text);
}

TEST(Interchange, PloverLinesCarryWhatTheCodebookAsksFor) {
  const Written out = plover_lines(sample());
  std::map<std::string, Json> events;
  std::istringstream lines(out.text);
  for (std::string line; std::getline(lines, line);) {
    const Json event = Json::parse(line);
    for (const char* key : {"id", "date", "actor", "event"}) EXPECT_TRUE(event.contains(key)) << line;
    EXPECT_FALSE(event["actor"].empty()) << line;
    events[event["id"].get<std::string>()] = event;
  }
  EXPECT_EQ(events.at("c1")["event"][0], "REQUEST");
  EXPECT_EQ(events.at("c1")["text_info"]["start"], 10);
  EXPECT_EQ(events.at("c1")["cite_info"][0]["url"], "urn:report");
  EXPECT_EQ(events.at("c2")["event"][0], "REJECT");
  EXPECT_EQ(events.at("c2")["date_precision"], "about February 2026");
  EXPECT_EQ(events.at("c3")["event"][0], "THREATEN");
  EXPECT_EQ(events.at("c3")["actor"][0], "officers (unnamed)");
  EXPECT_EQ(events.at("m1")["event"][0], "CONSULT");
  EXPECT_EQ(events.at("m2")["event"][0], "AGREE");
  EXPECT_TRUE(events.at("m2")["future"].get<bool>());
  EXPECT_FALSE(events.contains("c4"));
  EXPECT_EQ(out.left_out.size(), 2U);  // m3 and c4
}

TEST(Interchange, ProvenancePointsOnlyAtWhatItDescribes) {
  const Written out = provenance_graph(sample());
  const Json document = Json::parse(out.text);
  std::set<std::string> described;
  for (const Json& one : document["@graph"])
    EXPECT_TRUE(described.insert(one["@id"].get<std::string>()).second);
  std::size_t links = 0;
  for (const Json& one : document["@graph"]) {
    for (const auto& [key, value] : one.items()) {
      for (const Json& target : value.is_array() ? value : Json::array({value})) {
        if (!target.is_object() || !target.contains("@id")) continue;
        ++links;
        EXPECT_TRUE(described.contains(target["@id"].get<std::string>())) << key << " " << target;
      }
    }
  }
  EXPECT_GE(links, 7U);
  EXPECT_EQ(out.left_out, std::vector<std::string>{"claim c3: no source to derive it from"});
}

TEST(Interchange, ExcerptsReadBackAsTheyWere) {
  const auto back = read_annotations(excerpts(sample()).text);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->size(), 1U);
  EXPECT_EQ(back->front().source, "urn:report");
  EXPECT_EQ(back->front().selector.exact, "a low cap, at once");
  EXPECT_EQ(back->front().selector.prefix, "wants ");
  EXPECT_EQ(back->front().selector.start, 10U);
  EXPECT_EQ(back->front().selector.end, 28U);
  EXPECT_EQ(back->front().tag, "position");
}

}  // namespace
}  // namespace mediant::record
