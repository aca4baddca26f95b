// Document readers on files that LibreOffice wrote, on hand-written pages, and on damaged bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "mediant/formats/native/document_file.hpp"
#include "mediant/text/label.hpp"

namespace mediant::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using text::TrackedChange;
using text::WrittenDocument;

const std::string folder = MEDIANT_SOURCE_DIR "/tests/data/documents/";

WrittenDocument read(const std::string& file) {
  auto document = read_document(folder + file);
  EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().message);
  return document.ok() ? *document : WrittenDocument{};
}

std::vector<std::string> lines(const WrittenDocument& document) {
  std::vector<std::string> out;
  for (const auto& p : document.paragraphs) out.push_back((p.label.empty() ? "" : p.label + " ") + p.text);
  return out;
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(folder + file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::vector<std::string> plan_lines{
    "Harbour plan",
    "The two ports of Norhaven and Sudby, wishing to end the dispute, agree as follows.",
    "1. Norhaven shall reopen the eastern channel by 1 May 2031.",
    "2. Sudby may station no more than 40 pilots in the channel.",
    "a. Pilots carry no arms.",
    "b. Pilots wear marked vests.",
    "3. Fees of 12 % are shared equally.",
    "Final provisions",
    "The plan enters into force when both councils have voted."};

TEST(Html, NumbersHeadingsAndNestedItemsAreRead) {
  const WrittenDocument plan = read("plan.html");
  EXPECT_EQ(lines(plan), plan_lines);
  EXPECT_EQ(plan.title, "Harbour plan");
  EXPECT_EQ(plan.paragraphs[0].heading, 1);
  EXPECT_EQ(plan.paragraphs[4].level, 1);
  EXPECT_THAT(plan.text, HasSubstr("\na. Pilots carry no arms.\n"));
  EXPECT_EQ(plan.text.substr(plan.paragraphs[3].at.begin, plan.paragraphs[3].at.size()),
            plan.paragraphs[3].text);
}

TEST(Docx, WhatLibreOfficeNumberedIsReadAsItPrints) {
  const WrittenDocument plan = read("plan.docx");
  EXPECT_EQ(lines(plan), plan_lines);
  EXPECT_EQ(plan.paragraphs[0].heading, 1);
  EXPECT_EQ(plan.paragraphs[7].heading, 2);
  EXPECT_EQ(plan.paragraphs[5].level, 1);
}

TEST(Docx, TrackedChangesAndCommentsOfLibreOfficeAreRead) {
  const WrittenDocument plan = read("tracked.docx");
  EXPECT_THAT(lines(plan),
              ElementsAre("Channel agreement", "1. The fleet shall not exceed 800 vessels.",
                          "2. The parties shall exchange charts.", "(a) Charts of the eastern channel.",
                          "(b) Charts of the bar.", "3. Disputes go to the joint board."));
  const auto& fleet = plan.paragraphs[1];
  ASSERT_EQ(fleet.changes.size(), 2U);
  EXPECT_EQ(fleet.changes[0].kind, TrackedChange::Kind::deleted);
  EXPECT_EQ(fleet.changes[0].text, "600");
  EXPECT_EQ(fleet.changes[0].author, "Anna Reed");
  EXPECT_THAT(fleet.changes[0].date, HasSubstr("2031-02-03"));
  EXPECT_EQ(fleet.changes[1].text, "800");
  EXPECT_EQ(text::original_text(fleet), "The fleet shall not exceed 600 vessels.");
  EXPECT_EQ(text::original_text(plan.paragraphs[2]), "The parties shall without delay exchange charts.");
  ASSERT_EQ(plan.paragraphs[2].comments.size(), 1U);
  EXPECT_EQ(plan.paragraphs[2].comments[0].text, "Which charts?");
  EXPECT_EQ(plan.paragraphs[2].comments[0].author, "Bo Lind");
}

TEST(Docx, WhatIsWrittenIsReadBack) {
  WrittenDocument plan = read("tracked.docx");
  plan.title = "A & B <draft>";
  auto bytes = write_docx(plan);
  ASSERT_TRUE(bytes.ok());
  auto again = read_docx(*bytes, "again.docx");
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->title, plan.title);
  ASSERT_EQ(again->paragraphs.size(), plan.paragraphs.size());
  for (std::size_t i = 0; i < plan.paragraphs.size(); ++i) {
    const auto& before = plan.paragraphs[i];
    const auto& after = again->paragraphs[i];
    const std::string label = before.label.empty() ? "" : before.label + " ";
    EXPECT_EQ(after.text, label + before.text);  // numbers are written as text
    EXPECT_EQ(after.heading, before.heading);
    ASSERT_EQ(after.changes.size(), before.changes.size());
    for (std::size_t k = 0; k < after.changes.size(); ++k) {
      EXPECT_EQ(after.changes[k].text, before.changes[k].text);
      EXPECT_EQ(after.changes[k].author, before.changes[k].author);
      EXPECT_EQ(after.changes[k].at.begin, before.changes[k].at.begin + label.size());
    }
    ASSERT_EQ(after.comments.size(), before.comments.size());
  }
  EXPECT_EQ(*write_docx(plan), *bytes);
}

TEST(Docx, DamagedFilesGiveOneClearError) {
  const std::string good = bytes_of("tracked.docx");
  for (std::size_t cut :
       {std::size_t{0}, std::size_t{1}, std::size_t{40}, good.size() / 2, good.size() - 5}) {
    const auto result = read_docx(std::string_view(good).substr(0, cut), "cut.docx");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, "bad-docx");
    EXPECT_FALSE(result.error().hint.empty());
  }
  for (std::size_t i = 0; i < good.size(); i += 7) {
    std::string flipped = good;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x55);
    static_cast<void>(read_docx(flipped, "flipped.docx"));  // any answer, no crash
  }
}

