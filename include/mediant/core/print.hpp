// The one way numbers and tables are printed, and numbers read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mediant {

/// Shortest decimal that reads back as the same double ("0.1", "1e-300"); never locale-dependent.
[[nodiscard]] std::string shortest(double value);

/// The double nearest to a whole word written as from_chars writes it ("7.25", "-1e3"); nothing for anything
/// else, for inf, nan and overflow. Never locale-dependent.
[[nodiscard]] std::optional<double> read_double(std::string_view word);

/// Fixed decimals, trailing zeros kept: fixed(2.5, 2) = "2.50"; never "-0.00".
[[nodiscard]] std::string fixed(double value, int decimals);

/// Digits grouped by thin "," for people: "115,600". Takes a string of digits so that counts of any size fit.
[[nodiscard]] std::string grouped(std::string_view digits);

/// Number of terminal columns a UTF-8 string takes: combining marks 0, East Asian wide 2, all else 1.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

enum class Align { left, right };

struct Column {
  std::string title;
  Align align = Align::left;
};

/// A table of cells; rows shorter than the columns are filled with empty cells.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

/// For a terminal of `width` columns: long cells wrap at words, columns shrink before they vanish.
[[nodiscard]] std::string to_text(const Table& table, std::size_t width = 100);
[[nodiscard]] std::string to_markdown(const Table& table);
/// RFC 4180, "\r\n"-free: one "\n" a row; cells that begin with = + - @ are prefixed with ' against formula
/// injection unless they are numbers.
[[nodiscard]] std::string to_csv(const Table& table);

/// Breaks a paragraph at words to lines of at most `width` columns, each begun with `indent`.
[[nodiscard]] std::string wrap(std::string_view paragraph, std::size_t width, std::string_view indent = "");

}  // namespace mediant
