// Pages as files: nothing of a case can become markup, and a document reads back as what it says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <filesystem>
#include <fstream>

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

/// One part of a document's archive.
std::string part(const std::string& bytes, const char* name) {
  const auto path = std::filesystem::temp_directory_path() / "mediant-page-docx-test.docx";
  std::ofstream(path, std::ios::binary) << bytes;
  int problem = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &problem);
  if (archive == nullptr) return "";
  std::string text(1U << 20U, '\0');
  zip_file_t* file = zip_fopen(archive, name, 0);
  const zip_int64_t size = file == nullptr ? 0 : zip_fread(file, text.data(), text.size());
  if (file != nullptr) zip_fclose(file);
  zip_discard(archive);
  std::filesystem::remove(path);
  text.resize(static_cast<std::size_t>(size));
  return text;
}

TEST(PageDocx, NotesOfCellsAreTheDocumentsOwn) {
  Document page;
  // The page's first note is cited last, so that its number is not the document's.
  const std::size_t late = page.note("Cited late");
  const std::size_t early = page.note("Cited early");
  Table table;
  table.columns = {{"Issue", Align::left}, {"Party", Align::left}};
  table.rows = {{"Cranes", "demands: [6] from 2028 [2]"}, {"Pay", "rejects: 5 [2] [1]"}, {"Hours", "a [9]"}};
  page.table("where each stands", table);
  page.paragraph("Again.", {late, early});
  const auto bytes = page_docx(page, "t");
  ASSERT_TRUE(bytes);
  const std::string document = part(*bytes, "word/document.xml");
  const std::string notes = part(*bytes, "word/footnotes.xml");
  EXPECT_THAT(document, HasSubstr("demands: [6] from 2028"));  // no note: the page has no sixth
  EXPECT_THAT(document, HasSubstr("a [9]"));
  EXPECT_THAT(document, Not(HasSubstr("[2]")));
  EXPECT_THAT(document, Not(HasSubstr("[1]")));
  const auto count = [](const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
  };
  EXPECT_EQ(count(document, "<w:footnoteReference "), 2U);
  EXPECT_EQ(count(document, "NOTEREF"), 3U);
  EXPECT_EQ(count(notes, "Cited early"), 1U);
  EXPECT_LT(notes.find("Cited early"), notes.find("Cited late"));
  EXPECT_LT(document.find("footnoteReference w:id=\"1\""), document.find("footnoteReference w:id=\"2\""));
}

TEST(Direction, IsThatOfTheFirstLetter) {
  EXPECT_TRUE(begins_right_to_left("«12» ميناء"));
  EXPECT_TRUE(begins_right_to_left("שלום world"));
  EXPECT_FALSE(begins_right_to_left("Порт ميناء"));
  EXPECT_FALSE(begins_right_to_left("12 %"));
}

}  // namespace
}  // namespace mediant::formats
