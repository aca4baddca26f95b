// R10 for the calls on texts: ledgers, revisions' files, alignment, obligations and leaks tell an audience
// nothing that it may not see, in any form, and no file of something hidden is read for it.
#include <gtest/gtest.h>

#include <map>

#include "mediant/formats/native/page_file.hpp"
#include "support.hpp"
#include "support/disturb.hpp"

namespace mediant::test {
namespace {

using model::Audience;
using model::Case;

const std::string canary = "CANARY-51d0";

// A file of its own for everything that can have one.
void name_files(Case& c) {
  for (model::Proposal& p : c.proposals) p.text = "drafts/" + p.id.value + ".md";
  for (model::Source& s : c.sources) s.file = "sources/" + s.id.value + ".txt";
  for (model::OneText& text : c.texts)
    for (model::Revision& r : text.revisions) r.file = "texts/" + text.id + "/" + r.id + ".md";
}

std::vector<std::string> files_of(const Case& c) {
  std::vector<std::string> out;
  for (const model::Proposal& p : c.proposals) out.push_back(p.text);
  for (const model::Source& s : c.sources) out.push_back(s.file);
  for (const model::OneText& text : c.texts)
    for (const model::Revision& r : text.revisions) out.push_back(r.file);
  return out;
}

std::string words_of(const std::string& file) {
  return "1. Under " + file + " the ferry company shall open the eastern pier within 30 days.\n" +
         "2. The harbour board may inspect " + file + " [a: every week [b: with notice]].\n";
}

// Every file of the case, as a careless door would hand them in; those of hidden things with other words.
api::Json handed_in(const Case& c, const Case& seen, const std::string& secret) {
  const std::vector<std::string> open = files_of(seen);
  api::Json out = api::Json::array();
  for (const std::string& file : files_of(c)) {
    const bool hidden = std::find(open.begin(), open.end(), file) == open.end();
    out.push_back({{"name", file}, {"kind", "text"}, {"text", words_of(file) + (hidden ? secret : "")}});
  }
  return out;
}

std::string all_forms(const api::Response& response) {
  return everything(response) + (response.error ? "" : formats::page_html(response.page, "A page"));
}

std::vector<std::pair<std::string, api::Json>> questions(const Case& c) {
  std::vector<std::pair<std::string, api::Json>> out{
      {"align", api::Json::object()},
      {"obligations", api::Json::object()},
      {"text", api::Json::object()},
      {"text", {{"text", "text"}}},
      {"text", {{"text", "another"}}},
      {"leak", {{"excerpt", canary + " words kept from them"}}},
      {"leak", {{"excerpt", "the ferry company shall open the eastern pier within 30 days"}}}};
  for (const std::string& file : files_of(c))
    out.push_back(
        {"leak", {{"excerpt", "Under " + file + " the ferry company shall open the eastern pier"}}});
  for (const model::Message& m : c.messages)
    if (!m.wording.empty()) out.push_back({"leak", {{"excerpt", m.wording}}});
  return out;
}

void compare(const Case& before, const Case& after, const Audience& audience, const std::string& which) {
  const Case seen = model::visible(before, audience);
  const std::string secret =
      "3. " + canary + " words kept from them shall be paid by nobody by 1 May 2031.\n";
  for (auto [call, options] : questions(before)) {
    options["texts"] = handed_in(before, seen, "");
    const std::string first = all_forms(ask(call, before, audience, options));
    options["texts"] = handed_in(after, seen, secret);
    std::string second = all_forms(ask(call, after, audience, options));
    ASSERT_EQ(first, second) << call << " of " << which << " " << options["excerpt"];
    // What was asked stands on the page.
    const std::string asked = canary + " words kept from them";
    for (std::size_t at = second.find(asked); at != std::string::npos; at = second.find(asked))
      second.erase(at, asked.size());
    ASSERT_EQ(second.find(canary), std::string::npos) << call << " of " << which;
  }
}

TEST(DraftAccess, NothingHiddenReachesAnAnswerAboutTexts) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    RandomCaseOptions options;
    options.access = true;
    Case before = RandomCase(seed, options).make();
    name_files(before);
    RandomCase random(seed + 1000, {});
    for (const Audience& audience :
         {Audience::everyone(), Audience::of(before.parties[0].id), Audience::of(before.parties[1].id)}) {
      const Case after = disturbed(before, audience, canary, random);
      compare(before, after, audience, "random case " + std::to_string(seed));
      if (HasFatalFailure()) return;
    }
  }
}

// The desk does see all of it, so that the test above can fail.
TEST(DraftAccess, TheDeskSeesTheTextsAndTheLedger) {
  std::map<std::string, std::size_t> seen;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    RandomCaseOptions options;
    options.access = true;
    Case c = RandomCase(seed, options).make();
    name_files(c);
    const api::Json texts = handed_in(c, {}, "3. " + canary + " words kept from them.\n");
    const api::Json leak =
        result(ask("leak", c, {}, {{"excerpt", canary + " words kept"}, {"texts", texts}}));
    seen["leak"] += leak["matches"].size();
    const api::Json status = result(ask("text", c, {}, {{"texts", texts}}));
    for (const api::Json& text : status["texts"]) seen["ledger"] += text["ledger"].size();
    seen["suggestions"] += result(ask("obligations", c, {}, {{"texts", texts}}))["suggestions"].size();
    seen["obligations"] += c.obligations.size();
  }
  for (const char* what : {"leak", "ledger", "suggestions", "obligations"})
    EXPECT_GT(seen[what], 20U) << what;
}

}  // namespace
}  // namespace mediant::test
