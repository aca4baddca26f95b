// The numbers and headings a DOCX gives its paragraphs through styles.xml and numbering.xml
// (ECMA-376 part 1, 17.7 and 17.9).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

namespace mediant::formats {

inline constexpr std::size_t docx_levels = 9;

struct NumberLevel {
  long start = 1;
  std::string format = "decimal";
  std::string text;    ///< "%1.%2." with the numbers of the levels in place
  int restart = -1;    ///< level whose step restarts this one; -1: the level above
  bool legal = false;  ///< all numbers shown as decimals
};

class DocxNumbering {
 public:
  void read_styles(const pugi::xml_document& styles);
  void read_numbering(const pugi::xml_document& numbering);

  struct Mark {
    std::string label;  ///< "2.3", "(a)", "•"; empty where the level shows none
    int level = 0;
    bool numbered = false;
  };
  /// The number of the next paragraph with these properties; counts on.
  [[nodiscard]] Mark next(const pugi::xml_node& properties);

  /// 1..9 for a heading, 0 otherwise.
  [[nodiscard]] int heading(const pugi::xml_node& properties) const;

 private:
  struct Style {
    std::string based_on, name;
    std::string num;  ///< numId
    std::optional<int> level;
    std::optional<int> outline;
  };
  struct List {
    std::string shared;  ///< the abstract list whose counters it continues
    std::map<std::size_t, NumberLevel> overrides;
    std::map<std::size_t, long> start;
    bool started = false;
  };
  struct Shared {
    std::array<NumberLevel, docx_levels> levels;
    std::map<std::string, std::size_t> level_of_style;
    std::string style_link, link_target;
    std::array<long, docx_levels> value{};
    std::array<bool, docx_levels> running{};
  };
  [[nodiscard]] const Style* style_of(const pugi::xml_node& properties) const;

  std::map<std::string, Style> styles_;
  std::string default_style_;
  std::map<std::string, Shared> shared_;
  std::map<std::string, List> lists_;
};

}  // namespace mediant::formats