TEST(Docx, APackedFileCannotUnpackBeyondTheLimit) {
  WrittenDocument huge;
  text::WrittenParagraph p;
  p.text = std::string(2'000'000, 'a');
  huge.paragraphs.assign(20, p);
  auto bytes = write_docx(huge);
  ASSERT_TRUE(bytes.ok());
  EXPECT_LT(bytes->size(), 200'000U);
  const auto result = read_docx(*bytes, "bomb.docx");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "too-large");
}

TEST(Html, ScriptsMenusAndHiddenPartsAreNotText) {
  const auto page = read_html(
      "<nav>Menu</nav><script>x()</script><p hidden>no</p><p>One&nbsp;word <b>bold</b>,\n two.</p>"
      "<p>before<br>after</p><p>cap <del>600</del><ins>800</ins> ships</p>",
      "p.html");
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(lines(*page), ElementsAre("One\u00A0word bold, two.", "before\nafter", "cap 800 ships"));
  EXPECT_EQ(text::original_text(page->paragraphs[2]), "cap 600 ships");
}

TEST(Html, AStatedEncodingIsDecoded) {
  const auto page = read_html("<meta charset=windows-1251><p>\xCF\xEB\xE0\xED</p>", "p.html");
  ASSERT_TRUE(page.ok());
  EXPECT_THAT(lines(*page), ElementsAre("План"));
  const auto bad = read_html("<p>\xCF\xEB\xE0\xED</p>", "p.html");
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().code, "not-utf8");
}

TEST(Html, DeepAndHugePagesEndInAnErrorOrAText) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<div>";
  EXPECT_FALSE(read_html(deep + "x", "deep.html").ok());
  std::string many;
  for (int i = 0; i < 70'000; ++i) many += "<b>";
  EXPECT_EQ(read_html(many, "many.html").error().code, "too-large");
}

