#include "docx_styles.hpp"

#include <algorithm>

#include "mediant/formats/native/numbering.hpp"

namespace mediant::formats {
namespace {

std::string value_of(const pugi::xml_node& node) { return node.attribute("w:val").as_string(); }

// "heading 3" and "Heading 3" are Word's own heading styles whatever their outline level says.
int level_of_heading_name(const std::string& name) {
  if (name.size() != 9 || (name[0] != 'h' && name[0] != 'H') || name.substr(1, 7) != "eading ") return 0;
  return name[8] >= '1' && name[8] <= '9' ? name[8] - '0' : 0;
}

std::size_t level_index(long value) {
  return static_cast<std::size_t>(std::clamp<long>(value, 0, docx_levels - 1));
}

NumberLevel read_level(const pugi::xml_node& node) {
  NumberLevel level;
  level.start = node.child("w:start") ? node.child("w:start").attribute("w:val").as_int(1) : 0;
  if (node.child("w:numFmt")) level.format = value_of(node.child("w:numFmt"));
  level.text = value_of(node.child("w:lvlText"));
  if (node.child("w:lvlRestart")) level.restart = node.child("w:lvlRestart").attribute("w:val").as_int(-1);
  const pugi::xml_node legal = node.child("w:isLgl");
  level.legal = legal && value_of(legal) != "0" && value_of(legal) != "false";
  return level;
}

}  // namespace

void DocxNumbering::read_styles(const pugi::xml_document& styles) {
  for (const pugi::xml_node& node : styles.child("w:styles").children("w:style")) {
    if (node.attribute("w:type").as_string() != std::string_view("paragraph")) continue;
    Style style;
    style.based_on = value_of(node.child("w:basedOn"));
    style.name = value_of(node.child("w:name"));
    const pugi::xml_node properties = node.child("w:pPr");
    style.num = value_of(properties.child("w:numPr").child("w:numId"));
    if (const auto level = properties.child("w:numPr").child("w:ilvl"))
      style.level = level.attribute("w:val").as_int();
    if (const auto outline = properties.child("w:outlineLvl"))
      style.outline = outline.attribute("w:val").as_int();
    const std::string id = node.attribute("w:styleId").as_string();
    if (node.attribute("w:default").as_bool()) default_style_ = id;
    styles_[id] = std::move(style);
  }
}

void DocxNumbering::read_numbering(const pugi::xml_document& numbering) {
  const pugi::xml_node root = numbering.child("w:numbering");
  for (const pugi::xml_node& node : root.children("w:abstractNum")) {
    Shared shared;
    shared.style_link = value_of(node.child("w:numStyleLink"));
    shared.link_target = value_of(node.child("w:styleLink"));
    for (const pugi::xml_node& level : node.children("w:lvl")) {
      const std::size_t i = level_index(level.attribute("w:ilvl").as_int());
      shared.levels[i] = read_level(level);
      if (const std::string style = value_of(level.child("w:pStyle")); !style.empty())
        shared.level_of_style[style] = i;
    }
    shared_[node.attribute("w:abstractNumId").as_string()] = std::move(shared);
  }
  for (const pugi::xml_node& node : root.children("w:num")) {
    List list;
    list.shared = value_of(node.child("w:abstractNumId"));
    // A list that links to a numbering style uses the levels of the abstract list that defines the style.
    if (const auto found = shared_.find(list.shared);
        found != shared_.end() && !found->second.style_link.empty()) {
      for (const auto& [id, shared] : shared_) {
        if (shared.link_target == found->second.style_link) list.shared = id;
      }
    }
    for (const pugi::xml_node& change : node.children("w:lvlOverride")) {
      const std::size_t i = level_index(change.attribute("w:ilvl").as_int());
      if (const auto start = change.child("w:startOverride"))
        list.start[i] = start.attribute("w:val").as_int(1);
      if (const auto level = change.child("w:lvl")) list.overrides[i] = read_level(level);
    }
    lists_[node.attribute("w:numId").as_string()] = std::move(list);
  }
}

const DocxNumbering::Style* DocxNumbering::style_of(const pugi::xml_node& properties) const {
  std::string id = value_of(properties.child("w:pStyle"));
  if (id.empty()) id = default_style_;
  const auto found = styles_.find(id);
  return found == styles_.end() ? nullptr : &found->second;
}

DocxNumbering::Mark DocxNumbering::next(const pugi::xml_node& properties) {
  const pugi::xml_node own = properties.child("w:numPr");
  std::string num = value_of(own.child("w:numId"));
  std::optional<int> level;
  if (const auto node = own.child("w:ilvl")) level = node.attribute("w:val").as_int();
  std::string style_id = value_of(properties.child("w:pStyle"));
  if (num.empty()) {
    const Style* style = style_of(properties);
    for (int guard = 0; style != nullptr && guard < 32; ++guard) {
      if (!level && style->level) level = style->level;
      if (!style->num.empty()) {
        num = style->num;
        break;
      }
      const auto base = styles_.find(style->based_on);
      if (base == styles_.end()) break;
      style_id = style->based_on;
      style = &base->second;
    }
  }
  const auto list = lists_.find(num);
  if (num.empty() || num == "0" || list == lists_.end()) return {};
  const auto shared = shared_.find(list->second.shared);
  if (shared == shared_.end()) return {};
  Shared& counters = shared->second;
  std::size_t i = level_index(level.value_or(0));
  if (!level) {
    if (const auto by_style = counters.level_of_style.find(style_id);
        by_style != counters.level_of_style.end())
      i = by_style->second;
  }
  const auto level_at = [&](std::size_t l) -> const NumberLevel& {
    const auto own_level = list->second.overrides.find(l);
    return own_level == list->second.overrides.end() ? counters.levels[l] : own_level->second;
  };
  const auto start_of = [&](std::size_t l) {
    const auto start = list->second.start.find(l);
    return start == list->second.start.end() ? level_at(l).start : start->second;
  };
  if (!list->second.started) {
    list->second.started = true;
    for (const auto& [l, start] : list->second.start) counters.running[l] = false;
  }
  for (std::size_t l = 0; l < i; ++l) {
    if (!counters.running[l]) {
      counters.value[l] = start_of(l);
      counters.running[l] = true;
    }
  }
  counters.value[i] = counters.running[i] ? counters.value[i] + 1 : start_of(i);
  counters.running[i] = true;
  for (std::size_t l = i + 1; l < docx_levels; ++l) {
    const int restart = level_at(l).restart;
    if (restart == 0 || (restart > 0 && static_cast<int>(i) >= restart)) continue;
    counters.running[l] = false;
  }
  Mark mark;
  mark.numbered = true;
  mark.level = static_cast<int>(i);
  const NumberLevel& shown = level_at(i);
  if (shown.format == "bullet") {
    mark.label = "•";
    return mark;
  }
  if (shown.format == "none") return mark;
  for (std::size_t k = 0; k < shown.text.size() && mark.label.size() < 200; ++k) {
    if (shown.text[k] == '%' && k + 1 < shown.text.size() && shown.text[k + 1] >= '1' &&
        shown.text[k + 1] <= '9') {
      const auto l = static_cast<std::size_t>(shown.text[++k] - '1');
      mark.label += printed_number(counters.value[l], shown.legal ? "decimal" : level_at(l).format);
    } else {
      mark.label += shown.text[k];
    }
  }
  while (mark.label.ends_with(' ')) mark.label.pop_back();
  return mark;
}

int DocxNumbering::heading(const pugi::xml_node& properties) const {
  if (const auto outline = properties.child("w:outlineLvl")) {
    const int level = outline.attribute("w:val").as_int();
    return level >= 0 && level < 9 ? level + 1 : 0;
  }
  const Style* style = style_of(properties);
  for (int guard = 0; style != nullptr && guard < 32; ++guard) {
    if (style->name == "Title" || style->name == "title") return 1;
    if (const int level = level_of_heading_name(style->name); level > 0) return level;
    if (style->outline) return *style->outline >= 0 && *style->outline < 9 ? *style->outline + 1 : 0;
    const auto base = styles_.find(style->based_on);
    style = base == styles_.end() ? nullptr : &base->second;
  }
  return 0;
}

}  // namespace mediant::formats
