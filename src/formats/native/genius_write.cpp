// GENIUS XML out of a domain. GENIUS divides a discrete issue's evaluations by the greatest: what is written
// makes weight · evaluation / greatest the domain's own part.
#include <algorithm>
#include <cmath>

#include "domain_writing.hpp"
#include "mediant/core/print.hpp"

namespace mediant::formats {
namespace {

using model::AdditiveUtility;
using model::Domain;
using model::DomainIssue;
using model::DomainProfile;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
      case '\r':
      case '\t':
        out += "&#" + std::to_string(static_cast<int>(c)) + ";";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + escaped(value) + "\"";
}

std::string issue_head(const DomainIssue& issue, std::size_t number, const char* type) {
  return "      <issue" + attribute("index", std::to_string(number)) + attribute("name", issue.name) +
         attribute("type", type) + attribute("vtype", type) + attribute("etype", type);
}

// Issues of numbers stay such only if every profile is linear in them; else they become discrete.
enum class Form { discrete, integer, real };
std::vector<Form> forms_of(const Domain& domain) {
  std::vector<Form> forms;
  for (std::size_t i = 0; i < domain.issues.size(); ++i) {
    const DomainIssue& issue = domain.issues[i];
    const bool linear = issue.kind != DomainIssue::Kind::discrete && writing::linear_everywhere(domain, i);
    const bool steps =
        issue.kind == DomainIssue::Kind::real && issue.values.size() == 21;  // as GENIUS cuts it
    forms.push_back(linear && issue.kind == DomainIssue::Kind::integer ? Form::integer
                    : linear && steps                                  ? Form::real
                                                                       : Form::discrete);
  }
  return forms;
}

std::string range_of(const DomainIssue& issue) {
  return "        <range" + attribute("lowerbound", shortest(issue.low)) +
         attribute("upperbound", shortest(issue.high)) + "/>\n";
}

std::string domain_text(const Domain& domain, const std::vector<Form>& forms) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<negotiation_template>\n  <utility_space" +
                     attribute("number_of_issues", std::to_string(domain.issues.size())) +
                     ">\n    <objective" + attribute("index", "0") + attribute("name", domain.name) +
                     attribute("type", "objective") + attribute("etype", "objective") +
                     attribute("description", "") + ">\n";
  for (std::size_t i = 0; i < domain.issues.size(); ++i) {
    const DomainIssue& issue = domain.issues[i];
    if (forms[i] == Form::discrete) {
      text += issue_head(issue, i + 1, "discrete") + ">\n";
      for (std::size_t v = 0; v < issue.values.size(); ++v)
        text += "        <item" + attribute("index", std::to_string(v + 1)) +
                attribute("value", issue.values[v]) + "/>\n";
    } else if (forms[i] == Form::integer) {
      text += issue_head(issue, i + 1, "integer") + attribute("lowerbound", shortest(issue.low)) +
              attribute("upperbound", shortest(issue.high)) + ">\n";
    } else {
      text += issue_head(issue, i + 1, "real") + ">\n" + range_of(issue);
    }
    text += "      </issue>\n";
  }
  return text + "    </objective>\n  </utility_space>\n</negotiation_template>\n";
}

struct Part {
  double weight = 0;
  std::vector<double> evaluations;
};

// Weights and evaluations whose GENIUS meaning is the additive utility; nothing where a part is below 0
// throughout and no other can take the difference.
std::optional<std::vector<Part>> parts_of(const AdditiveUtility& u, const std::vector<Form>& forms) {
  std::vector<Part> parts;
  double constant = u.bias;
  for (std::size_t i = 0; i < u.values.size(); ++i) {
    Part part{u.weights[i], u.values[i]};
    if (forms[i] == Form::discrete) {
      const double greatest = *std::max_element(part.evaluations.begin(), part.evaluations.end());
      const bool raw_fits = i < u.raw.size() && [&] {
        const double top = *std::max_element(u.raw[i].begin(), u.raw[i].end());
        if (top < 1e-5) return false;
        for (std::size_t v = 0; v < u.raw[i].size(); ++v)
          if (u.raw[i][v] / top != u.values[i][v]) return false;
        return true;
      }();
      if (raw_fits) {
        part.evaluations = u.raw[i];
      } else if (greatest >= 1e-5) {
        part.weight *= greatest;
      } else if (std::any_of(part.evaluations.begin(), part.evaluations.end(),
                             [](double e) { return e != 0; })) {
        // Lifted to end at 1; the difference goes to an issue that can take it.
        const double lift = 1 - greatest;
        for (double& e : part.evaluations) e += lift;
        constant -= part.weight * lift;
      }
    }
    parts.push_back(std::move(part));
  }
  if (constant == 0) return parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (forms[i] != Form::discrete) continue;
    // weight·e/top + constant = weight'·e'/top'
    const double top = *std::max_element(parts[i].evaluations.begin(), parts[i].evaluations.end());
    const double factor = top >= 1e-5 ? parts[i].weight / top : 0;
    if (factor * top + constant < 1e-5) continue;
    for (double& e : parts[i].evaluations) e = factor * e + constant;
    parts[i].weight = factor * top + constant;
    return parts;
  }
  return std::nullopt;
}

