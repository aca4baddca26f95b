// The ways people number a text, in several languages: which clauses a draft has and how they are cited.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "mediant/drafts/draft.hpp"
#include "mediant/formats/document.hpp"
#include "mediant/formats/document_json.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::drafts {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

const text::Toolkit& toolkit() {
  static const auto kit = text::make_icu_toolkit();
  return *kit;
}

std::vector<std::string> numbers_of(const Draft& draft) {
  std::vector<std::string> out;
  for (const Clause& clause : draft.clauses) out.push_back(clause.number);
  return out;
}

struct Layout {
  std::string name, text;
  std::vector<std::string> numbers;
  bool numbered = true;
};

class Layouts : public ::testing::TestWithParam<Layout> {};

TEST_P(Layouts, AreReadAsTheyAreCited) {
  const Draft draft = parse_draft(*formats::read_plain_text(GetParam().text, "draft.txt"), toolkit());
  EXPECT_THAT(numbers_of(draft), ElementsAreArray(GetParam().numbers));
  EXPECT_EQ(draft.numbered, GetParam().numbered);
  for (const Clause& clause : draft.clauses) EXPECT_FALSE(clause.text.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Numbered, Layouts,
    ::testing::Values(
        Layout{"fr1",
               "Projet\n\nArticle premier\nLes parties doivent ouvrir le port.\nArticle 2\nLe droit est de 5 "
               "%.\nArticle 3\nLa commission se réunit.\n",
               {"1", "2", "3"}},
        Layout{"fr2",
               "Art. 1er – Les parties doivent ouvrir le port.\nArt. 2 – Le droit est de 5 %.\nArt. 3 – La "
               "commission se réunit.\n",
               {"1", "2", "3"}},
        Layout{
            "fr3",
            "1° Les parties doivent ouvrir le port.\n2° Le droit est de 5 %.\n3° La commission se réunit.\n",
            {"1", "2", "3"}},
        Layout{"es1",
               "PRIMERA.- Las partes deberán abrir el puerto.\nSEGUNDA.- El arancel es del 5 %.\nTERCERA.- "
               "La comisión se reúne.\n",
               {"1", "2", "3"}},
        Layout{"es2",
               "Cláusula primera. Las partes deberán abrir el puerto.\nCláusula segunda. El arancel es del 5 "
               "%.\nCláusula tercera. La comisión se reúne.\n",
               {"1", "2", "3"}},
        Layout{"es3",
               "Artículo 1.º Las partes deberán abrir el puerto.\nArtículo 2.º El arancel es del 5 "
               "%.\nArtículo 3.º La comisión se reúne.\n",
               {"1", "2", "3"}},
        Layout{"es4",
               "1.ª Las partes deberán abrir el puerto.\n2.ª El arancel es del 5 %.\n3.ª La comisión se "
               "reúne.\n",
               {"1", "2", "3"}},
        Layout{"de1",
               "Art. 1 Die Parteien öffnen den Hafen.\nArt. 2 Der Zoll beträgt 5 Prozent.\nArt. 3 Die "
               "Kommission tagt.\n",
               {"1", "2", "3"}},
        Layout{
            "de2",
            "1.) Die Parteien öffnen den Hafen.\n2.) Der Zoll beträgt 5 Prozent.\n3.) Die Kommission tagt.\n",
            {"1", "2", "3"}},
        Layout{"de3",
               "Erstens: Die Parteien öffnen den Hafen.\nZweitens: Der Zoll beträgt 5 Prozent.\nDrittens: "
               "Die Kommission tagt.\n",
               {"1", "2", "3"}},
        Layout{"ru1",
               "Пункт 1. Стороны обязаны открыть порт.\nПункт 2. Пошлина 5 процентов.\nПункт 3. Комиссия "
               "собирается.\n",
               {"1", "2", "3"}},
        Layout{"ru2",
               "п. 1 Стороны обязаны открыть порт.\nп. 2 Пошлина 5 процентов.\nп. 3 Комиссия собирается.\n",
               {"1", "2", "3"}},
        Layout{"ru4",
               "Статья первая. Стороны обязаны открыть порт.\nСтатья вторая. Пошлина 5 процентов.\nСтатья "
               "третья. Комиссия собирается.\n",
               {"1", "2", "3"}},
        Layout{"uk1",
               "Стаття 1. Сторони повинні відкрити порт.\nСтаття 2. Мито 5 відсотків.\nСтаття 3. Комісія "
               "збирається.\n",
               {"1", "2", "3"}},
        Layout{"uk2",
               "Пункт 1) Сторони повинні відкрити порт.\nПункт 2) Мито 5 відсотків.\nПункт 3) Комісія "
               "збирається.\n",
               {"1", "2", "3"}},
        Layout{"ar1",
               "المادة الأولى\nيجب على الطرفين فتح الميناء.\nالمادة الثانية\nالرسم 5 في المائة.\nالمادة "
               "الثالثة\nتجتمع اللجنة.\n",
               {"1", "2", "3"}},
        Layout{"ar2",
               "المادة (1): يجب على الطرفين فتح الميناء.\nالمادة (2): الرسم 5 في المائة.\nالمادة (3): تجتمع "
               "اللجنة.\n",
               {"1", "2", "3"}},
        Layout{"ar3",
               "أولاً: يجب على الطرفين فتح الميناء.\nثانياً: الرسم 5 في المائة.\nثالثاً: تجتمع اللجنة.\n",
               {"1", "2", "3"}},
        Layout{"ar4",
               "١. يجب على الطرفين فتح الميناء.\n٢. الرسم ٥ في المائة.\n٣. تجتمع اللجنة.\n",
               {"1", "2", "3"}},
        Layout{"ar5",
               "(١) يجب على الطرفين فتح الميناء.\n(٢) الرسم ٥ في المائة.\n(٣) تجتمع اللجنة.\n",
               {"1", "2", "3"}},
        Layout{
            "ar6",
            "البند 11: يجب على الطرفين فتح الميناء.\nالبند 12: الرسم 5 في المائة.\nالبند 13: تجتمع اللجنة.\n",
            {"11", "12", "13"}},
        Layout{"en1",
               "Article One\nThe parties shall open the port.\nArticle Two\nThe duty is 5 per cent.\nArticle "
               "Three\nThe board meets.\n",
               {"1", "2", "3"}},
        Layout{"en2",
               "FIRST: The parties shall open the port.\nSECOND: The duty is 5 per cent.\nTHIRD: The board "
               "meets.\n",
               {"1", "2", "3"}},
        Layout{"en3",
               "a) The parties shall open the port.\nb) The duty is 5 per cent.\nc) The board meets.\n",
               {"a", "b", "c"}},
        Layout{"en4",
               "I. GENERAL\n1. The parties shall open the port.\n2. The duty is 5 per cent.\nII. FINAL\n3. "
               "The board meets.\n",
               {"1", "2", "3"}},
        Layout{"en5",
               "A. GENERAL\n1. The parties shall open the port.\n2. The duty is 5 per cent.\nB. FINAL\n1. "
               "The board meets.\n",
               {"A.1", "A.2", "B.1"}},
        Layout{"en6",
               "Article 1. Port\n1. The parties shall open the port.\n2. The duty is 5 per cent.\n(a) On "
               "goods.\n(b) On ships.\nArticle 2. Board\n1. The board meets.\n",
               {"1.1", "1.2", "2.1"}},
        Layout{"en7",
               "1. Port\n1.1. The parties shall open the port.\n1.2. The duty is 5 per cent:\n1.2.1. on "
               "goods;\n1.2.2. on ships.\n2. Board\n2.1. The board meets.\n",
               {"1.1", "1.2", "1.2.1", "1.2.2", "2.1"}},
        Layout{"en8",
               "Whereas the parties want peace,\nWhereas the port is closed,\n\nThe parties agree:\n\n1. The "
               "parties shall open the port;\n2. The duty is 5 per cent;\n\nDone at Kessa.\n",
               {"1", "2"}},
        Layout{"en9",
               "Point one. The parties shall open the port.\nPoint two. The duty is 5 per cent.\nPoint "
               "three. The board meets.\n",
               {"1", "2", "3"}},
        Layout{"en10",
               "1. The parties shall open the port.\n   a) i) by May; ii) by June.\n   b) At once.\n2. The "
               "duty is 5 per cent.\n3. The board meets.\n",
               {"1", "2", "3"}},
        Layout{"title",
               "Peace for the bay\nThe parties shall open the port.\nThe duty is 5 per cent.\nThe board "
               "meets.\n",
               {"1", "2", "3"},
               false},
        Layout{
            "colon",
            "1: The parties shall open the port.\n2: The duty is 5 per cent.\n3: The board meets at 10:30.\n",
            {"1", "2", "3"}},
        Layout{"bare",
               "Plan\n1 The parties shall open the port.\n2 The duty is 5 per cent.\n3 The board meets.\n",
               {"1", "2", "3"}},
        Layout{"tab",
               "1\tThe parties shall open the port.\n2\tThe duty is 5 per cent.\n3\tThe board meets.\n",
               {"1", "2", "3"}},
        Layout{
            "no",
            "No. 1 The parties shall open the port.\nNo. 2 The duty is 5 per cent.\nNo. 3 The board meets.\n",
            {"1", "2", "3"}},
        Layout{"hash",
               "#1 The parties shall open the port.\n#2 The duty is 5 per cent.\n#3 The board meets.\n",
               {"1", "2", "3"}},
        Layout{"square",
               "[1] The parties shall open the port.\n[2] [The duty] is 5 per cent.\n[3] The board meets.\n",
               {"1", "2", "3"}},
        Layout{"prose",
               "30 days after signature the port opens.\n12 ships may enter.\nThe board meets.\n",
               {"1", "2", "3"},
               false}),
    [](const auto& run) { return run.param.name; });

TEST(Markdown, NumberedHeadingsTitleTheTextBelowAndRepeatedOnesAreCounted) {
  const auto document = *formats::read_markdown(
      "# Draft\n\n### 1. Port\n\nThe port opens.\n\n### 2. Duty\n\nThe duty is 5 per cent.\n", "d.md");
  const Draft draft = parse_draft(document, toolkit());
  EXPECT_THAT(numbers_of(draft), ElementsAre("1", "2"));
  EXPECT_EQ(draft.clauses[0].heading, "Port");
  EXPECT_EQ(draft.clauses[0].text, "The port opens.");
  // The command line hands documents on without writing them out.
  const Draft handed_on =
      parse_draft(*formats::document_from_json(formats::document_to_json(document)), toolkit());
  ASSERT_EQ(handed_on.clauses.size(), 2U);
  EXPECT_EQ(handed_on.clauses[1].heading, "Duty");
  EXPECT_EQ(handed_on.clauses[1].text, "The duty is 5 per cent.");
  EXPECT_THAT(
      numbers_of(parse_draft(
          *formats::read_markdown("1. The port opens.\n1. The duty falls.\n1. The board meets.\n", "d.md"),
          toolkit())),
      ElementsAre("1", "2", "3"));
}

std::vector<std::string> texts_of(const Draft& draft) {
  std::vector<std::string> out;
  for (const Clause& clause : draft.clauses) out.push_back(clause.number + ": " + clause.text);
  return out;
}

// One draft in three kinds of file: what a table says of a clause is the clause's, a table whose first column
// numbers its rows holds clauses, and an unnumbered paragraph between two clauses belongs to the first.
const std::vector<std::string> harbour_points{
    "1: The parties shall meet within 30 days.\nThey shall do so in Norhaven.",
    "2: The board may inspect the piers.\nItem | Share\nNorhaven | 40 %\nSudby | 60 %",
    "3: Cranes\nAt most two cranes shall be built.\nEach needs a permit.",
    "4: Night\nNo work is done at night."};

TEST(Tables, AreReadInMarkdown) {
  const Draft draft =
      parse_draft(*formats::read_markdown(
                      "# Harbour points\n\n1. The parties shall meet within 30 days.\n\n"
                      "   They shall do so in Norhaven.\n\n2. The board may inspect the piers.\n\n"
                      "| Item | Share |\n|:-----|------:|\n| Norhaven | 40 % |\n| Sudby | 60 % |\n\n"
                      "## Points still open\n\n| No. | Issue | Text |\n|---|---|---|\n"
                      "| 3 | Cranes | At most **two** cranes shall be built. |\n"
                      "|   |        | Each needs a permit. |\n4 | Night | No work is done at night.\n",
                      "draft.md"),
                  toolkit());
  EXPECT_THAT(texts_of(draft), ElementsAreArray(harbour_points));
  EXPECT_TRUE(draft.outside.empty());
}

TEST(Tables, AreReadInHtmlAndInWhatLibreOfficeWrote) {
  for (const char* file : {"tables.html", "tables.docx"}) {
    const auto document =
        formats::read_document(MEDIANT_SOURCE_DIR "/tests/data/documents/" + std::string(file));
    ASSERT_TRUE(document.ok()) << file;
    const Draft draft = parse_draft(*document, toolkit());
    EXPECT_THAT(texts_of(draft), ElementsAreArray(harbour_points)) << file;
    EXPECT_TRUE(draft.outside.empty()) << file;
  }
}

TEST(Tables, OfIssuesWithoutNumbersAreAClauseARow) {
  const Draft draft = parse_draft(
      *formats::read_markdown("# Issues\n\n| Issue | Position |\n|---|---|\n| Cranes | Two at most. |\n"
                              "| A \\| B | `No` work at night. |\n",
                              "draft.md"),
      toolkit());
  EXPECT_THAT(texts_of(draft), ElementsAre("1: Cranes | Two at most.", "2: A | B | No work at night."));
}

TEST(Tables, BareFiguresNumberRowsWhereTheyCountOrTheHeadSaysSo) {
  const std::string rows = "|---|---|\n| 10 | Two cranes. |\n| 20 | No work at night. |\n";
  const auto numbers = [](const std::string& text) {
    return numbers_of(parse_draft(*formats::read_markdown(text, "d.md"), toolkit()));
  };
  EXPECT_THAT(numbers("| Clause | Text |\n" + rows), ElementsAre("10", "20"));
  EXPECT_THAT(numbers("| Пункт | Текст |\n" + rows), ElementsAre("10", "20"));
  EXPECT_THAT(numbers("| Tonnes | Text |\n" + rows), ElementsAre("1", "2"));
  EXPECT_THAT(
      numbers("| Which | Text |\n|---|---|\n| 1 | Two cranes. |\n| 2 | No work. |\n| 4 | Fees end. |\n"),
      ElementsAre("1", "2", "4"));
}

TEST(Tables, AColumnOfYearsOfFallingFiguresOrOfAmountsNumbersNothing) {
  for (const std::string rows : {"| 2031 | 40 |\n| 2032 | 60 |\n", "| 30 | days |\n| 14 | days |\n",
                                 "| 10 | tonnes |\n| 20 | tonnes |\n| 30 | tonnes |\n"}) {
    const Draft draft = parse_draft(
        *formats::read_markdown(
            "1. Shares are:\n\n| Year | Share |\n|---|---|\n" + rows + "\n2. The board votes.\n", "d.md"),
        toolkit());
    EXPECT_THAT(numbers_of(draft), ElementsAre("1", "2"));
    EXPECT_THAT(draft.clauses[0].text, ::testing::HasSubstr("Year | Share"));
  }
}

TEST(Layout, PartsAndAnnexesHoldProvisionsAndAreCitedOnlyWhereNumbersWouldNotDo) {
  const auto numbers = [](const std::string& text) {
    return numbers_of(parse_draft(*formats::read_plain_text(text, "draft.txt"), toolkit()));
  };
  EXPECT_THAT(numbers("Part A\n1. The port opens.\n2. Fees end.\nPart B\n3. Ships stay out.\n"),
              ElementsAre("1", "2", "3"));
  EXPECT_THAT(
      numbers("Chapter I\nArticle 1\n1. The port opens.\n2. Fees end.\nArticle 2\n1. Ships stay out.\n"
              "2. Boats may not.\nChapter II\nArticle 3\nIt lasts a year.\n"),
      ElementsAre("1.1", "1.2", "2.1", "2.2", "3"));
  EXPECT_THAT(
      numbers("Article 1\nThe port opens.\nArticle 2\nFees end.\nAnnex I\n1. Berth one.\n2. Berth two.\n"),
      ElementsAre("1", "2", "I.1", "I.2"));
}

TEST(Layout, AParagraphBetweenTwoPointsGoesOnWithTheFirst) {
  const Draft draft =
      parse_draft(*formats::read_plain_text("Draft\n\nWe met in May.\n\n1. The port shall open.\n\nIt opens "
                                            "daily:\n(a) at six;\n(b) at noon.\n\n"
                                            "Fees are taken.\n\n2. The board votes.\n\nSecurity\n\n3. Guards "
                                            "carry no arms.\n\nDone at Norhaven on 1 May 2031.\n",
                                            "d.txt"),
                  toolkit());
  EXPECT_THAT(numbers_of(draft), ElementsAre("1", "2", "3"));
  EXPECT_THAT(draft.clauses[0].text, ::testing::HasSubstr("Fees are taken."));
  EXPECT_EQ(draft.clauses[1].text, "The board votes.");
  EXPECT_EQ(draft.clauses[2].text, "Guards carry no arms.");
  ASSERT_EQ(draft.outside.size(), 3U);
  EXPECT_EQ(draft.outside[2].text, "Done at Norhaven on 1 May 2031.");
}

}  // namespace
}  // namespace mediant::drafts
