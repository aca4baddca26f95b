// What counts as a changed figure or modal verb, and what does not, by sentence pairs.
#include <gtest/gtest.h>

#include "mediant/drafts/compare.hpp"
#include "mediant/formats/document.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::drafts {
namespace {

struct Sentences {
  std::string before, after;
  std::vector<Pair> numbers, modals;
};

void expect(const std::vector<Sentences>& list) {
  static const auto toolkit = text::make_icu_toolkit();
  std::string texts[2];
  for (std::size_t i = 0; i < list.size(); ++i) {
    texts[0] += std::to_string(i + 1) + ". " + list[i].before + "\n\n";
    texts[1] += std::to_string(i + 1) + ". " + list[i].after + "\n\n";
  }
  std::vector<Draft> drafts;
  for (const std::string& text : texts)
    drafts.push_back(parse_draft(*formats::read_plain_text(text, "draft.txt"), *toolkit));
  Progress progress;
  const Comparison result = compare(drafts, {}, *toolkit, progress);
  ASSERT_EQ(result.rows.size(), list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    EXPECT_EQ(result.rows[i].numbers, list[i].numbers) << list[i].after;
    EXPECT_EQ(result.rows[i].modals, list[i].modals) << list[i].after;
  }
}

TEST(Values, EnglishFiguresAndModals) {
  expect({{"Prices rise by 10–15 % within from 2 to 3 weeks.",
           "Prices rise by 12–18 % within from 3 to 4 weeks.",
           {{"10", "12"}, {"15", "18"}, {"2", "3"}, {"3", "4"}},
           {}},
          {"The fund holds €1.5 million and $300bn in bonds.",
           "The fund holds €2 million and $250bn in bonds.",
           {{"1.5", "2"}, {"300", "250"}},
           {}},
          {"The quota is 1,500 tonnes of grain a year.", "The quota is 1500 tonnes of grain a year.", {}, {}},
          {"The army shall be cut by a quarter by mid-2032.",
           "The army shall be cut by a third by mid-2033.",
           {{"quarter", "third"}, {"2032", "2033"}},
           {}},
          {"Shops open from 9:00 to 17.30 on weekdays.",
           "Shops open from 8:00 to 16.30 on weekdays.",
           {{"9:00", "8:00"}, {"17.30", "16.30"}},
           {}},
          {"The ports shall: (1) open the gate; (2) close the mine; (3) pay the toll.",
           "The ports shall: (1) open the gate; (2) pay the toll.",
           {},
           {}},
          {"The members of the board need not be citizens.",
           "The members of the board are to be citizens.",
           {},
           {{"need not", "are to"}}},
          {"Pilots have to report every accident to the tower.",
           "Pilots are entitled to report every accident to the tower.",
           {},
           {{"have to", "are entitled to"}}},
          {"The aim is to reduce the noise of lorries at night.",
           "The aim is to reduce the noise of all lorries at night.",
           {},
           {}},
          {"Guards are not to carry rifles inside the hall.",
           "Guards may carry rifles inside the hall.",
           {},
           {{"are not to", "may"}}}});
}

TEST(Values, OtherLanguages) {
  expect({{"Доля экспорта составляет полтора процента, и банк обязуется её снизить.",
           "Доля экспорта составляет три процента, и банк вправе её снизить.",
           {{"полтора", "три"}},
           {{"обязуется", "вправе"}}},
          {"Запрещено использовать гимн на параде.",
           "Разрешено использовать гимн на параде.",
           {},
           {{"запрещено", "разрешено"}}}});
  expect({{"Рахунки за світло належить подавати щомісяця.",
           "Рахунки за світло можна подавати щомісяця.",
           {},
           {{"належить", "можна"}}},
          {"Сад належить громаді села.", "Увесь сад належить громаді села.", {}, {}}});
  expect({{"يتوجب على البلدية دفع ١٥٠٠ دينار لأصحاب المتاجر في السوق القديم خلال شهرين.",
           "يحق للبلدية دفع ٢٠٠٠ دينار لأصحاب المتاجر في السوق القديم خلال شهرين.",
           {{"١٥٠٠", "٢٠٠٠"}},
           {{"يتوجب", "يحق"}}}});
}

TEST(Values, AMonthAloneIsADate) {
  static const auto toolkit = text::make_icu_toolkit();
  const auto draft = [&](const std::string& text) {
    return parse_draft(*formats::read_plain_text(text, "draft.txt"), *toolkit);
  };
  Progress progress;
  const Comparison result =
      compare({draft("1. The cave is open from May to September.\n2. Guards may march in the hall.\n"),
               draft("1. The cave is open from June to September.\n2. Guards may march in a hall.\n")},
              {}, *toolkit, progress);
  ASSERT_EQ(result.rows.size(), 2U);
  EXPECT_EQ(result.rows[0].dates, (std::vector<Pair>{{"May", "June"}}));
  EXPECT_EQ(result.rows[0].change, Change::changed);
  EXPECT_TRUE(result.rows[1].dates.empty());
  EXPECT_EQ(result.rows[1].change, Change::reworded);
}

TEST(Values, HowOftenHowLongAndOfWhatPart) {
  expect(
      {{"The board shall meet every two weeks in the town hall.",
        "The board shall meet every week in the town hall.",
        {{"two", ""}},
        {}},
       {"Inspectors visit the plant twice a year.",
        "Inspectors visit the plant once a year.",
        {{"twice", "once"}},
        {}},
       {"The panel decides within seven days of a complaint.",
        "The panel decides promptly on a complaint.",
        {{"seven", ""}},
        {}},
       {"Once the treaty is signed the two guards leave the hill.",
        "When the treaty is signed both guards leave the hill.",
        {},
        {}},
       {"The buyer pays within 30 days of delivery.",
        "The buyer pays within 30 months of delivery.",
        {{"30 days", "30 months"}},
        {}},
       {"Half of the cargo is insured by the shipper.",
        "A third of the cargo is insured by the shipper.",
        {{"Half", "third"}},
        {}},
       {"Fuel contains 1/3 of ethanol, open 24/7.",
        "Fuel contains 1/2 of ethanol, open 24/7.",
        {{"1/3", "1/2"}},
        {}},
       {"Recipes use ½ of the ration of sugar.", "Recipes use ¼ of the ration of sugar.", {{"½", "¼"}}, {}},
       {"Fish is stored at -5 °C and priced at 10 -15 crowns.",
        "Fish is stored at 5 °C and priced at 10 -15 crowns.",
        {{"-5", "5"}},
        {}},
       {"The fund of the hospitals holds €3bn in bonds.",
        "The fund of the hospitals holds €3mn in bonds.",
        {{"3bn", "3mn"}},
        {}},
       {"The chair serves two and a half years from the vote.",
        "The chair serves three years from the vote.",
        {{"two and a half", "three"}},
        {}},
       {"Members are elected for a second term.",
        "Members are elected for a third term.",
        {{"second", "third"}},
        {}}});
  expect({{"Комитет собирается раз в две недели в ратуше.",
           "Комитет собирается раз в неделю в ратуше.",
           {{"две", ""}},
           {}},
          {"Инспекторы посещают завод дважды в год.",
           "Инспекторы посещают завод раз в год.",
           {{"дважды", "раз"}},
           {}},
          {"Устанавливается двухлетний срок службы танкистов.",
           "Устанавливается трёхлетний срок службы танкистов.",
           {{"двухлетний", "трёхлетний"}},
           {}},
          {"Фонд получает 5 млн рублей от рудника.",
           "Фонд получает 5 млрд рублей от рудника.",
           {{"5 млн", "5 млрд"}},
           {}},
          {"В первом туре голосуют граждане деревни.",
           "Во втором туре голосуют граждане деревни.",
           {{"первом", "втором"}},
           {}}});
  expect({{"Комітет збирається раз на два тижні в ратуші.",
           "Комітет збирається раз на тиждень в ратуші.",
           {{"два", ""}},
           {}},
          {"Строк оренди порту становить півтора року.",
           "Строк оренди порту становить два з половиною роки.",
           {{"півтора", "два з половиною"}},
           {}},
          {"Військо скорочується вдвічі за літо.",
           "Військо скорочується втричі за літо.",
           {{"вдвічі", "втричі"}},
           {}}});
  expect({{"تجتمع اللجنة كل أسبوعين في قاعة البلدية.",
           "تجتمع اللجنة كل أسبوع في قاعة البلدية.",
           {{"أسبوعين", ""}},
           {}},
          {"تدفع الإيجارات خلال شهرين من التوقيع.",
           "تدفع الإيجارات خلال سنتين من التوقيع.",
           {{"شهرين", "سنتين"}},
           {}},
          {"يلزم ثلثا أصوات المجلس للتعديل.",
           "يلزم ثلاثة أرباع أصوات المجلس للتعديل.",
           {{"ثلثا", "ثلاثة أرباع"}},
           {}},
          {"عدد المراقبين اثنا عشر مراقبا على الجسر.",
           "عدد المراقبين خمسة عشر مراقبا على الجسر.",
           {{"اثنا عشر", "خمسة عشر"}},
           {}}});
}

// A reference that follows its clause to a new number cites the same; any other change of it is one.
TEST(Values, AReferenceThatFollowsItsClauseIsNoChange) {
  static const auto toolkit = text::make_icu_toolkit();
  const auto draft = [&](const std::string& text) {
    return parse_draft(*formats::read_plain_text(text, "draft.txt"), *toolkit);
  };
  const std::vector<Draft> drafts{
      draft("1. The mill is sold.\n2. Old trees stay in the park.\n3. Fishing in the upper lake ends.\n4. "
            "Fines under point 3 are paid to the town, those under point 2 to the state.\n"),
      draft("1. Old trees stay in the park.\n2. Fishing in the upper lake ends.\n3. Fines under point 2 are "
            "paid to the town, those under point 7 to the state.\n")};
  Progress progress;
  const Comparison result = compare(drafts, {}, *toolkit, progress);
  ASSERT_EQ(result.rows.size(), 4U);
  EXPECT_EQ(result.rows[3].numbers, (std::vector<Pair>{{"2", "7"}}));
}

TEST(Values, WhatTwoClausesRepeatAndOneSaysIsNoChange) {
  static const auto toolkit = text::make_icu_toolkit();
  const std::string apart =
      "1. The river is the border.\n\n"
      "2. The Parties shall open the Kesh bridge to civilian traffic within 30 days.\n\n"
      "3. The Parties shall open the Orda road to civilian traffic within 30 days.\n";
  const std::string joined =
      "1. The river is the border.\n\n"
      "2. The Parties shall open the Kesh bridge and the Orda road to civilian traffic within 30 days.\n";
  const auto draft = [&](const std::string& text) {
    return parse_draft(*formats::read_plain_text(text, "draft.txt"), *toolkit);
  };
  Progress progress;
  for (const auto& [before, after, change] :
       {std::tuple{apart, joined, Change::merged}, {joined, apart, Change::split}}) {
    const Comparison result = compare({draft(before), draft(after)}, {}, *toolkit, progress);
    ASSERT_EQ(result.rows.size(), 2U);
    EXPECT_EQ(result.rows[1].change, change);
    EXPECT_TRUE(result.rows[1].numbers.empty() && result.rows[1].modals.empty() &&
                result.rows[1].names.empty());
    EXPECT_EQ(result.rows[1].drift, Drift::none);
  }
  // Both clauses say it still, and one of them says something else now.
  const std::string softer =
      "1. The river is the border.\n\n"
      "2. The Parties shall open the Kesh bridge and should open the Orda road to civilian traffic within 30 "
      "days.\n";
  const Comparison result = compare({draft(apart), draft(softer)}, {}, *toolkit, progress);
  EXPECT_EQ(result.rows[1].modals, (std::vector<Pair>{{"shall", "should"}}));
}

}  // namespace
}  // namespace mediant::drafts
