// Who could break a promise and what would follow: by hand on a small case, and against the closure of random
// orders.
#include "mediant/drafts/reliance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "mediant/drafts/obligations.hpp"
#include "mediant/formats/document.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::drafts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

model::Obligation promise(const std::string& id, const std::string& who, std::vector<std::string> after = {},
                          std::vector<std::string> together = {}) {
  model::Obligation o;
  o.id = model::ObligationId(id);
  o.who = {{who, ""}};
  o.after = std::move(after);
  o.together = std::move(together);
  return o;
}

TEST(Reliance, OfACeasefireByHand) {
  model::Case c;
  for (const auto& [id, name] : {std::pair{"a", "Arvand"}, {"b", "Belmar"}, {"u", "Union"}}) {
    model::Party party;
    party.id = model::PartyId(id);
    party.name = name;
    c.parties.push_back(party);
  }
  model::Proposal p;
  p.id = model::ProposalId("p");
  model::Term term;
  term.issue = model::IssueId("guns");
  term.clause = "2";
  p.terms = {term};
  c.proposals = {p};
  model::Claim threat;
  threat.id = model::ClaimId("t");
  threat.kind = model::ClaimKind::threat;
  threat.issue = model::IssueId("guns");
  model::Claim demand = threat;
  demand.id = model::ClaimId("d");
  demand.kind = model::ClaimKind::position;
  c.claims = {threat, demand};

  model::Obligation guns = promise("guns", "a", {"truce"}, {"mines"});
  guns.verifier = {{"", "Joint Board"}};
  guns.guarantor = {{"u", ""}};
  guns.condition = "if Belmar keeps the truce";
  guns.consequence = "aid stops";
  guns.clause = "2";
  guns.proposal = model::ProposalId("p");
  const auto all = reliance(c, {promise("truce", "b"), guns, promise("mines", "b"),
                                promise("vote", "u", {"mines"}), promise("aid", "u", {"vote"})});
  ASSERT_EQ(all.size(), 5U);
  EXPECT_THAT(
      all[1].could_break,
      ElementsAre(Breaker{{"a", ""}, Hold::obliged, ""}, Breaker{{"", "Joint Board"}, Hold::verifier, ""},
                  Breaker{{"u", ""}, Hold::guarantor, ""}, Breaker{{"b", ""}, Hold::condition, ""},
                  Breaker{{"b", ""}, Hold::together, "mines"}, Breaker{{"b", ""}, Hold::before, "truce"}));
  EXPECT_EQ(all[1].consequence, "aid stops");
  // The vote waits for the mines, which are to be cleared when the guns go.
  EXPECT_THAT(all[1].falls,
              ElementsAre(Fall{"mines", "guns", Hold::together}, Fall{"vote", "mines", Hold::before},
                          Fall{"aid", "vote", Hold::before}));
  EXPECT_THAT(all[1].said, ElementsAre(model::ClaimId("t")));
  EXPECT_THAT(all[4].falls, IsEmpty());
  EXPECT_EQ(all[4].could_break.size(), 5U);  // the union twice, for itself and the vote; a, b, b
}

TEST(Reliance, IsTheClosureOfTheOrderEvenInACycle) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::size_t n = 1 + random() % 7;
    std::vector<model::Obligation> list;
    for (std::size_t i = 0; i < n; ++i)
      list.push_back(promise("o" + std::to_string(i), "p" + std::to_string(i)));
    // falls[i][k]: k falls with i. One step: k waits for i, or either names the other as done together.
    std::vector<std::vector<bool>> falls(n, std::vector<bool>(n, false));
    for (std::size_t e = random() % (2 * n); e > 0; --e) {
      const std::size_t i = random() % n, k = random() % n;
      if (i == k) continue;
      const std::string id = "o" + std::to_string(i);
      if (random() % 4 == 0) {
        list[k].together.push_back(id);
        falls[k][i] = true;
      } else {
        list[k].after.push_back(id);
      }
      falls[i][k] = true;
    }
    for (std::size_t m = 0; m < n; ++m)
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < n; ++k)
          if (falls[i][m] && falls[m][k]) falls[i][k] = true;
    const auto all = reliance({}, list);
    for (std::size_t i = 0; i < n; ++i) {
      std::multiset<std::string> got, want, breakers, able{"p" + std::to_string(i)};
      for (const Fall& fall : all[i].falls) {
        got.insert(fall.id);
        EXPECT_FALSE(fall.through.empty());
      }
      for (std::size_t k = 0; k < n; ++k)
        if (k != i && falls[i][k]) want.insert("o" + std::to_string(k));
      EXPECT_EQ(got, want) << "round " << round << ", o" << i;
      for (const Breaker& b : all[i].could_break) breakers.insert(b.who.ref);
      for (std::size_t k = 0; k < n; ++k)
        if (k != i && falls[k][i]) able.insert("p" + std::to_string(k));
      EXPECT_EQ(breakers, able) << "round " << round << ", o" << i;
    }
  }
}

TEST(Reliance, AConditionThatCitesAPointWaitsForItsPromises) {
  static const auto toolkit = text::make_icu_toolkit();
  for (const auto& [name, text] :
       {std::pair{
            "a.txt",
            "1. The seller shall deliver the boats within 30 days.\n2. The buyer shall pay the price after "
            "delivery under point 1.\n3. The bank shall release the pledge once payment under point 2 is "
            "made.\n"},
        {"b.txt",
         "1. Продавец обязан поставить суда в течение 30 дней.\n2. Покупатель обязан уплатить цену после "
         "поставки "
         "по пункту 1.\n3. Банк обязан вернуть залог, когда внесён платёж по пункту 2.\n"}}) {
    const auto found =
        suggest_obligations(parse_draft(*formats::read_plain_text(text, name), *toolkit), {}, *toolkit);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_THAT(found[0].obligation.after, IsEmpty());
    EXPECT_THAT(found[1].obligation.after, ElementsAre("ob-1")) << name;
    EXPECT_THAT(found[2].obligation.after, ElementsAre("ob-2")) << name;
  }
}

}  // namespace
}  // namespace mediant::drafts
