// `read --accept`: the suggestions of a report taken into a case, one key each at a terminal or from a file
// of decisions. Without --accept it is the plain call.
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "case_book.hpp"
#include "command_line.hpp"
#include "mediant/formats/native/document_file.hpp"
#include "mediant/formats/native/fingerprint.hpp"
#include "mediant/record/accept.hpp"
#include "mediant/record/read.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::cli {
namespace {

namespace fs = std::filesystem;
using record::Choice;

/// One key at a time, without echo, until this is gone; whatever ends the program puts the terminal back.
class Keys {
 public:
  Keys() {
    terminal_ = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &before_) == 0;
    if (!terminal_) return;
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);  // Ctrl-C comes as a key: nothing is lost
    ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  }
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;
  ~Keys() {
    if (terminal_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  }
  /// A line typed with echo.
  std::string line() const {
    termios raw{};
    if (terminal_) {
      ::tcgetattr(STDIN_FILENO, &raw);
      ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }
    std::string typed;
    for (char key = next(); key != '\0' && key != '\n'; key = next()) typed += key;
    if (terminal_) ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    return typed;
  }
  /// 0 at the end of input.
  static char next() {
    char key = 0;
    return ::read(STDIN_FILENO, &key, 1) == 1 ? key : '\0';
  }

 private:
  bool terminal_ = false;
  termios before_{};
};

void show(const record::Reading& reading, std::size_t at) {
  const record::Suggestion& s = reading.suggestions[at];
  std::cout << '\n'
            << at + 1 << '/' << reading.suggestions.size() << "  " << record::to_word(s.kind) << "  "
            << record::in_words(s) << '\n'
            << wrap("“" + s.text + "”", terminal_width(), "    ") << "  [y/n/m/b/k/K/q] " << std::flush;
}

struct Reviewed {
  std::vector<Choice> choices;
  std::size_t keys = 0;
  std::size_t mended = 0;
};

Reviewed ask(record::Reading& reading) {
  std::cout << "y keep · n leave out · m mend · b back · k keep all of this kind · K leave out all of this "
               "kind · q stop and save what was kept\n";
  record::Review review = record::begin_review(reading);
  std::vector<bool> mended(reading.suggestions.size());
  const Keys terminal;
  while (!review.done()) {
    show(reading, review.at);
    char key = Keys::next();
    if (key == '\0' || key == '\x03' || key == '\x04') key = 'q';
    if (key == 'm') {
      std::cout << "\n    FIELD: VALUE (by, via, stance, kind, on, …): " << std::flush;
      const std::string change = terminal.line();
      review.keys += change.size() + 2;
      if (const auto done = record::mend(reading.suggestions[review.at], change))
        mended[review.at] = true;
      else
        complain(done.error());
      continue;
    }
    record::press(review, reading, key);
  }
  std::cout << '\n';
  return {review.choices, review.keys,
          static_cast<std::size_t>(std::count(mended.begin(), mended.end(), true))};
}

struct Asked {
  std::string article, case_path, published, accept, title, publisher;
};

record::Report report_of(const Asked& asked, const text::WrittenDocument& document, const model::Case& c) {
  record::Report report;
  report.title = asked.title.empty() ? document.name : asked.title;
  report.publisher = asked.publisher;
  report.on = model::parse_date(asked.published);
  std::string stem = fs::path(asked.article).stem().string();
  for (char& ch : stem)
    if (std::isalnum(static_cast<unsigned char>(ch)) == 0) ch = '-';
  report.file = "sources/" + stem + ".txt";
  const auto taken = [&] {
    return std::any_of(c.sources.begin(), c.sources.end(),
                       [&](const model::Source& source) { return source.file == report.file; });
  };
  for (int n = 2; taken(); ++n) report.file = "sources/" + stem + "-" + std::to_string(n) + ".txt";
  report.hash = formats::fingerprint(document.text);
  return report;
}

/// What the case keeps beside it; a case of one file has no folder and takes the text in.
std::vector<Kept> kept_beside(Book& book, const record::Report& report, const std::string& text) {
  if (book.in_a_folder) return {{report.file, text}};
  for (model::Source& source : book.c.sources) {
    if (source.file != report.file) continue;
    source.file.clear();
    source.text = text;
  }
  return {};
}

