// What is read from ten promises each of a labour, a trade and a climate text;
// tests/data/drafts/obligations/*.json says what is right, written down before it was run.
#include "mediant/drafts/obligations.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "mediant/formats/document.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::drafts {
namespace {

using Json = nlohmann::json;

struct Count {
  double right = 0, found = 0, wanted = 0;
};

std::string listed(const std::vector<model::Speaker>& speakers) {
  std::string out;
  for (const model::Speaker& s : speakers)
    if (!s.ref.empty()) out += (out.empty() ? "" : ", ") + s.ref;
  return out;
}

TEST(Obligations, OfThreeTextsAreReadAsWrittenDownBefore) {
  const auto toolkit = text::make_icu_toolkit();
  std::map<std::string, Count> counts;
  for (const std::string name :
       {"labour_en", "trade_es", "climate_fr", "trade_de", "climate_en", "labour_ru"}) {
    std::ifstream in(MEDIANT_SOURCE_DIR "/tests/data/drafts/obligations/" + name + ".json");
    const Json wanted = Json::parse(in);
    model::Case c;
    for (const Json& p : wanted["parties"]) {
      model::Party party;
      party.id = model::PartyId(p["id"].get<std::string>());
      party.name = p["name"].get<std::string>();
      if (p.contains("aliases")) party.aliases = p["aliases"].get<std::vector<std::string>>();
      c.parties.push_back(party);
    }
    std::string text;
    std::size_t n = 0;
    for (const Json& p : wanted["promises"])
      text += std::to_string(++n) + ". " + p["text"].get<std::string>() + "\n\n";
    const auto found =
        suggest_obligations(parse_draft(*formats::read_plain_text(text, "draft.txt"), *toolkit), c, *toolkit);
    std::map<std::string, SuggestedObligation> first;  // of each clause
    for (const SuggestedObligation& s : found) {
      counts["promises"].found += 1;
      first.emplace(s.obligation.clause, s);
    }
    n = 0;
    for (const Json& p : wanted["promises"]) {
      counts["promises"].wanted += 1;
      const auto at = first.find(std::to_string(++n));
      counts["promises"].right += at != first.end();
      const model::Obligation o = at == first.end() ? model::Obligation{} : at->second.obligation;
      EXPECT_TRUE(at == first.end() || at->second.forbids == p["forbids"].get<bool>()) << p["text"];
      std::string who;
      for (const Json& id : p["who"]) who += (who.empty() ? "" : ", ") + id.get<std::string>();
      for (const auto& [field, got, want] :
           {std::tuple<std::string, std::string, std::string>{"who", listed(o.who), who},
            {"deadline", o.deadline, p["deadline"]},
            {"condition", o.condition, p["condition"]},
            {"verifier", listed(o.verifier), p["verifier"]},
            {"guarantor", listed(o.guarantor), p["guarantor"]},
            {"consequence", o.consequence, p["consequence"]}}) {
        counts[field].found += !got.empty();
        counts[field].wanted += !want.empty();
        counts[field].right += !want.empty() && got == want;
        if (got != want)
          std::cout << name << " " << n << " " << field << ": want `" << want << "` got `" << got << "`\n";
      }
    }
  }
  for (const auto& [field, count] : counts) {
    std::cout << field << " " << count.right << "/" << count.found << " " << count.right << "/"
              << count.wanted << "\n";
    EXPECT_GE(count.right, 0.9 * count.found) << field;
    EXPECT_GE(count.right, 0.9 * count.wanted) << field;
  }
}

}  // namespace
}  // namespace mediant::drafts
