#include "deal_json.hpp"

#include <algorithm>
#include <map>

#include "mediant/deals/judged_range.hpp"
#include "mediant/model/points.hpp"
#include "options.hpp"

namespace mediant::api {

Result<deals::DealSpace> compiled(const Context& in) {
  deals::CompileOptions options;
  const auto among = parties(in, "among");
  if (!among) return among.error();
  if (!among->empty()) options.among = *among;
  return deals::compile(in.c, options);
}

Json as_json(const deals::DealSpace& space, const deals::Assignment& assignment) {
  const deals::Structure& s = space.structure();
  Json deal = Json::object();
  for (std::size_t i = 0; i < assignment.size(); ++i) {
    if (assignment[i] != deals::silent)
      deal[s.issues[i].value] = s.options[i][static_cast<std::size_t>(assignment[i])].value;
  }
  return deal;
}

Json as_json(const deals::DealSpace& space, const deals::Deal& deal) {
  return as_json(space, space.assignment(deal));
}

Json utilities(const deals::DealSpace& space, std::span<const deals::Units> units) {
  Json json = Json::object();
  for (std::size_t p = 0; p < units.size(); ++p)
    json[space.structure().holders[p].value] = space.utility(p, units[p]);
  return json;
}

Json ranges(const Context& in, const deals::DealSpace& space, const deals::Deal& deal) {
  Json json = Json::object();
  const deals::Assignment assignment = space.assignment(deal);
  for (std::size_t p = 0; p < space.parties(); ++p) {
    const deals::Interval range = deals::judged_range(in.c, space, p, assignment);
    json[space.structure().holders[p].value] = {range.low, range.high};
  }
  return json;
}

Json no_deal_ranges(const Context& in, const deals::DealSpace& space) {
  Json json = Json::object();
  for (std::size_t p = 0; p < space.parties(); ++p) {
    const auto& reserve = in.c.preferences[space.structure().block[p]].reserve;
    const model::Estimate level = reserve.value_or(model::Estimate{});
    json[space.structure().holders[p].value] = {level.low, level.high};
  }
  return json;
}

Json about(const Context& in, const deals::DealSpace& space) {
  const deals::Structure& s = space.structure();
  Json among = Json::array();
  Json vetoes = Json::array();
  for (const int holder : s.pool) {
    const std::string& id = s.holders[static_cast<std::size_t>(holder)].value;
    among.push_back(id);
    if ((s.vetoes >> static_cast<unsigned>(holder) & 1U) != 0 && !s.unanimous()) vetoes.push_back(id);
  }
  const auto ids = [](const std::vector<model::PartyId>& parties) {
    Json list = Json::array();
    for (const model::PartyId& id : parties) list.push_back(id.value);
    return list;
  };
  Json without_reserve = Json::array();
  bool ranged = false;
  bool illustrative = false;
  for (std::size_t p = 0; p < s.valued; ++p) {
    if (!s.reserve_given[p]) without_reserve.push_back(s.holders[p].value);
    const model::Preferences& block = in.c.preferences[s.block[p]];
    illustrative = illustrative || (block.judged && block.judged->illustrative);
    ranged = ranged || block.form != model::Preferences::WeightForm::ranges ||
             (block.reserve && !block.reserve->is_point());
    for (const auto& [issue, weight] : block.weights) ranged = ranged || !weight.is_point();
    for (const model::Scores& scores : block.scores) {
      for (const auto& [option, score] : scores.options) ranged = ranged || !score.is_point();
      for (const auto& [x, score] : scores.points) ranged = ranged || !score.is_point();
    }
  }
  Json json = {{"among", among},
               {"needed", s.needed},
               {"vetoes", vetoes},
               {"without_preferences", ids(s.without)},
               {"without_no_deal_level", without_reserve},
               {"withheld_red_lines", ids(s.withheld)},
               {"values", space.parties() == 0 ? "none"
                          : ranged             ? "midpoints of the judged ranges"
                                               : "points as judged"},
               {"illustrative", illustrative}};
  double tolerance = 0;
  for (std::size_t p = 0; p < space.parties(); ++p) tolerance = std::max(tolerance, space.tolerance(p));
  if (tolerance > 0) json["tolerance"] = tolerance;
  return json;
}

void add_about(Document& page, const Json& about, const Context& in) {
  const auto named = [&](const Json& ids) {
    std::string text;
    for (const Json& id : ids) text += (text.empty() ? "" : ", ") + party_name(in.c, id.get<std::string>());
    return text;
  };
  const std::size_t pool = about["among"].size();
  const auto needed = about["needed"].get<std::size_t>();
  std::string who =
      "Who must accept: " +
      (needed == pool ? named(about["among"]) : std::to_string(needed) + " of " + named(about["among"]));
  if (!about["vetoes"].empty()) who += "; always among them " + named(about["vetoes"]);
  const std::string values = about["values"].get<std::string>();
  if (values == "none") {
    page.paragraph(who + ". Nobody's preferences are judged in numbers; red lines and rules decide alone.");
  } else {
    page.paragraph(who + ". Values are " + values +
                   (values == "points as judged"
                        ? ": no ranges were given for them"
                        : "; behind each stands the range that the judgements leave") +
                   ". Each party's numbers are on its own scale.");
  }
  if (about.value("searched", false))
    page.callout(
        "No sum over issues, and too many deals to list: Nash's solution was searched for, with what is "
        "proven of "
        "it; the other ideas were not.");
  if (about["illustrative"].get<bool>()) page.callout("Illustration: built on invented weights.");
  if (!about["without_preferences"].empty())
    page.callout("Left out, since no preferences are recorded: " + named(about["without_preferences"]) +
                 ". Add a block under `preferences`.");
  if (!about["without_no_deal_level"].empty())
    page.callout("No no-deal level is recorded for " + named(about["without_no_deal_level"]) +
                 "; 0 is used.");
  if (!about["withheld_red_lines"].empty())
    page.callout("Known to hold red lines whose content is withheld: " + named(about["withheld_red_lines"]) +
                 ". They could overturn any of this.");
}

std::string with_range(const Json& utility, const Json& range, const model::Case& c) {
  const auto low = range[0].get<double>();
  const auto high = range[1].get<double>();
  std::string text = model::points(utility.get<double>(), c.scale, 1);
  if (high - low > 1e-9)
    text += " (" + model::points(low, c.scale, 0) + " to " + model::points(high, c.scale, 0) + ")";
  return text;
}

Json count_json(const deals::Count& count) {
  if (count.exact) return count.digits;
  return {{"low", count.low}, {"high", count.high}, {"confidence", count.confidence}};
}

std::string count_words(const Json& count) {
  if (count.is_string()) return grouped(count.get<std::string>());
  return "between " + grouped(fixed(count["low"].get<double>(), 0)) + " and " +
         grouped(fixed(count["high"].get<double>(), 0)) + " (" +
         fixed(100 * count["confidence"].get<double>(), 0) + " % confidence)";
}

std::string signed_points(double value, const model::Case& c) {
  const std::string text = model::points(value, c.scale, 1);
  return (value > 0 && text.find_first_of("123456789") != std::string::npos ? "+" : "") + text;
}

std::string signed_with_range(const Json& value, const Json& range, const model::Case& c) {
  const auto low = range[0].get<double>();
  const auto high = range[1].get<double>();
  std::string text = signed_points(value.get<double>(), c);
  if (high - low > 1e-9) text += " (" + signed_points(low, c) + " to " + signed_points(high, c) + ")";
  return text;
}

std::string terms_in_words(const model::Case& c, const Json& deal) {
  std::string text;
  for (const auto& [issue, option] : deal.items()) {
    const model::Issue* found = model::find(c, model::IssueId(issue));
    if (found == nullptr) continue;
    text += (text.empty() ? "" : "; ") + found->name + ": " +
            model::option_name(*found, model::OptionId(option.get<std::string>()));
  }
  return text;
}

TermsCompared compare_terms(const std::vector<const Json*>& deals) {
  TermsCompared out;
  if (deals.empty()) return out;
  for (const auto& [issue, option] : deals[0]->items()) {
    const bool same =
        std::all_of(deals.begin(), deals.end(), [&, &name = issue, &value = option](const Json* deal) {
          return deal->contains(name) && (*deal)[name] == value;
        });
    if (same)
      out.shared[issue] = option;
    else
      out.differing.push_back(issue);
  }
  return out;
}

Json terms_on(const Json& deal, const std::vector<std::string>& issues) {
  Json out = Json::object();
  for (const std::string& issue : issues)
    if (deal.contains(issue)) out[issue] = deal[issue];
  return out;
}

std::string issue_name(const model::Case& c, const std::string& issue) {
  const model::Issue* found = model::find(c, model::IssueId(issue));
  return found == nullptr ? issue : found->name;
}

std::string option_name(const model::Case& c, const std::string& issue, const Json& deal) {
  const model::Issue* found = model::find(c, model::IssueId(issue));
  if (found == nullptr || !deal.contains(issue)) return "";
  return model::option_name(*found, model::OptionId(deal[issue].get<std::string>()));
}

std::string party_name(const model::Case& c, const std::string& id) {
  const model::Party* party = model::find(c, model::PartyId(id));
  return party == nullptr ? id : party->name;
}

std::string reason_in_words(const std::string& reason) {
  static const std::map<std::string, std::string> words = {
      {"no-acceptable-deal", "No deal is acceptable to all who must accept."},
      {"rules-exclude-all", "The rules of the case leave no deal."},
      {"red-lines-exclude-all", "The red lines of those who must accept leave no deal."},
      {"no-gain-for-all", "No deal lies above every no-deal level."},
      {"no-preferences", "No preferences are recorded for those who must accept."},
      {"budget", "The search was stopped at its budget before the question was decided."},
      {"cancelled", "The search was interrupted."}};
  const auto found = words.find(reason);
  return found == words.end() ? reason : found->second;
}

Option among_option() {
  return {.name = "among",
          .type = Option::Type::words,
          .help = "the parties that must accept",
          .fallback = "those of the case's agreement"};
}

std::vector<Subject> subjects(const model::Case& c) {
  std::vector<Subject> all;
  for (const model::Proposal& p : c.proposals)
    all.push_back({p.id.value, p.title, &p.terms, p.content_unknown || p.terms.empty()});
  for (const model::Deal& d : c.deals)
    all.push_back({d.id.value, d.name.empty() ? d.id.value : d.name, &d.terms, d.terms.empty()});
  return all;
}

Result<Subject> subject(const model::Case& c, const std::string& id) {
  std::string known;
  for (Subject& candidate : subjects(c)) {
    if (candidate.id == id) return std::move(candidate);
    known += (known.empty() ? "" : ", ") + candidate.id;
  }
  return Error{"unknown-proposal", "there is no proposal or named deal `" + id + "`",
               known.empty() ? "the case holds none; add one under `proposals`" : "there are: " + known};
}

}  // namespace mediant::api
