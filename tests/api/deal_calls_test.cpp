// bridge, conflicts and trades as calls: the shapes that other programs read, and what they must not say.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "mediant/api/research.hpp"
#include "mediant/formats/domain.hpp"
#include "mediant/formats/native/domain_file.hpp"
#include "support.hpp"

namespace mediant::test {
namespace {

using api::Json;

api::Json answer(const std::string& call, const model::Case& c, Json options) {
  options["draws"] = 300;
  const api::Response response = ask(call, c, {}, options);
  EXPECT_FALSE(response.error) << call << ": " << (response.error ? response.error->message : "");
  return response.error ? Json() : result(response);
}

std::string error_of(const std::string& call, const model::Case& c, const Json& options) {
  const api::Response response = ask(call, c, {}, options);
  return response.error ? response.error->code : "none";
}

TEST(Bridge, ChangesAreTheDifferenceAndAllAccept) {
  for (const auto& [name, text] : {std::pair{"labour-contract", "offer-a"},
                                   {"labour-contract", "contract-2023"},
                                   {"harbour-six", "round-table"},
                                   {"harbour-six", "first-plan"},
                                   {"camp-david-1978", "egyptian-opening"}}) {
    const model::Case c = shipped(name);
    const Json found = answer("bridge", c, {{"from", text}});
    ASSERT_TRUE(found["least_changes"].is_number_unsigned()) << name;
    ASSERT_FALSE(found["bridges"].empty()) << name;
    EXPECT_TRUE(found["exact"].get<bool>());
    for (const Json& bridge : found["bridges"]) {
      EXPECT_EQ(bridge["changes"].size(), found["least_changes"].get<std::size_t>()) << name;
      EXPECT_EQ(bridge["deal"].size(), c.issues.size());
      for (const Json& change : bridge["changes"]) {
        EXPECT_NE(change["from"], change["to"]);
        EXPECT_EQ(bridge["deal"][change["issue"].get<std::string>()], change["to"]);
        for (const auto& [party, price] : change["price"].items()) {
          EXPECT_LE(price["low"].get<double>(), price["points"].get<double>() + 1e-9) << party;
          EXPECT_GE(price["high"].get<double>(), price["points"].get<double>() - 1e-9) << party;
        }
      }
      for (const Json& party : found["about"]["among"])
        if (bridge["gain"].contains(party.get<std::string>()) &&
            found["about"]["needed"] == found["about"]["among"].size()) {
          EXPECT_GE(bridge["gain"][party.get<std::string>()].get<double>(), -1e-9);
        }
    }
    // The curve rises, and is accepted from the least cost on.
    double last = -1e9;
    for (const Json& point : found["curve"]) {
      EXPECT_GT(point["worst_gain"].get<double>(), last);
      last = point["worst_gain"].get<double>();
      EXPECT_EQ(point["changed"].size(), point["changes"].get<std::size_t>());
      if (point["accepted"].get<bool>()) {
        EXPECT_GE(point["cost"].get<double>(), found["least_cost"].get<double>());
      }
    }
  }
}

TEST(Bridge, AsksNoNumberWhereRedLinesAreRecorded) {
  model::Case c = shipped("labour-contract");
  std::erase_if(c.packages, [](const auto& k) { return !k.forbid; });
  for (model::Preferences& p : c.preferences) {
    const auto lines = p.red_lines;
    const auto party = p.party;
    p = {};
    p.party = party;
    p.red_lines = lines;
  }
  const model::Term& term = c.proposals[0].terms.front();
  model::RedLine line;
  line.basis = model::Basis::stated;
  model::Condition& refused = line.never.emplace_back();
  refused.issue = term.issue;
  refused.any_of = {term.option};
  c.preferences[0].red_lines = {line};
  const Json found = answer("bridge", c, {{"from", c.proposals[0].id.value}});
  EXPECT_EQ(found["about"]["values"], "none");
  ASSERT_GE(found["least_changes"].get<int>(), 1) << found.dump(1);
  bool changed = false;
  for (const Json& change : found["bridges"][0]["changes"])
    changed = changed || change["issue"] == term.issue.value;
  EXPECT_TRUE(changed);
  EXPECT_TRUE(found["bridges"][0]["gain"].empty());
  EXPECT_TRUE(found["curve"].empty());
  EXPECT_TRUE(found["by_share"].is_null());
  const Json improve = {{"from", c.proposals[0].id.value}, {"improve", true}};
  EXPECT_EQ(error_of("bridge", c, improve), "no-preferences");
}

TEST(Bridge, FrozenIssuesStayAndCostsCount) {
  const model::Case c = shipped("labour-contract");
  const Json free = answer("bridge", c, {{"from", "chair"}});
  const std::string moved = free["bridges"][0]["changes"][0]["issue"].get<std::string>();
  const Json frozen = answer("bridge", c, {{"from", "chair"}, {"frozen", {moved}}});
  EXPECT_EQ(frozen["frozen"][0], moved);
  for (const Json& bridge : frozen["bridges"]) {
    for (const Json& change : bridge["changes"]) EXPECT_NE(change["issue"], moved);
  }
  // An issue that is dear to reopen leaves the list of cheapest ways as a frozen one does.
  const Json dear = answer("bridge", c, {{"from", "chair"}, {"cost", {moved + "=50"}}});
  for (const Json& bridge : dear["bridges"]) {
    for (const Json& change : bridge["changes"]) EXPECT_NE(change["issue"], moved);
  }
  EXPECT_EQ(error_of("bridge", c, {{"from", "chair"}, {"frozen", {"weather"}}}), "unknown-issue");
  EXPECT_EQ(error_of("bridge", c, {{"from", "chair"}, {"cost", {moved + "=0"}}}), "wrong-cost");
  EXPECT_EQ(error_of("bridge", c, {{"from", "nothing"}}), "unknown-proposal");
  EXPECT_EQ(error_of("bridge", c, Json::object()), "missing-option");
}

TEST(Bridge, SaysNullWhereNoNumberOfChangesSuffices) {
  model::Case c = shipped("labour-contract");
  for (model::Preferences& block : c.preferences) block.reserve = model::Estimate::point(c.scale);
  const Json found = answer("bridge", c, {{"from", "chair"}});
  EXPECT_TRUE(found["least_changes"].is_null());
  EXPECT_TRUE(found["bridges"].empty());
  EXPECT_EQ(found["reason"], "no-acceptable-deal");
  EXPECT_FALSE(found["curve"].empty()) << "what changes bring is shown all the same";

  // The same case: what blocks, and what would open room, measured from the old levels.
  const Json blocks = answer("conflicts", c, Json::object());
  EXPECT_FALSE(blocks["room"].get<bool>());
  ASSERT_FALSE(blocks["conflicts"].empty());
  ASSERT_FALSE(blocks["openings"].empty());
  EXPECT_TRUE(blocks["complete"].get<bool>());
  for (const Json& set : blocks["conflicts"]) {
    for (const Json& opening : blocks["openings"]) {
      bool meets = false;
      for (const Json& i : opening["removed"])
        for (const Json& j : set["members"]) meets = meets || i == j;
      EXPECT_TRUE(meets) << "an opening takes something out of every conflict";
    }
  }
  for (const Json& opening : blocks["openings"]) EXPECT_NE(opening["deals"], "0");
  EXPECT_EQ(blocks["often"]["none"]["share"], 1);
}

TEST(Bridge, FindsWhatIsBetterForAllThanASignedDeal) {
  const model::Case c = shipped("camp-david-1978");
  const Json found = answer("bridge", c, {{"from", "signed"}, {"improve", true}});
  EXPECT_EQ(found["test"], "better_for_all");
  const Json before = answer("bridge", c, {{"from", "signed"}});
  ASSERT_EQ(before["least_changes"], 0);
  for (const Json& bridge : found["bridges"]) {
    for (const Json& party : found["about"]["among"]) {
      const std::string id = party.get<std::string>();
      EXPECT_GT(bridge["utility"][id].get<double>(), before["bridges"][0]["utility"][id].get<double>());
    }
  }
}

TEST(Conflicts, NothingBlocksWhereThereIsRoom) {
  const Json found = answer("conflicts", shipped("harbour-six"), Json::object());
  EXPECT_TRUE(found["room"].get<bool>());
  EXPECT_TRUE(found["conflicts"].empty());
  EXPECT_TRUE(found["openings"].empty());
}

TEST(Trades, LeaveNobodyWorseOff) {
  const model::Case c = shipped("labour-contract");
  const Json found = answer("trades", c, {{"from", "chair"}});
  ASSERT_FALSE(found["trades"].empty());
  for (const Json& trade : found["trades"]) {
    EXPECT_GE(trade["moves"].size(), 2U);
    EXPECT_GE(trade["gainers"].size(), 2U);
    for (const Json& party : found["about"]["among"])
      EXPECT_GE(trade["gain"][party.get<std::string>()].get<double>(), 0);
    for (const Json& party : trade["gainers"])
      EXPECT_GT(trade["gain"][party.get<std::string>()].get<double>(), 0);
    EXPECT_GT(trade["all_gain"]["share"].get<double>(), 0);
  }
  EXPECT_EQ(error_of("trades", c, {{"from", "nothing"}}), "unknown-proposal");
}

// Reordering the parties of the file changes no number.
TEST(DealCalls, OrderOfPartiesChangesNoNumber) {
  const model::Case c = shipped("labour-contract");
  model::Case turned = c;
  std::reverse(turned.parties.begin(), turned.parties.end());
  // A party's own views keep their order: its first one gives the point values.
  std::stable_sort(turned.preferences.begin(), turned.preferences.end(), [&](const auto& x, const auto& y) {
    const auto place = [&](const model::PartyId& id) {
      return std::find_if(turned.parties.begin(), turned.parties.end(),
                          [&](const model::Party& party) { return party.id == id; });
    };
    return place(x.party) < place(y.party);
  });
  const Json a = answer("bridge", c, {{"from", "offer-a"}});
  const Json b = answer("bridge", turned, {{"from", "offer-a"}});
  ASSERT_EQ(a["bridges"].size(), b["bridges"].size());
  for (std::size_t i = 0; i < a["bridges"].size(); ++i) {
    EXPECT_EQ(a["bridges"][i]["deal"], b["bridges"][i]["deal"]);
    EXPECT_EQ(a["bridges"][i]["all"], b["bridges"][i]["all"]);
    for (const auto& [party, gain] : a["bridges"][i]["gain"].items())
      EXPECT_EQ(gain, b["bridges"][i]["gain"][party]) << party;
  }
  const Json t = answer("trades", c, {{"from", "chair"}});
  const Json u = answer("trades", turned, {{"from", "chair"}});
  ASSERT_EQ(t["trades"].size(), u["trades"].size());
  for (std::size_t i = 0; i < t["trades"].size(); ++i) {
    EXPECT_EQ(t["trades"][i]["moves"], u["trades"][i]["moves"]);
    EXPECT_EQ(t["trades"][i]["all_gain"], u["trades"][i]["all_gain"]);
  }
}

// No page of these calls says what anybody should take.
TEST(DealCalls, NameNoDealToTake) {
  for (const char* call : {"bridge", "conflicts", "trades"}) {
    Json options = {{"draws", 100}};
    if (std::string(call) != "conflicts") options["from"] = "chair";
    const api::Response response = ask(call, shipped("labour-contract"), {}, options);
    ASSERT_FALSE(response.error);
    const std::string page = to_text(response.page);
    for (const char* word : {"winner", "best deal is", "fair deal", "should accept", "optimal"})
      EXPECT_EQ(page.find(word), std::string::npos) << call << ": " << word;
  }
}

/// Of a domain that can be listed, the search gives what the call itself gives.
TEST(Solve, SearchedAsListed) {
  auto loaded =
      formats::load_domain(std::filesystem::path(MEDIANT_SOURCE_DIR) / "tests/data/domains/hills", {});
  ASSERT_TRUE(loaded.ok() && loaded->usable());
  model::Domain& domain = loaded->value;
  for (auto& profile : domain.profiles) profile.reservation = 0.05;
  const model::Case c = formats::to_case(domain).value;
  const Json listed = result(ask("solve", c));

  const auto toolkit = text::make_icu_toolkit();
  Json options = Json::object();
  api::Request request;
  request.c = &c;
  request.options = &options;
  request.text = toolkit.get();
  const api::Response response = api::solve_searched(domain, request);
  ASSERT_FALSE(response.error) << response.error->message;
  const Json searched = result(response);

  const Json& nash = listed["solutions"]["nash"];
  const Json& found = searched["solutions"]["nash"];
  EXPECT_EQ(listed.size(), searched.size());
  EXPECT_EQ(nash.size(), found.size());
  EXPECT_TRUE(found["exact"].get<bool>());
  EXPECT_TRUE(found["tied"].is_null()) << "whether another deal does as well is not looked at";
  EXPECT_EQ(found["proof"]["measure"], nash["proof"]["measure"]);
  EXPECT_NEAR(found["proof"]["value"].get<double>(), nash["proof"]["value"].get<double>(), 1e-8);
  double product = 1;
  for (const auto& [party, gain] : found["gain"].items()) product *= gain.get<double>();
  EXPECT_NEAR(product, found["proof"]["value"].get<double>(), 1e-12);
  EXPECT_EQ(found["deal"].size(), c.issues.size());
  for (const auto& [name, solution] : searched["solutions"].items())
    EXPECT_EQ(solution.is_null(), name != "nash") << name;
  EXPECT_NE(to_text(response.page).find("searched for"), std::string::npos);

  // What was asked beyond Nash's solution among all is refused, not left out in silence.
  for (const char* more :
       {R"({"unrestricted": true})", R"({"only": ["egalitarian"]})", R"({"among": ["a"]})"}) {
    options = Json::parse(more);
    const api::Response refused = api::solve_searched(domain, request);
    ASSERT_TRUE(refused.error) << more;
    EXPECT_EQ(refused.error->code, "too-many-deals");
  }
}

}  // namespace
}  // namespace mediant::test
