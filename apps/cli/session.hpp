// What every command of the program shares: loading a case for an audience, printing a page, telling errors.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "mediant/api/api.hpp"
#include "mediant/formats/native/case_file.hpp"

namespace mediant::cli {

/// Exit statuses: 0 an answer (also "none"), 1 the input is wrong, 2 it cannot be read or the command is
/// misused.
enum Exit : int { exit_ok = 0, exit_wrong = 1, exit_unusable = 2, exit_interrupted = 130 };

/// The flags that every command has.
struct Common {
  std::string audience;  ///< --for; empty: not given
  std::string format;    ///< --format; empty: by the output file's ending, else text
  std::string output;    ///< -o; empty: standard output
  unsigned threads = 0;  ///< --threads; 0: all
  std::string today;     ///< --today; empty: the clock
  std::string profiles;  ///< --profiles; of a negotiation-research domain
};

/// Prints "mediant: …" and the hint to standard error.
void complain(const Error& error);
void complain(const Diagnostics& diagnostics);

/// A case as its audience may see it, with what its reader had to say.
struct Opened {
  formats::Loaded loaded;
  model::Audience audience;
  std::optional<std::string> research;  ///< path of the domain of negotiation research it was converted from
};

/// Loads a case and resolves --for. Prints what is wrong and gives the exit status where it cannot be used;
/// `even_if_wrong` is for `check`, which shows the problems itself.
struct OpenResult {
  std::optional<Opened> opened;
  int status = exit_ok;
};
[[nodiscard]] OpenResult open_case(const std::string& path, const Common& common, bool even_if_wrong = false);

/// Days since 1970-01-01, from --today or the clock.
[[nodiscard]] long today_of(const Common& common);

/// text, json, markdown, csv … for this output.
[[nodiscard]] std::string format_of(const Common& common);

/// Writes to -o (atomically) or standard output.
[[nodiscard]] int deliver(std::string_view bytes, const Common& common);

/// Columns of the terminal, or 100.
[[nodiscard]] std::size_t terminal_width();
[[nodiscard]] bool colour_wanted();

/// Runs one call and prints its answer in the wanted form.
[[nodiscard]] int run_call(const api::Call& call, const Opened* opened, const api::Json& options,
                           const Common& common);

}  // namespace mediant::cli