TEST(PlainText, WrappedLinesAreJoinedAndNumberedLinesAreNot) {
  const auto text = read_plain_text(
      "The parties agree that the channel between the two ports shall be open\n"
      "to all ships of both sides from the first of May, and that no fee shall\n"
      "be taken.\n1. First point is a longer line that reaches nearly to the very edge of it\n2. Second "
      "point.\n\nEnd.\n",
      "t.txt");
  ASSERT_TRUE(text.ok());
  ASSERT_EQ(text->paragraphs.size(), 4U);
  EXPECT_THAT(text->paragraphs[0].text, HasSubstr("open to all"));
  EXPECT_EQ(text->paragraphs[2].text, "2. Second point.");
}

TEST(PlainText, BytesThatAreNotTextAreRefused) {
  EXPECT_EQ(read_plain_text("a\xFF\xFE", "x").error().code, "not-utf8");
  EXPECT_EQ(read_plain_text(std::string_view("a\0b", 3), "x").error().code, "not-text");
}

TEST(Markdown, HeadingsListsAndMarksAreRead) {
  const auto md = read_markdown(
      "# Draft of **May**\n\nIntro with a [link](http://x.test) and _stress_,\nwrapped.\n\n1. First "
      "*point*\n   goes on\n   - inner\n"
      "2) Second snake_case\n\n## Part two\n\nTitle\n-----\n> quoted\n",
      "d.md");
  ASSERT_TRUE(md.ok());
  EXPECT_THAT(lines(*md),
              ElementsAre("Draft of May", "Intro with a link and stress, wrapped.", "1. First point goes on",
                          "inner", "2) Second snake_case", "Part two", "Title", "quoted"));
  EXPECT_EQ(md->paragraphs[0].heading, 1);
  EXPECT_EQ(md->paragraphs[3].level, 1);
  EXPECT_EQ(md->paragraphs[6].heading, 2);
}

TEST(Pdf, AMissingFileIsOneError) { EXPECT_EQ(read_document(folder + "none.pdf").error().code, "io"); }

TEST(Label, NumbersOfSeveralTraditionsAreRead) {
  struct Row {
    std::string line, number, rest;
  };
  for (const Row& row : std::vector<Row>{{"1. Text", "1", "Text"},
                                         {"12) Text", "12", "Text"},
                                         {"(3) Text", "3", "Text"},
                                         {"2.3 Text", "2.3", "Text"},
                                         {"2.3. text", "2.3", "text"},
                                         {"(a) Text", "a", "Text"},
                                         {"б) Текст", "б", "Текст"},
                                         {"iv) Text", "iv", "Text"},
                                         {"IV. Text", "IV", "Text"},
                                         {"Article 4. Forces", "4", "Forces"},
                                         {"ARTICLE IV", "IV", ""},
                                         {"Статья 1. Войска", "1", "Войска"},
                                         {"Пункт 3: Войска", "3", "Войска"},
                                         {"Стаття 12 Війська", "12", "Війська"},
                                         {"المادة 1: القوات", "1", "القوات"},
                                         {"المادة ٣ القوات", "3", "القوات"},
                                         {"المادة الثانية: القوات", "2", "القوات"},
                                         {"١- القوات", "1", "القوات"},
                                         {"٢. القوات", "2", "القوات"},
                                         {"(٤) القوات", "4", "القوات"},
                                         {"أ) القوات", "أ", "القوات"},
                                         {"ثالثاً: القوات", "3", "القوات"},
                                         {"§ 5. Text", "5", "Text"}}) {
    const auto label = text::read_label(row.line);
    ASSERT_TRUE(label) << row.line;
    EXPECT_EQ(label->number, row.number) << row.line;
    EXPECT_EQ(row.line.substr(label->length), row.rest) << row.line;
  }
  for (const std::string prose :
       {"5 ships leave", "5-year plan", "Article 5 of the treaty applies", "The 3. of May", "3.5 per cent",
        "U.S. forces", "المادة 5 من المعاهدة", "", "Статья 5 договора", "2031 is the year", "at 5) no"}) {
    EXPECT_FALSE(text::read_label(prose)) << prose;
  }
}

}  // namespace
}  // namespace mediant::formats