int accept(const Asked& asked, const Common& common) {
  int status = exit_ok;
  auto book = open_book(asked.case_path, common, status);
  if (!book) return status;
  const auto document = formats::read_document(asked.article);
  if (!document) {
    complain(document.error());
    return exit_unusable;
  }
  if (!asked.published.empty() && !model::parse_date(asked.published)) {
    complain(
        Error{"bad-option", "--published cannot be `" + asked.published + "`", "write it as 2025-12-02"});
    return exit_wrong;
  }
  const auto toolkit = text::make_icu_toolkit();
  record::ReadOptions options;
  options.c = &book->c;
  options.published = model::parse_date(asked.published);
  record::Reading reading = record::read(document->text, options, *toolkit);
  Reviewed reviewed;
  if (asked.accept.empty()) {
    reviewed = ask(reading);
  } else {
    const auto file = formats::read_file(asked.accept);
    if (!file) {
      complain(file.error());
      return exit_unusable;
    }
    const auto read = record::read_choices(*file, reading);
    if (!read) {
      complain(read.error());
      return exit_wrong;
    }
    reviewed.choices = *read;
  }
  const auto kept = std::count(reviewed.choices.begin(), reviewed.choices.end(), Choice::accepted);
  if (kept == 0) {
    std::cout << "Nothing was kept; the case is as it was.\n";
    return exit_ok;
  }
  const record::Report report = report_of(asked, *document, book->c);
  record::Accepted accepted = record::accept(book->c, reading, document->text, report, reviewed.choices);
  book->c = std::move(accepted.c);
  const auto beside = kept_beside(*book, report, document->text);
  if (const int failed = save_book(*book, beside); failed != exit_ok) return failed;
  for (const std::string& note : accepted.notes) std::cerr << "note: " << note << '\n';
  std::cout << "Kept " << kept << " of " << reading.suggestions.size() << " suggestions";
  if (reviewed.keys > 0)
    std::cout << " with " << reviewed.keys << (reviewed.keys == 1 ? " key; " : " keys; ") << reviewed.mended
              << " mended";
  std::cout << ". `mediant check " << asked.case_path << "` tells what is still missing.\n";
  return exit_ok;
}

int run(const api::Call& call, const Given& given, const Common& common) {
  auto options = options_of(call, given);
  if (!options) return refuse(options.error());
  if (common.format == "jsonld") (*options)["jsonld"] = true;
  return run_call(call, nullptr, *options, common);
}

}  // namespace

void add_read(CLI::App& app, Common& common, int& status) {
  const api::Call& call = *api::find_call("read");
  CLI::App* command = app.add_subcommand("read", call.summary);
  std::string footer =
      wrap(call.details, 92) +
      "\nWith --accept what you keep enters the case given by --case, of whose file only "
      "what changes is written anew (comments that cannot stay are told); the report is kept verbatim beside "
      "it "
      "with its hash. A file of decisions has lines such as \"12 y\", \"12 y by: NAME\" (mended "
      "first), \"3-9 n\", \"person y\", \"all y\"; numbers as in --format json, from 0.\n\nExamples:\n";
  for (const std::string& example : call.examples) footer += "  mediant " + example + "\n";
  footer += "  mediant read report.txt --case mycase --accept\n";
  command->footer(footer);
  const auto given = std::make_shared<Given>();
  const auto asked = std::make_shared<Asked>();
  add_call_options(*command, call, *given);
  auto* accepting = command->add_option(
      "--accept", asked->accept, "take suggestions into the case: one key each, or from a file of decisions");
  accepting->expected(0, 1)->type_name("[FILE]");
  command->add_option("--title", asked->title, "with --accept: the report's title");
  command->add_option("--publisher", asked->publisher, "with --accept: who published it");
  add_common(*command, common);
  command->remove_option(command->get_option("--format"));
  command->add_option("--format", common.format, "text, json, jsonld (W3C Web Annotations), markdown or csv")
      ->check(CLI::IsMember({"text", "json", "jsonld", "markdown", "csv"}))
      ->type_name("FORM")
      ->group("Common");
  command->callback([&call, given, asked, accepting, &common, &status] {
    if (accepting->count() == 0) {
      status = run(call, *given, common);
      return;
    }
    asked->article = given->single.at("article");
    asked->case_path = given->single.at("case");
    asked->published = given->single.at("published");
    if (asked->case_path.empty()) {
      complain(Error{"missing-case", "--accept needs --case, the case to take them into", ""});
      status = exit_unusable;
      return;
    }
    status = accept(*asked, common);
  });
}

}  // namespace mediant::cli