std::string rectangles_text(const model::RectangleSum& sum, const std::string& indent, double weight) {
  using Aggregation = model::RectangleSum::Aggregation;
  std::string text = indent + "<ufun" + attribute("type", "PlainUfun") +
                     attribute("weight", shortest(weight)) +
                     attribute("aggregation", sum.aggregation == Aggregation::min   ? "min"
                                              : sum.aggregation == Aggregation::max ? "max"
                                                                                    : "sum") +
                     ">\n";
  for (const auto& [w, nested] : sum.nested) text += rectangles_text(nested, indent + "  ", w);
  for (const model::Rectangle& r : sum.rectangles) {
    text += indent + "  <hyperRectangle" + attribute("utility", shortest(r.utility)) + ">\n";
    for (const model::RectangleBound& b : r.bounds)
      text += indent + "    <" + (r.inclusive ? "INCLUDES" : "EXCLUDES") +
              attribute("index", std::to_string(b.issue + 1)) + attribute("min", shortest(b.low)) +
              attribute("max", shortest(b.high)) + "/>\n";
    text += indent + "  </hyperRectangle>\n";
  }
  return text + indent + "</ufun>\n";
}

std::optional<std::string> profile_text(const Domain& domain, const DomainProfile& profile,
                                        const std::vector<Form>& forms, WrittenDomain& out) {
  const auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
  const auto* rectangles = std::get_if<model::RectangleUtility>(&profile.utility);
  if (additive == nullptr && rectangles == nullptr) {
    writing::tell(out, Severity::error, profile,
                  "\"" + profile.name +
                      "\" is neither additive nor a sum of rectangles: GENIUS XML is not written for it");
    return std::nullopt;
  }
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<utility_space" +
                     (rectangles != nullptr ? attribute("type", "nonlinear")
                      : profile.uncertain   ? attribute("type", "UNCERTAIN")
                                            : std::string()) +
                     ">\n  <objective" + attribute("index", "0") + attribute("name", domain.name) +
                     attribute("type", "objective") + attribute("etype", "objective") +
                     attribute("description", "") + ">\n";
  std::optional<std::vector<Part>> parts;
  if (additive != nullptr) {
    parts = parts_of(*additive, forms);
    if (!parts) {
      writing::tell(out, Severity::error, profile,
                    "a constant of \"" + profile.name + "\" fits no issue as GENIUS reads evaluations");
      return std::nullopt;
    }
    if (model::uncut_range(*additive).second > 1 + 1e-12 && additive->ceiling > 1)
      writing::tell(out, Severity::warning, profile,
                    "GENIUS cuts the utilities of \"" + profile.name + "\" at 1");
  }
  for (std::size_t i = 0; i < domain.issues.size(); ++i) {
    const DomainIssue& issue = domain.issues[i];
    const char* type = forms[i] == Form::integer ? "integer" : forms[i] == Form::real ? "real" : "discrete";
    text += issue_head(issue, i + 1, type);
    if (forms[i] == Form::integer)
      text += attribute("lowerbound", shortest(issue.low)) + attribute("upperbound", shortest(issue.high));
    text += ">\n";
    if (forms[i] == Form::real) text += range_of(issue);
    if (forms[i] == Form::discrete) {
      for (std::size_t v = 0; v < issue.values.size(); ++v)
        text +=
            "      <item" + attribute("index", std::to_string(v + 1)) + attribute("value", issue.values[v]) +
            (parts ? attribute("evaluation", shortest((*parts)[i].evaluations[v])) : std::string()) + "/>\n";
    } else if (parts) {
      const writing::Line line = *writing::line_through(issue, (*parts)[i].evaluations);
      const auto [low, high] =
          std::minmax_element((*parts)[i].evaluations.begin(), (*parts)[i].evaluations.end());
      if (*low < 0 || *high > 1)
        writing::tell(out, Severity::warning, profile,
                      "GENIUS cuts evaluations of \"" + issue.name + "\" to [0, 1]");
      text += "      <evaluator" + attribute("ftype", "linear");
      text += forms[i] == Form::integer
                  ? attribute("slope", shortest(line.slope)) + attribute("offset", shortest(line.at_first))
                  : attribute("parameter1", shortest(line.slope)) +
                        attribute("parameter0", shortest(line.at_first - line.slope * issue.numbers.front()));
      text += "/>\n";
    }
    text += "      </issue>\n";
  }
  if (parts)
    for (std::size_t i = 0; i < parts->size(); ++i)
      text += "    <weight" + attribute("index", std::to_string(i + 1)) +
              attribute("value", shortest((*parts)[i].weight)) + "/>\n";
  if (rectangles != nullptr)
    text += "    <utility" + attribute("maxutility", shortest(rectangles->maximum)) + ">\n" +
            rectangles_text(rectangles->top, "      ", 1) + "    </utility>\n";
  text += "  </objective>\n";
  if (profile.discount_kind == "linear") {
    writing::tell(out, Severity::warning, profile, "GENIUS has no linear discount: it is left out");
  } else {
    text += "  <discount_factor" + attribute("value", shortest(profile.discount)) + "/>\n";
  }
  double reservation = model::reservation_of(domain, profile);
  if (std::isinf(reservation)) {
    writing::tell(out, Severity::warning, profile, "an infinite no-deal level is written as 0");
    reservation = 0;
  }
  if (!profile.reservation_deal.empty())
    writing::tell(out, Severity::warning, profile, "the reservation deal is written as its utility");
  text += "  <reservation" + attribute("value", shortest(reservation)) + "/>\n";
  if (profile.human)
    text += "  <optout" + attribute("value", shortest(profile.human->opt_out)) + "/>\n  <timeeffect" +
            attribute("value", shortest(profile.human->time_effect)) + "/>\n  <weightmultiplyer" +
            attribute("value", shortest(profile.human->multiplier)) + "/>\n";
  if (profile.uncertain) {
    const model::UncertainTerms& t = *profile.uncertain;
    text += "  <comparisons>" + std::to_string(t.comparisons) + "</comparisons>\n  <errors>" +
            std::to_string(t.errors) + "</errors>\n  <elicitation_cost>" + shortest(t.elicitation_cost) +
            "</elicitation_cost>\n  <fixed_seed>" + (t.fixed_seed ? "true" : "false") +
            "</fixed_seed>\n  <experimental>" + (t.experimental ? "true" : "false") + "</experimental>\n";
  }
  return text + "</utility_space>\n";
}

}  // namespace

WrittenDomain write_genius_xml(const Domain& domain) {
  WrittenDomain out;
  const std::vector<Form> forms = forms_of(domain);
  writing::FileNames names;
  out.files.push_back(
      {names.make(domain.name.empty() ? "domain" : domain.name, ".xml"), domain_text(domain, forms)});
  for (std::size_t i = 0; i < forms.size(); ++i)
    if (domain.issues[i].kind != DomainIssue::Kind::discrete && forms[i] == Form::discrete)
      out.diagnostics.push_back({Severity::warning,
                                 "export",
                                 domain.issues[i].name,
                                 {},
                                 "issue \"" + domain.issues[i].name +
                                     "\" is written value by value, as some profile is not linear in it or "
                                     "its steps are not GENIUS's",
                                 ""});
  for (const DomainProfile& profile : domain.profiles)
    if (auto text = profile_text(domain, profile, forms, out))
      out.files.push_back({names.make(profile.name, ".xml"), std::move(*text)});
  return out;
}

}  // namespace mediant::formats
