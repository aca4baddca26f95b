// `text`: keeps a single negotiating text in a case folder. What may be done stands in drafts/one_text.hpp;
// here files are read and the case is written whole or not at all.
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "case_book.hpp"
#include "case_texts.hpp"
#include "command_line.hpp"
#include "mediant/drafts/one_text.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/formats/native/fingerprint.hpp"
#include "mediant/record/notes.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::cli {
namespace {

namespace fs = std::filesystem;

struct Asked {
  std::string path, text, file, title, by, on, note, clause, revision, medium, out, words, source, answer;
  std::vector<std::string> recipients, confirmed, asked, disputed;
  bool ad_ref = false;
};

std::string known(const model::Case& c) {
  std::string out;
  for (const model::OneText& text : c.texts) out += (out.empty() ? "" : ", ") + text.id;
  return out;
}

// The text meant: by --text, or the only one.
Result<model::OneText*> text_of(model::Case& c, const std::string& id) {
  if (c.texts.empty())
    return Error{"no-text", "the case has no single negotiating text",
                 "`mediant text new CASE FILE` begins one"};
  if (id.empty() && c.texts.size() == 1) return c.texts.data();
  if (id.empty()) return Error{"which-text", "the case has several texts", "give --text: " + known(c)};
  for (model::OneText& text : c.texts)
    if (text.id == id) return &text;
  return Error{"unknown-text", "the case has no text `" + id + "`", "valid: " + known(c)};
}

Result<std::optional<model::Date>> day_of(const Asked& asked, const Common& common) {
  if (asked.on.empty()) return std::optional(model::date_of_day(today_of(common)));
  const auto date = model::parse_date(asked.on);
  if (!date)
    return Error{"bad-option", "--on cannot be `" + asked.on + "`", "give a date such as 2026-03-12"};
  return std::optional(*date);
}

Result<bool> someone(const model::Case& c, const std::string& id) {
  std::string valid;
  for (const model::Party& p : c.parties) {
    if (p.id.value == id) return true;
    valid += (valid.empty() ? "" : ", ") + p.id.value;
  }
  for (const model::Person& p : c.people)
    if (p.id.value == id) return true;
  return Error{"unknown-party", "`" + id + "` is no party and no person of the case", "valid: " + valid};
}

// What a revision rests on is kept beside the case, and must be what was kept.
Result<std::string> kept_bytes(const Book& book, const model::Revision& revision) {
  const fs::path path(revision.file);
  if (path.empty() || path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end())
    return Error{"outside", revision.id + " names no file inside the case's folder", ""};
  auto bytes = formats::read_file(book.folder / path);
  if (!bytes) return bytes.error();
  if (!revision.hash.empty() && formats::fingerprint(*bytes) != revision.hash)
    return Error{"text-changed", revision.file + " is no longer the text that " + revision.id + " was",
                 "put the file back, or add a new revision"};
  return bytes;
}

int add_new_revision(const Asked& asked, const Common& common) {
  int status = exit_ok;
  auto book = open_book(asked.path, common, status);
  if (!book) return status;
  const auto on = day_of(asked, common);
  if (!on) return refuse(on.error());
  const auto bytes = formats::read_file(asked.file);
  if (!bytes) return refuse(bytes.error());
  const auto document = formats::read_document(asked.file);
  if (!document) return refuse(document.error());
  const auto toolkit = text::make_icu_toolkit();
  const drafts::Draft current = drafts::parse_draft(*document, *toolkit);
  if (current.clauses.empty())
    return refuse({"no-clauses", asked.file + " has no clauses", "a text is numbered points or paragraphs"});
  for (const drafts::Clause& clause : current.clauses) {
    if (const auto brackets = drafts::brackets_of(clause.text); !brackets)
      return refuse({"bracket", asked.file + ", clause " + clause.number + ": " + brackets.error().message,
                     "brackets come in pairs and may stand inside each other"});
  }
  const std::string id = asked.text.empty() && book->c.texts.empty() ? "text" : asked.text;
  const bool fresh = !id.empty() && std::none_of(book->c.texts.begin(), book->c.texts.end(),
                                                 [&](const auto& t) { return t.id == id; });
  if (fresh) {
    if (id.find('/') != std::string::npos || id.find("..") != std::string::npos)
      return refuse({"bad-id", "`" + id + "` cannot name a text", "letters, digits, - and _"});
    book->c.texts.emplace_back();
    book->c.texts.back().id = id;
  }
  const auto text = text_of(book->c, id);
  if (!text) return refuse(text.error());
  if (!asked.title.empty()) (*text)->title = asked.title;
  if (!asked.by.empty()) {
    if (const auto there = someone(book->c, asked.by); !there) return refuse(there.error());
    (*text)->custodian = {asked.by, ""};
  }
  drafts::Draft previous;
  if (!(*text)->revisions.empty()) {
    const model::Revision& last = (*text)->revisions.back();
    if (const auto same = kept_bytes(*book, last); !same) return refuse(same.error());
    const auto before = formats::read_document(book->folder / last.file);
    if (!before) return refuse(before.error());
    previous = drafts::parse_draft(*before, *toolkit);
  }
  std::string extension = fs::path(asked.file).extension().string();
  const std::string name =
      "texts/" + (*text)->id + "/rev-" + std::to_string((*text)->revisions.size() + 1) + extension;
  auto added =
      drafts::add_revision(**text, previous, current, *on, name, formats::fingerprint(*bytes), *toolkit);
  if (!added) return refuse(added.error());
  added->revisions.back().note = asked.note;
  **text = std::move(*added);
  status = save_book(*book, {{name, *bytes}});
  if (status == exit_ok)
    std::cout << (*text)->id << ": " << (*text)->revisions.back().id << ", " << current.clauses.size()
              << " clauses, kept in " << name << "\n";
  return status;
}

using Change = std::function<Result<model::OneText>(const Book&, model::OneText)>;

int change(const Asked& asked, const Common& common, const Change& make) {
  int status = exit_ok;
  auto book = open_book(asked.path, common, status);
  if (!book) return status;
  const auto text = text_of(book->c, asked.text);
  if (!text) return refuse(text.error());
  if (!asked.by.empty()) {
    if (const auto there = someone(book->c, asked.by); !there) return refuse(there.error());
  }
  auto changed = make(*book, **text);
  if (!changed) return refuse(changed.error());
  **text = std::move(*changed);
  return save_book(*book);
}

int act(const Asked& asked, drafts::Act what, const Common& common) {
  const drafts::Act meant = what == drafts::Act::agree && asked.ad_ref ? drafts::Act::agree_ad_ref : what;
  return change(asked, common, [&](const Book&, model::OneText text) {
    return drafts::act_on(std::move(text), asked.clause, meant, {asked.by, ""}, asked.note);
  });
}

int expose(const Asked& asked, const Common& common) {
  std::vector<std::pair<std::string, std::string>> copies;  // file name, bytes
  const int status =
      change(asked, common, [&](const Book& book, model::OneText text) -> Result<model::OneText> {
        const auto on = day_of(asked, common);
        if (!on) return on.error();
        if (text.revisions.empty()) return Error{"no-revision", "the text has no revision yet", ""};
        const std::string id = asked.revision.empty() ? text.revisions.back().id : asked.revision;
        for (const std::string& who : asked.recipients) {
          if (const auto there = someone(book.c, who); !there) return there.error();
          auto next = drafts::expose(std::move(text), id, who, *on, asked.medium);
          if (!next) return next;
          text = std::move(*next);
          const auto revision = std::find_if(text.revisions.begin(), text.revisions.end(),
                                             [&](const auto& r) { return r.id == id; });
          const auto bytes = kept_bytes(book, *revision);
          if (!bytes) return bytes.error();
          copies.emplace_back(text.id + "-" + id + "-copy-" + std::to_string(revision->exposures.size()) +
                                  fs::path(revision->file).extension().string(),
                              *bytes);
        }
        return text;
      });
  if (status != exit_ok) return status;
  for (std::size_t i = 0; i < copies.size(); ++i) {
    std::cout << asked.recipients[i] << ": " << copies[i].first << "\n";
    if (asked.out.empty()) continue;
    std::error_code code;
    fs::create_directories(asked.out, code);
    if (const auto written = formats::write_file(fs::path(asked.out) / copies[i].first, copies[i].second);
        !written)
      return refuse(written.error());
  }
  return exit_ok;
}

int answer(const Asked& asked, const Common& common) {
  int status = exit_ok;
  auto book = open_book(asked.path, common, status);
  if (!book) return status;
  const auto text = text_of(book->c, asked.text);
  if (!text) return refuse(text.error());
  if (const auto there = someone(book->c, asked.by); !there) return refuse(there.error());
  const auto on = day_of(asked, common);
  if (!on) return refuse(on.error());
  if ((*text)->revisions.empty() || !(*text)->revisions.back().frozen)
    return refuse({"not-frozen", "only a frozen revision is answered with yes or no",
                   "`mediant text freeze CASE` freezes the last one"});
  const std::string revision = (*text)->revisions.back().id;
  const std::string about = (*text)->id + "/" + revision;
  model::Claim claim;
  claim.id = model::ClaimId((*text)->id + "-" + revision + "-" + asked.by);
  if (model::find(book->c, claim.id) != nullptr)
    return refuse({"answered", asked.by + " has answered " + about + " already",
                   "the answer is the claim " + claim.id.value + " of the case"});
  claim.kind = model::ClaimKind::position;
  claim.by = {asked.by, ""};
  claim.text = asked.answer + " to " + about;
  claim.stance = asked.answer == "yes" ? "accepts" : "rejects";
  claim.about = {about};
  claim.on = *on;
  claim.note = asked.note;
  if (!asked.source.empty()) {
    claim.source.emplace_back();
    claim.source.back().ref = model::SourceId(asked.source);
  }
  book->c.claims.push_back(std::move(claim));
  return save_book(*book);
}

int add_minute(const Asked& asked, const Common& common) {
  int status = exit_ok;
  auto book = open_book(asked.path, common, status);
  if (!book) return status;
  const auto on = day_of(asked, common);
  if (!on) return refuse(on.error());
  record::Note note;
  note.minute = true;
  note.words = asked.words;
  note.on = *on;
  note.confirmed = asked.confirmed;
  note.disputed = asked.disputed;
  note.asked = asked.asked;
  auto noted = record::take_note(book->c, note, *text::make_icu_toolkit());
  if (!noted) return refuse(noted.error());
  book->c = std::move(noted->c);
  return save_book(*book);
}

int show_status(const Asked& asked, const Common& common) {
  const OpenResult open = open_case(asked.path, common);
  if (!open.opened) return open.status;
  const api::Call& call = *api::find_call("text");
  api::Json options = api::Json::object();
  if (!asked.text.empty()) options["text"] = asked.text;
  add_case_texts(call, asked.path, *open.opened, options);
  return run_call(call, &*open.opened, options, common);
}

CLI::App* sub(CLI::App& text, Asked& asked, const std::string& name, const std::string& help) {
  CLI::App* command = text.add_subcommand(name, help);
  command->add_option("CASE", asked.path, "the case: a folder")->required();
  command->add_option("--text", asked.text, "id of the text (default: the only one)")->type_name("ID");
  return command;
}

void add_day(CLI::App& command, Asked& asked, Common& common) {
  command.add_option("--on", asked.on, "on this day (default: today)")->type_name("DATE");
  command.add_option("--note", asked.note, "in words");
  command.add_option("--today", common.today, "take this day for today")->type_name("DATE");
}

void add_acts(CLI::App& text, const std::shared_ptr<Asked>& asked, Common& common, int& status) {
  using drafts::Act;
  const std::vector<std::tuple<const char*, Act, const char*>> acts{
      {"open", Act::open, "A clause is open again"},
      {"bracket", Act::bracket, "A clause is bracketed: not agreed"},
      {"propose", Act::propose, "Who proposes what is bracketed in a clause"},
      {"oppose", Act::oppose, "Who opposes what is bracketed in a clause"},
      {"agree", Act::agree, "A clause is agreed, or ad referendum"},
      {"reserve", Act::reserve, "Who reserves its position on a clause"},
      {"delete", Act::remove, "A clause is struck out"}};
  for (const auto& [name, what, help] : acts) {
    CLI::App* command = sub(text, *asked, name, help);
    command->add_option("CLAUSE", asked->clause, "number of the clause")->required();
    command->add_option("--by", asked->by, "party or person")->type_name("ID");
    command->add_option("--note", asked->note, "in words");
    if (what == Act::agree) command->add_flag("--ad-ref", asked->ad_ref, "agreed ad referendum");
    command->callback([asked, act_of = what, &common, &status] { status = act(*asked, act_of, common); });
  }
}

}  // namespace

