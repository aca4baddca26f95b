// `note`: what was just heard, in the record within seconds. What a note may hold stands in
// record/notes.hpp; here it is taken from the command line, a pipe or the terminal.
#include <unistd.h>

#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "case_book.hpp"
#include "command_line.hpp"
#include "mediant/record/notes.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::cli {
namespace {

struct Asked {
  std::string path, on;
  record::Note note;
};

std::string words_typed() {
  if (::isatty(STDIN_FILENO) == 0) return {std::istreambuf_iterator<char>(std::cin), {}};
  std::cerr << "What was said? FROM > TO: words, or WHO: words\n> " << std::flush;
  std::string line;
  std::getline(std::cin, line);
  return line;
}

int take(Asked asked, const Common& common) {
  int status = exit_ok;
  auto book = open_book(asked.path, common, status);
  if (!book) return status;
  if (asked.note.words.empty() || asked.note.words == "-") asked.note.words = words_typed();
  if (!text::is_valid_utf8(asked.note.words))
    return refuse({"bad-text", "the words are not UTF-8", "convert them first"});
  asked.note.recorded = model::date_of_day(today_of(common));
  asked.note.on = asked.on.empty() ? asked.note.recorded : model::parse_date(asked.on);
  if (!asked.note.on)
    return refuse({"bad-option", "--on cannot be `" + asked.on + "`", "give a date such as 2026-03-12"});
  auto noted = record::take_note(book->c, asked.note, *text::make_icu_toolkit());
  if (!noted) return refuse(noted.error());
  book->c = std::move(noted->c);
  if (const int failed = save_book(*book); failed != exit_ok) return failed;
  if (common.format == "json")
    std::cout << nlohmann::ordered_json({{"mediant", 1},
                                         {"result",
                                          {{"noted", noted->what},
                                           {"id", noted->id},
                                           {"words", noted->words},
                                           {"for", asked.note.cleared}}}})
                     .dump(2)
              << '\n';
  else
    std::cout << noted->id << ": " << noted->words
              << (asked.note.cleared.empty() ? " (seen by the desk only)\n" : "\n");
  return exit_ok;
}

}  // namespace

void add_note(CLI::App& app, Common& common, int& status) {
  CLI::App* command =
      app.add_subcommand("note", "Note a message, a statement or an understanding in seconds");
  command->footer(
      wrap(
          "\"FROM > TO: words\" is a message, \"WHO: words\" a statement; --minute an understanding, "
          "--reply-to "
          "the answer to a message. Names are ids, names, last names or aliases of the case. Words in "
          "quotation "
          "marks are word for word. A statement is of the kind that the rules for reading reports give it, "
          "unless --kind says otherwise, and rests on a conversation (--present, --noted-by) or a --source. "
          "Without --cleared only the desk sees the note. Only what changes in the case file is written anew "
          "(comments that cannot stay are told), whole or not at all, and never over what somebody else "
          "wrote "
          "meanwhile.",
          92) +
      "\n\nExamples:\n"
      "  mediant note harbour \"authority > federation: We can talk about eleven.\" --via haas --owed\n"
      "  mediant note harbour 'federation: \"All fourteen or none.\"' --issue return --present haas\n"
      "  mediant note harbour \"All or none.\" --reply-to m5\n"
      "  mediant note harbour --minute \"No lockout before May\" --confirmed federation --asked authority\n"
      "  mediant note harbour --reply-to minute-1 --confirmed authority\n");
  const auto asked = std::make_shared<Asked>();
  record::Note& note = asked->note;
  const auto word = [&](const char* name, std::string& to, const char* help, const char* type = "WHO") {
    command->add_option(name, to, help)->type_name(type);
  };
  const auto list = [&](const char* name, std::vector<std::string>& to, const char* help,
                        const char* type = "A,B,…") {
    command->add_option(name, to, help)->delimiter(',')->expected(1)->type_name(type);
  };
  command->add_option("CASE", asked->path, "the case: a folder, or one .yaml or .json file")->required();
  command->add_option("WORDS", note.words, "what was said; asked for, or read from a pipe, if left out");
  word("--from", note.from, "a message from");
  list("--to", note.to, "… to, or whom a statement is addressed to");
  list("--via", note.via, "who carried or reported it");
  command->add_option("--authority", note.authority, "of a message (default: convey)")
      ->check(CLI::IsMember({"convey", "own-idea", "background", "not-to-convey"}));
  command->add_flag("--owed", note.answer_owed, "an answer to it is owed");
  command->add_flag("--verbatim", note.verbatim, "word for word");
  word("--by", note.by, "a statement by");
  word("--kind", note.kind, "position, concern, threat, promise, call, …", "KIND");
  word("--stance", note.stance, "demands, offers, accepts, rejects, …", "STANCE");
  word("--issue", note.issue, "id of the issue", "ID");
  word("--option", note.option, "option of that issue", "ID");
  command->add_flag("--off-record", note.off_record, "a statement off the record");
  command->add_flag("--minute", note.minute, "the words are an understanding");
  list("--confirmed", note.confirmed, "sides that confirm the understanding");
  list("--disputed", note.disputed, "sides that dispute it");
  list("--asked", note.asked, "sides that have not answered yet");
  word("--meeting", note.meeting, "the meeting of an understanding", "ID");
  word("--reply-to", note.replies_to, "message whose answer this is, or minute that sides speak on", "ID");
  list("--about", note.about, "ids of what it is about");
  list("--cleared", note.cleared, "who besides the desk may see the note: parties, or public");
  word("--source", note.source, "the source it rests on", "ID");
  list("--present", note.present, "who was present when it was heard");
  word("--noted-by", note.noted_by, "who noted it");
  word("--on", asked->on, "on this day (default: today)", "DATE");
  command->add_option("--today", common.today, "take this day for today")->type_name("DATE")->group("Common");
  command->add_option("--format", common.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->group("Common");
  command->callback([asked, &common, &status] { status = take(*asked, common); });
}

}  // namespace mediant::cli
