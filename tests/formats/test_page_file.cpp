// Pages as files: nothing of a case can become markup, and a document reads back as what it says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mediant/formats/native/document_file.hpp"
#include "mediant/formats/native/page_file.hpp"

namespace mediant::formats {
namespace {

using testing::HasSubstr;
using testing::Not;

Document sample() {
  Document page;
  page.heading(1, "A <brief> & more");
  page.paragraph("Said once.", {page.note("Report, 2 December 2025, B2")});
  page.callout("Illustration: built on invented weights.");
  page.list({{"first", {}}, {"ثانيا", {}}});
  Table table;
  table.columns = {{"Party", Align::left}, {"Value", Align::right}};
  table.rows = {{"A\"</td><script>alert(1)</script>", "1\x01"}, {"B"}};
  page.table("values", table);
  return page;
}

TEST(PageHtml, TextNeverBecomesMarkup) {
  const std::string html = page_html(sample(), "</title><script>");
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("A &lt;brief&gt; &amp; more"));
  EXPECT_THAT(html, HasSubstr("id=\"note-1\""));
  EXPECT_THAT(html, Not(HasSubstr("\x01")));
}

TEST(PageDocx, TheSamePageIsTheSameBytes) {
  const auto a = page_docx(sample(), "t");
  const auto b = page_docx(sample(), "t");
  ASSERT_TRUE(a && b);
  EXPECT_EQ(*a, *b);
  EXPECT_EQ(a->substr(0, 2), "PK");
}

TEST(Direction, IsThatOfTheFirstLetter) {
  EXPECT_TRUE(begins_right_to_left("«12» ميناء"));
  EXPECT_TRUE(begins_right_to_left("שלום world"));
  EXPECT_FALSE(begins_right_to_left("Порт ميناء"));
  EXPECT_FALSE(begins_right_to_left("12 %"));
}

}  // namespace
}  // namespace mediant::formats
