// GENIUS XML (Lin et al. 2014, Computational Intelligence 30(1); GENIUS 10.4): domains and profiles.
#include <algorithm>
#include <set>

#include "genius_spaces.hpp"
#include "mediant/text/text.hpp"

namespace mediant::formats {
namespace genius {

std::vector<pugi::xml_node> issue_elements(const pugi::xml_node& parent, std::size_t depth_left) {
  std::vector<pugi::xml_node> issues;
  if (depth_left == 0) return issues;
  for (const pugi::xml_node objective : parent.children("objective")) {
    const std::vector<pugi::xml_node> below = issue_elements(objective, depth_left - 1);
    issues.insert(issues.end(), below.begin(), below.end());
  }
  for (const pugi::xml_node issue : parent.children("issue")) issues.push_back(issue);
  return issues;
}

std::string issue_type(const pugi::xml_node& issue) {
  if (issue.attribute("type")) return lower_case(issue.attribute("type").value());
  if (issue.attribute("vtype")) return lower_case(issue.attribute("vtype").value());
  return "discrete";
}

pugi::xml_node find_below(const pugi::xml_node& root, const char* name) {
  const std::string_view wanted = name;
  return root.find_node([&](const pugi::xml_node& node) { return node.name() == wanted; });
}

std::optional<double> number_of(const pugi::xml_node& node, const char* attribute) {
  return finite_number(node.attribute(attribute).value());
}

}  // namespace genius

namespace {

using genius::find_below;

// Elements that carry no meaning for the utilities, and those this reader uses; anything else is reported.
const std::set<std::string_view> known_elements = {"negotiation_template",
                                                   "utility_space",
                                                   "objective",
                                                   "issue",
                                                   "item",
                                                   "weight",
                                                   "range",
                                                   "evaluator",
                                                   "reservation",
                                                   "discount_factor",
                                                   "utility",
                                                   "ufun",
                                                   "hyperRectangle",
                                                   "INCLUDES",
                                                   "EXCLUDES",
                                                   "rules",
                                                   "ranks",
                                                   "constraints",
                                                   "constraint",
                                                   "valueassignment",
                                                   "checkassignment",
                                                   "condition",
                                                   "comparisons",
                                                   "errors",
                                                   "elicitation_cost",
                                                   "fixed_seed",
                                                   "experimental",
                                                   "optout",
                                                   "timeeffect",
                                                   "weightmultiplyer"};

struct File {
  const NamedText* text = nullptr;
  pugi::xml_document document;
  pugi::xml_node root;   // negotiation_template or utility_space
  pugi::xml_node space;  // the utility_space
};

// True if the bytes declare a document type or entities; comments and text that only mention them do not
// count.
bool declares_type(std::string_view bytes) {
  for (std::size_t at = bytes.find("<!"); at != std::string_view::npos; at = bytes.find("<!", at)) {
    if (bytes.substr(at, 4) == "<!--") {
      const std::size_t end = bytes.find("-->", at + 4);
      if (end == std::string_view::npos) return false;
      at = end + 3;
    } else if (bytes.substr(at, 9) == "<![CDATA[") {
      const std::size_t end = bytes.find("]]>", at + 9);
      if (end == std::string_view::npos) return false;
      at = end + 3;
    } else {
      return true;
    }
  }
  return false;
}

bool open(const NamedText& text, File& file, DomainReport& report) {
  file.text = &text;
  if (text.bytes.size() > report.limits().bytes) {
    report.limit(text.name, "",
                 "the file is larger than " + std::to_string(report.limits().bytes) + " bytes");
    return false;
  }
  if (text.bytes.find('\0') != std::string::npos) {
    report.error(text.name, "", "the file is not UTF-8 text", "save it as UTF-8");
    return false;
  }
  if (declares_type(text.bytes)) {
    report.error(text.name, "", "document types and entities are refused",
                 "remove <!DOCTYPE …> from the file");
    return false;
  }
  // Depth is bounded before anything walks the tree.
  std::size_t depth = 0;
  std::string_view bytes = text.bytes;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    if (bytes[i] != '<') continue;
    if (bytes.substr(i, 4) == "<!--") {
      const std::size_t end = bytes.find("-->", i + 4);
      i = end == std::string_view::npos ? bytes.size() : end + 2;
    } else if (bytes[i + 1] == '/') {
      depth -= depth > 0 ? 1 : 0;
    } else if (bytes[i + 1] != '?' && bytes[i + 1] != '!') {
      const std::size_t end = bytes.find('>', i);
      if (end == std::string_view::npos || bytes[end - 1] != '/') ++depth;
      if (depth > report.limits().depth) {
        report.limit(text.name, "",
                     "elements are nested deeper than " + std::to_string(report.limits().depth));
        return false;
      }
    }
  }
  const std::string head = lower_case(bytes.substr(0, std::min<std::size_t>(bytes.size(), 200)));
  const bool latin = head.find("iso-8859-1") != std::string::npos;
  if (!latin && !text::is_valid_utf8(bytes)) {
    report.error(text.name, "",
                 "the file is not valid UTF-8 (byte " + std::to_string(text::first_invalid_utf8(bytes)) + ")",
                 "save it as UTF-8, or declare encoding=\"ISO-8859-1\"");
    return false;
  }
  const pugi::xml_parse_result parsed = file.document.load_buffer(
      bytes.data(), bytes.size(), pugi::parse_default, latin ? pugi::encoding_latin1 : pugi::encoding_utf8);
  if (!parsed) {
    report.error(text.name, "",
                 "the file is not well-formed XML: " + std::string(parsed.description()) + " (byte " +
                     std::to_string(parsed.offset) + ")");
    return false;
  }
  file.root = file.document.document_element();
  const std::string_view name = file.root.name();
  if (name == "negotiation_template") {
    file.space = file.root.child("utility_space");
    if (!file.space) file.space = file.root;
  } else if (name == "utility_space") {
    file.space = file.root;
  } else {
    report.error(text.name, "", "<" + std::string(name) + "> is not a GENIUS file",
                 "the first element is negotiation_template or utility_space");
    return false;
  }
  return true;
}

void name_unknown(const File& file, DomainReport& report) {
  struct Walker : pugi::xml_tree_walker {
    std::set<std::string> unknown;
    bool for_each(pugi::xml_node& node) override {
      if (node.type() == pugi::node_element && !known_elements.contains(node.name()))
        unknown.insert(node.name());
      return true;
    }
  } walker;
  pugi::xml_node root = file.root;
  root.traverse(walker);
  for (const std::string& name : walker.unknown)
    report.warning(file.text->name, name, "<" + name + "> has no meaning for utilities and is left out");
}

bool read_issue(const pugi::xml_node& element, model::DomainIssue& issue, const std::string& file,
                DomainReport& report) {
  issue.name = element.attribute("name").value();
  issue.index = element.attribute("index").as_int();
  const std::string type = genius::issue_type(element);
  if (type == "discrete") {
    std::set<std::string> listed;
    for (const pugi::xml_node item : element.children("item")) {
      if (!report.admit(file, issue.name, 1)) return false;
      if (!listed.insert(item.attribute("value").value()).second)
        report.warning(file, issue.name,
                       "value \"" + std::string(item.attribute("value").value()) + "\" of issue \"" +
                           issue.name + "\" is listed twice; both count");
      issue.values.emplace_back(item.attribute("value").value());
    }
    if (issue.values.empty()) {
      report.error(file, issue.name, "issue \"" + issue.name + "\" has no values");
      return false;
    }
    return true;
  }
  const pugi::xml_node range = element.child("range");
  const auto bound = [&](const char* name) {
    return genius::number_of(range.attribute(name) ? range : element, name);
  };
  const std::optional<double> low = bound("lowerbound");
  const std::optional<double> high = bound("upperbound");
  if (!low || !high) {
    report.error(file, issue.name, "issue \"" + issue.name + "\" needs numbers lowerbound and upperbound");
    return false;
  }
  issue.low = *low;
  issue.high = *high;
  if (type == "integer") {
    if (std::floor(*low) != *low || std::floor(*high) != *high || std::abs(*low) > 1e15 ||
        std::abs(*high) > 1e15) {
      report.error(file, issue.name,
                   "the bounds of integer issue \"" + issue.name + "\" are not whole numbers");
      return false;
    }
    return fill_integers(issue, file, report);
  }
  if (type == "real") {
    if (issue.high < issue.low) {
      report.error(file, issue.name, "issue \"" + issue.name + "\" ends before it begins");
      return false;
    }
    fill_reals(issue, 21);  // the number of steps GENIUS analyses
    report.warning(file, issue.name,
                   "real issue \"" + issue.name + "\" is analysed in 21 steps, as GENIUS does");
    return true;
  }
  report.error(file, issue.name, "issue \"" + issue.name + "\" is of type \"" + type + "\"",
               "discrete, integer or real");
  return false;
}

bool read_issues(const File& file, model::Domain& domain, DomainReport& report) {
  std::set<std::string> names;
  for (const pugi::xml_node element : genius::issue_elements(file.space, report.limits().depth)) {
    model::DomainIssue issue;
    if (!read_issue(element, issue, file.text->name, report)) return false;
    if (!names.insert(issue.name).second)
      report.warning(file.text->name, issue.name, "two issues are called \"" + issue.name + "\"");
    domain.issues.push_back(std::move(issue));
  }
  if (domain.issues.empty()) {
    report.error(file.text->name, "", "the domain has no issues");
    return false;
  }
  return true;
}

// The profile's own element of each issue: of the same number and name, else of the same name, else number.
std::vector<pugi::xml_node> matched_issues(const File& file, const model::Domain& domain,
                                           DomainReport& report) {
  const std::vector<pugi::xml_node> elements = genius::issue_elements(file.space, report.limits().depth);
  std::vector<pugi::xml_node> matched;
  std::vector<bool> used(elements.size(), false);
  for (const model::DomainIssue& issue : domain.issues) {
    const auto take = [&](auto&& fits) -> pugi::xml_node {
      for (std::size_t k = 0; k < elements.size(); ++k) {
        if (used[k] || !fits(elements[k])) continue;
        used[k] = true;
        return elements[k];
      }
      return {};
    };
    const auto same_name = [&](const pugi::xml_node& e) { return e.attribute("name").value() == issue.name; };
    const auto same_number = [&](const pugi::xml_node& e) {
      return e.attribute("index").as_int() == issue.index;
    };
    pugi::xml_node node = take([&](const pugi::xml_node& e) { return same_name(e) && same_number(e); });
    if (!node) node = take(same_name);
    if (!node && (node = take(same_number)))
      report.warning(
          file.text->name, issue.name,
          "issue \"" + issue.name + "\" is called \"" + node.attribute("name").value() + "\" in the profile");
    matched.push_back(node);
  }
  for (std::size_t k = 0; k < elements.size(); ++k)
    if (!used[k])
      report.warning(file.text->name, elements[k].attribute("name").value(),
                     "issue \"" + std::string(elements[k].attribute("name").value()) +
                         "\" is not in the domain and is left out");
  return matched;
}

std::optional<double> value_of(const File& file, const char* name, DomainReport& report) {
  const pugi::xml_node node = find_below(file.root, name);
  if (!node) return std::nullopt;
  const char* text = node.attribute("value") ? node.attribute("value").value() : node.child_value();
  const std::optional<double> number = finite_number(text);
  if (!number)
    report.warning(file.text->name, name,
                   "<" + std::string(name) + "> \"" + text + "\" is not a number and is left out");
  return number;
}

bool read_profile(const File& file, model::Domain& domain, DomainReport& report) {
  model::DomainProfile profile;
  profile.file = file.text->name;
  profile.name = stem(file.text->name);
  const std::string type = lower_case(file.space.attribute("type").as_string("linear"));
  const genius::Profile source{domain, file.root, matched_issues(file, domain, report), file.text->name,
                               report};
  std::optional<model::Utility> utility;
  if (type == "nonlinear") {
    utility = genius::read_rectangles(source);
  } else if (type == "constraint") {
    utility = genius::read_constraints(source);
  } else if (type == "linear" || type == "any" || type == "uncertain" || type.empty()) {
    utility = genius::read_additive(source);
  } else {
    report.error(file.text->name, "utility_space", "a utility space of type \"" + type + "\" is not known",
                 "any, linear, nonlinear, constraint or UNCERTAIN");
  }
  if (!utility) return false;
  profile.utility = std::move(*utility);
  profile.reservation = value_of(file, "reservation", report);
  if (const std::optional<double> discount = value_of(file, "discount_factor", report)) {
    if (*discount > 0 && *discount <= 1) {
      profile.discount = *discount;
      if (*discount < 1) profile.discount_kind = "exponential";
    } else {
      report.warning(file.text->name, "discount_factor", "a discount factor outside (0, 1] counts as 1");
    }
  }
  if (find_below(file.root, "optout") || find_below(file.root, "timeeffect") ||
      find_below(file.root, "weightmultiplyer")) {
    model::HumanTerms terms;
    terms.opt_out = value_of(file, "optout", report).value_or(0);
    terms.time_effect = value_of(file, "timeeffect", report).value_or(0);
    terms.multiplier = value_of(file, "weightmultiplyer", report).value_or(1);
    profile.human = terms;
  }
  if (type == "uncertain") {
    model::UncertainTerms terms;
    terms.comparisons = static_cast<long>(value_of(file, "comparisons", report).value_or(0));
    terms.errors = static_cast<long>(value_of(file, "errors", report).value_or(0));
    terms.elicitation_cost = value_of(file, "elicitation_cost", report).value_or(0);
    terms.fixed_seed = truth(find_below(file.root, "fixed_seed").child_value());
    terms.experimental = truth(find_below(file.root, "experimental").child_value());
    profile.uncertain = terms;
  }
  domain.profiles.push_back(std::move(profile));
  return true;
}

}  // namespace

