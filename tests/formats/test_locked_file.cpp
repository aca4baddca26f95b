// Locked cases: what one passphrase sealed only that passphrase opens, and no changed byte goes unseen.
#include <gtest/gtest.h>

#include "mediant/formats/native/case_file.hpp"
#include "mediant/formats/native/locked_file.hpp"

namespace mediant::formats {
namespace {

constexpr LockWork light{1, 8 * 1024};
constexpr std::string_view phrase = "correct horse battery staple";

TEST(LockedFile, OpensWithItsPassphraseOnly) {
  const std::string text = "{\"mediant\": 1, \"title\": \"Hafen – Порт – ميناء\"}\n";
  const auto file = formats::lock(text, phrase, light);
  ASSERT_TRUE(file);
  EXPECT_TRUE(is_locked(*file));
  EXPECT_EQ(file->find("mediant"), std::string::npos);
  const auto opened = unlock(*file, phrase);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(*opened, text);
  const auto wrong = unlock(*file, "correct horse battery stable");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, "locked-key");
}

TEST(LockedFile, TwoFilesOfOneTextDiffer) {
  const auto a = formats::lock("same", phrase, light);
  const auto b = formats::lock("same", phrase, light);
  ASSERT_TRUE(a && b);
  EXPECT_NE(a->substr(16), b->substr(16));
}

TEST(LockedFile, AnyChangedByteIsRefused) {
  const auto file = formats::lock("a case", phrase, light);
  ASSERT_TRUE(file);
  for (std::size_t i = 0; i < file->size(); ++i) {
    std::string changed = *file;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto opened = unlock(changed, phrase);
    ASSERT_FALSE(opened) << "byte " << i;
    EXPECT_NE(opened.error().message, "");
  }
}

TEST(LockedFile, AnyPrefixIsRefused) {
  const auto file = formats::lock("a case", phrase, light);
  ASSERT_TRUE(file);
  for (std::size_t size = 0; size < file->size(); ++size)
    EXPECT_FALSE(unlock(file->substr(0, size), phrase)) << size;
  EXPECT_FALSE(unlock(*file + "x", phrase));
}

TEST(LockedFile, ImpossibleWorkIsRefusedBeforeItIsDone) {
  auto file = formats::lock("a case", phrase, light);
  ASSERT_TRUE(file);
  std::string greedy = *file;
  greedy[15] = '\x7f';  // terabytes of memory
  const auto opened = unlock(greedy, phrase);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "locked-form");
}

// Written by the page's library (libsodium compiled for browsers); the page's own tests open it too.
TEST(LockedFile, ReadsWhatThePageWrites) {
  const auto file = read_file(MEDIANT_SOURCE_DIR "/tests/data/locked/from-the-page.mediant");
  ASSERT_TRUE(file) << file.error().message;
  const auto opened = unlock(*file, phrase);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(*opened, "{\"mediant\": 1, \"title\": \"From the page\", \"parties\": [], \"issues\": []}\n");
}

TEST(LockedFile, TakesInTheTextsOfItsFolderAndNothingOutsideIt) {
  model::Case c;
  model::Source inside;
  inside.id = model::SourceId("a");
  inside.file = "README.md";
  model::Source outside = inside;
  outside.file = "../../README.md";
  c.sources = {inside, outside};
  const model::Case full = with_texts(c, MEDIANT_SOURCE_DIR "/cases/labour-contract");
  EXPECT_NE(full.sources[0].text, "");
  EXPECT_EQ(full.sources[1].text, "");
}

}  // namespace
}  // namespace mediant::formats
