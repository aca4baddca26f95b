// `lock` and `unlock`: a case under a passphrase, as the page reads and writes it too.
#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <memory>

#include "command_line.hpp"
#include "mediant/formats/native/locked_file.hpp"
#include "mediant/text/native/icu.hpp"

namespace mediant::cli {
namespace {

/// Reads a line from the terminal without showing it, or from standard input where there is no terminal.
std::string asked(const std::string& question) {
  const bool terminal = ::isatty(STDIN_FILENO) != 0;
  termios shown{};
  if (terminal) {
    std::cerr << question << ' ' << std::flush;
    ::tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  std::string line;
  std::getline(std::cin, line);
  if (terminal) {
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::cerr << '\n';
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return text::is_valid_utf8(line) ? text::make_icu_toolkit()->nfc(line) : line;
}

int lock_case(const std::string& path, const std::string& output, const Common& common) {
  const OpenResult open = open_case(path, common);
  if (!open.opened) return open.status;
  const std::filesystem::path folder = std::filesystem::is_directory(path)
                                           ? std::filesystem::path(path)
                                           : std::filesystem::path(path).parent_path();
  const std::string passphrase = asked("Passphrase:");
  if (::isatty(STDIN_FILENO) != 0 && asked("The same again:") != passphrase) {
    complain(Error{"passphrase", "the two passphrases differ", ""});
    return exit_wrong;
  }
  if (text::count_code_points(passphrase) < 12) {
    complain(Error{"passphrase", "the passphrase has fewer than 12 characters",
                   "four or five unrelated words do well"});
    return exit_wrong;
  }
  const auto locked = formats::lock(
      formats::write_case_json(formats::with_texts(open.opened->loaded.value, folder)), passphrase);
  if (!locked) {
    complain(locked.error());
    return exit_unusable;
  }
  if (const auto written = formats::write_file(output, *locked); !written) {
    complain(written.error());
    return exit_unusable;
  }
  return exit_ok;
}

int unlock_case(const std::string& path, const std::string& output) {
  const auto bytes = formats::read_file(path);
  if (!bytes) {
    complain(bytes.error());
    return exit_unusable;
  }
  const auto opened = formats::unlock(*bytes, formats::is_locked(*bytes) ? asked("Passphrase:") : "");
  if (!opened) {
    complain(opened.error());
    return exit_wrong;
  }
  if (output.empty()) {
    std::cout << *opened;
    return exit_ok;
  }
  if (const auto written = formats::write_file(output, *opened); !written) {
    complain(written.error());
    return exit_unusable;
  }
  return exit_ok;
}

}  // namespace

void add_lock(CLI::App& app, Common& common, int& status) {
  const auto path = std::make_shared<std::string>();
  const auto output = std::make_shared<std::string>();
  CLI::App* lock = app.add_subcommand("lock", "Encrypt a case under a passphrase, into one file");
  lock->add_option("CASE", *path, "the case: a folder, or one .yaml or .json file")->required();
  lock->add_option("-o,--output", *output, "the locked file")->required()->type_name("FILE");
  lock->footer(
      "The passphrase is asked for, or read from standard input where that is no terminal. Without it nobody "
      "can\n"
      "open the file. The workbench opens the same files.\n\nExamples:\n  mediant lock cases/labour-contract "
      "-o "
      "labour.mediant\n");
  lock->callback([path, output, &common, &status] { status = lock_case(*path, *output, common); });

  CLI::App* unlock = app.add_subcommand("unlock", "Decrypt a locked case");
  unlock->add_option("FILE", *path, "the locked file")->required();
  unlock->add_option("-o,--output", *output, "write the case's JSON here; standard output when left out")
      ->type_name("FILE");
  unlock->footer("Examples:\n  mediant unlock labour.mediant -o labour.json\n");
  unlock->callback([path, output, &status] { status = unlock_case(*path, *output); });
}

}  // namespace mediant::cli