LoadedDomain read_genius_xml(const std::vector<NamedText>& files, const DomainLimits& limits) {
  LoadedDomain out;
  DomainReport report(out, limits);
  out.value.dialect = model::Domain::Dialect::genius;
  std::vector<File> opened(files.size());
  const File* domain = nullptr;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!open(files[i], opened[i], report)) return out;
    if (std::string_view(opened[i].root.name()) != "negotiation_template") continue;
    if (domain != nullptr) {
      report.error(files[i].name, "", "a second domain file stands beside " + domain->text->name,
                   "keep one negotiation_template in a folder");
      return out;
    }
    domain = &opened[i];
  }
  if (files.empty()) report.error("", "", "there is no GENIUS file");
  if (report.failed()) return out;
  if (domain == nullptr) {
    domain = &opened.front();
    report.warning(domain->text->name, "",
                   "there is no negotiation_template: the issues are those of this profile");
  }
  const pugi::xml_node objective = domain->space.child("objective");
  const std::string name = objective.attribute("name").value();
  out.value.name = name.empty() || name == "root" ? stem(domain->text->name) : name;
  if (!read_issues(*domain, out.value, report)) return out;
  for (const File& file : opened) name_unknown(file, report);
  for (const File& file : opened) {
    if (std::string_view(file.root.name()) == "negotiation_template") continue;
    if (!read_profile(file, out.value, report)) return out;
  }
  return out;
}

}  // namespace mediant::formats
