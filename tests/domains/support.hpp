// Reads the CSV tables of expected numbers.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mediant::domains_test {

using Row = std::map<std::string, std::string>;

/// RFC 4180, first line the column names.
[[nodiscard]] std::vector<Row> read_csv(const std::filesystem::path& path);
/// "[0.1, 2]" and "[[0.1, 2], [3, 4]]" as flat numbers.
[[nodiscard]] std::vector<double> numbers_in(const std::string& cell);
[[nodiscard]] std::vector<std::string> split(const std::string& text, char separator);

}  // namespace mediant::domains_test
