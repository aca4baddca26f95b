// Error texts, too, are built from what an audience may see.
#include <gtest/gtest.h>

#include "mediant/formats/native/case_file.hpp"

namespace mediant::formats {
namespace {

const std::string frame =
    "mediant: 1\ntitle: T\nas_of: 2025-12-02\nparties: [{id: a, name: A}, {id: b, name: B}]\nissues: []\n";

Diagnostics seen_by_b(const std::string& rest, long today = 0) {
  return diagnostics_for(read_case_yaml(frame + rest, "case.yaml"), model::Audience::of(model::PartyId("b")),
                         today);
}

TEST(DiagnosticsFor, HiddenMistakesDoNotShow) {
  EXPECT_TRUE(seen_by_b("claims: [{id: secret, kind: nonsense, by: nobody, unheard: of}]\n").empty());
  EXPECT_TRUE(seen_by_b("claims: [{id: secret, kind: nonsense, for: a}]\n").empty());
}

TEST(DiagnosticsFor, VisibleMistakesAreToldWithoutDetails) {
  const Diagnostics seen = seen_by_b("claims: [{id: open, kind: nonsense, for: b}]\n");
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].code, "unreadable");
  EXPECT_EQ(seen[0].at.line, 0);
  EXPECT_EQ(seen_by_b("claimz: []\n").size(), 1U);
}

TEST(DiagnosticsFor, ChecksOfWhatIsVisibleHaveNoLines) {
  const Diagnostics seen =
      seen_by_b("claims: [{id: hidden, kind: fact}, {id: open, kind: fact, by: a, for: b}]\n");
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].code, "unsourced");
  EXPECT_EQ(seen[0].path, "claims[0]") << "hidden claims are not counted";
  EXPECT_EQ(seen[0].at.line, 0);
}

TEST(DiagnosticsFor, TheDeskIsToldThatThePictureIsOld) {
  const Loaded loaded = read_case_yaml(frame, "case.yaml");
  const long then = model::first_day({2025, 12, 2, false});
  EXPECT_TRUE(diagnostics_for(loaded, model::Audience::desk(), then + 14).empty());
  const Diagnostics old = diagnostics_for(loaded, model::Audience::desk(), then + 15);
  ASSERT_EQ(old.size(), 1U);
  EXPECT_EQ(old[0].code, "stale");
  EXPECT_EQ(old[0].at.line, 3);
}

}  // namespace
}  // namespace mediant::formats
