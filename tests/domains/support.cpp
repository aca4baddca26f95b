#include "support.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace mediant::domains_test {

std::vector<Row> read_csv(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> line;
  std::string cell;
  bool quoted = false;
  for (char c = 0; file.get(c);) {
    if (quoted) {
      if (c == '"' && file.peek() == '"') {
        cell += static_cast<char>(file.get());
      } else if (c == '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',' || c == '\n') {
      line.push_back(cell);
      cell.clear();
      if (c == '\n') {
        lines.push_back(line);
        line.clear();
      }
    } else if (c != '\r') {
      cell += c;
    }
  }
  std::vector<Row> rows;
  for (std::size_t r = 1; r < lines.size(); ++r) {
    Row row;
    for (std::size_t k = 0; k < lines[0].size() && k < lines[r].size(); ++k) row[lines[0][k]] = lines[r][k];
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<double> numbers_in(const std::string& cell) {
  std::vector<double> numbers;
  const char* at = cell.c_str();
  while (*at != '\0') {
    char* end = nullptr;
    const double value = std::strtod(at, &end);
    if (end == at) {
      ++at;
    } else {
      numbers.push_back(value);
      at = end;
    }
  }
  return numbers;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

}  // namespace mediant::domains_test