void add_text(CLI::App& app, Common& common, int& status) {
  const api::Call& call = *api::find_call("text");
  CLI::App* text =
      app.add_subcommand("text", "Keep a single negotiating text: revisions, clauses, copies, answers");
  text->require_subcommand(1);
  text->footer(
      call.details +
      "\n\nOnly what changes in the case file is written anew; comments elsewhere stay, and any that cannot "
      "are told.\n\n"
      "Examples:\n  mediant text new harbour draft.md --by chair --title \"Chair's text\"\n"
      "  mediant text propose harbour 3 --by dockers\n  mediant text expose harbour authority dockers\n"
      "  mediant text status cases/camp-david-1978\n");
  const auto asked = std::make_shared<Asked>();
  CLI::App* fresh = sub(*text, *asked, "new", "Add a draft as the next revision; the first begins the text");
  fresh->add_option("FILE", asked->file, "the draft")->required();
  fresh->add_option("--by", asked->by, "the custodian, who alone changes the text")->type_name("ID");
  fresh->add_option("--title", asked->title, "as people read it");
  add_day(*fresh, *asked, common);
  fresh->callback([asked, &common, &status] { status = add_new_revision(*asked, common); });
  add_acts(*text, asked, common, status);
  CLI::App* frozen = sub(*text, *asked, "freeze", "The last revision goes to a yes or no");
  frozen->callback([asked, &common, &status] {
    status = change(*asked, common,
                    [](const Book&, model::OneText one) { return drafts::freeze(std::move(one)); });
  });
  CLI::App* shown = sub(*text, *asked, "expose", "Write into the ledger who got a copy");
  shown->add_option("RECIPIENT", asked->recipients, "parties or persons, in the order of copies")->required();
  shown->add_option("--revision", asked->revision, "default: the last")->type_name("ID");
  shown->add_option("--medium", asked->medium, "paper, mail, read aloud, …");
  shown
      ->add_option("--copies", asked->out,
                   "also write the copies to this folder, each the same to the letter")
      ->type_name("FOLDER");
  add_day(*shown, *asked, common);
  shown->callback([asked, &common, &status] { status = expose(*asked, common); });
  CLI::App* voted = sub(*text, *asked, "answer", "A party's yes or no to the frozen revision");
  voted->add_option("ANSWER", asked->answer, "yes or no")->required()->check(CLI::IsMember({"yes", "no"}));
  voted->add_option("--by", asked->by, "party")->required()->type_name("ID");
  voted->add_option("--source", asked->source, "id of the source that says so")->type_name("ID");
  add_day(*voted, *asked, common);
  voted->callback([asked, &common, &status] { status = answer(*asked, common); });
  CLI::App* minute = text->add_subcommand("minute", "Note an understanding and who confirms it");
  minute->add_option("CASE", asked->path, "the case: a folder")->required();
  minute->add_option("WORDS", asked->words, "what was understood")->required();
  minute->add_option("--confirmed", asked->confirmed, "parties")->delimiter(',');
  minute->add_option("--disputed", asked->disputed, "parties")->delimiter(',');
  minute->add_option("--asked", asked->asked, "parties that have not answered yet")->delimiter(',');
  add_day(*minute, *asked, common);
  minute->callback([asked, &common, &status] { status = add_minute(*asked, common); });
  CLI::App* show = sub(*text, *asked, "status", call.summary);
  add_common(*show, common);
  show->callback([asked, &common, &status] { status = show_status(*asked, common); });
}

}  // namespace mediant::cli
