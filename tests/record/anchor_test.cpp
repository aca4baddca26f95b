#include "mediant/record/anchor.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "mediant/text/text.hpp"

namespace mediant::record {
namespace {

TEST(Anchor, FindsAnExcerptAgainInTheSameText) {
  const std::string text = "Ministers met in Tromsø. Ministers met in Malmö. “No deal,” said Östlund.";
  for (std::size_t start = 0; start < 50; start += 7) {
    const Selector s = make_selector(text, start, start + 12);
    const Anchor a = anchor(text, s);
    EXPECT_EQ(a.state, Anchor::State::exact);
    EXPECT_EQ(a.start, start);
    EXPECT_EQ(a.end, start + 12);
  }
}

TEST(Anchor, TellsRepeatedWordsApartByTheirSurroundings) {
  const std::string text = "The union said no on Monday. The ministry said yes. The union said no on Friday.";
  const std::size_t second = text.rfind("The union said no");
  const Selector s = make_selector(text, second, second + 17);
  const Anchor a = anchor("An earlier sentence. " + text, s);
  EXPECT_EQ(a.state, Anchor::State::moved);
  EXPECT_EQ(a.start, second + 21);
}

TEST(Anchor, AnExcerptThatIsGoneIsOrphaned) {
  const std::string text = "The parties agreed to withdraw all heavy weapons from the valley by June.";
  const Selector s = make_selector(text, 22, 50);
  EXPECT_EQ(anchor("Nothing of this stands here any more, only other words.", s).state,
            Anchor::State::orphaned);
  EXPECT_EQ(anchor("", s).state, Anchor::State::orphaned);
}

TEST(Anchor, TheSameWordsElsewhereAreNotIt) {
  const std::string text =
      "Before the break the two sides met again. Afterwards nobody knew what had been said in the room.";
  const Selector s = make_selector(text, text.find("the two sides"), text.find(" met again"));
  const Anchor a =
      anchor("A quite different report in which, on page nine, the two sides appear in passing.", s);
  EXPECT_EQ(a.state, Anchor::State::orphaned);
}

// 1,000 excerpts of a text of which 5 % of the letters are changed at random: at least 99 % are found where
// they went, or given up; none is found somewhere else.
TEST(Anchor, NoExcerptIsMovedWronglyByRandomEdits) {
  std::mt19937 random(20251202);
  const std::vector<std::string> vocabulary = {
      "the",     "union", "talks",  "ministry",  "rejected", "offer",   "on",     "Monday",  "said",
      "that",    "would", "not",    "sign",      "draft",    "article", "border", "harbour", "wages",
      "ceiling", "of",    "and",    "to",        "in",       "after",   "two",    "days",    "without",
      "result",  "envoy", "valley", "prisoners", "exchange", "list",    "agreed", "again",   "meeting"};
  std::string text;
  for (int word = 0; word < 2500; ++word) {
    text += vocabulary[random() % vocabulary.size()];
    text += word % 14 == 13 ? ". " : " ";
  }
  // Edit: replace, delete or insert a letter; `to[i]` is where letter i went.
  std::string edited;
  std::vector<std::size_t> to(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    to[i] = edited.size();
    const auto roll = random() % 60;
    const char letter = static_cast<char>('a' + static_cast<int>(random() % 26));
    if (roll == 0) {
      edited += letter;  // replaced
    } else if (roll == 1) {
      continue;  // deleted
    } else if (roll == 2) {
      edited += letter;
      edited += text[i];
    } else {
      edited += text[i];
    }
  }
  to[text.size()] = edited.size();
  int right = 0, orphaned = 0, wrong = 0;
  for (int n = 0; n < 1000; ++n) {
    const std::size_t length = 12 + random() % 120;
    const std::size_t start = random() % (text.size() - length);
    const Anchor a = anchor(edited, make_selector(text, start, start + length));
    if (a.state == Anchor::State::orphaned) {
      ++orphaned;
      continue;
    }
    const auto near = [](std::size_t x, std::size_t y) { return (x > y ? x - y : y - x) <= 4; };
    near(a.start, to[start]) && near(a.end, to[start + length]) ? ++right : ++wrong;
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_GE(right + orphaned, 990);
  EXPECT_GE(right, 900) << "given up: " << orphaned;
}

}  // namespace
}  // namespace mediant::record
