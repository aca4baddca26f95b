#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "mediant/core/print.hpp"
#include "mediant/formats/domain.hpp"
#include "mediant/numeric/rational.hpp"

namespace mediant::formats {
namespace {

using model::AdditiveUtility;
using model::Case;
using model::Domain;
using model::DomainIssue;
using model::DomainProfile;
using model::Estimate;

constexpr std::size_t most_packages = 20'000;

// Short words that name things: letters, digits and hyphens of `name`, made different where they are not.
class Names {
 public:
  std::string make(const std::string& name, const std::string& otherwise) {
    std::string word;
    for (const char c : name) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (letter) {
        word += c;
      } else if (c >= 'A' && c <= 'Z') {
        word += static_cast<char>(c - 'A' + 'a');
      } else if (!word.empty() && word.back() != '-') {
        word += '-';
      }
      if (word.size() >= 32) break;
    }
    while (!word.empty() && word.back() == '-') word.pop_back();
    // Words of the format itself, and numerals, would be read as something else.
    static const std::set<std::string> reserved = {"points", "rest",    "rank", "sum",  "all",  "desk",
                                                   "public", "unknown", "none", "null", "true", "false",
                                                   "yes",    "no",      "on",   "off",  "y",    "n"};
    const bool numeral = !word.empty() && word.front() >= '0' && word.front() <= '9';
    if (word.empty()) word = otherwise;
    if (numeral || reserved.contains(word)) word = otherwise + "-" + word;
    std::string unique = word;
    for (int& k = next_[word]; !taken_.insert(unique).second;)
      unique = word + "-" + std::to_string((k < 2 ? k = 2 : k)++);
    return unique;
  }

 private:
  std::set<std::string> taken_;
  std::map<std::string, int> next_;
};

class ToCase {
 public:
  explicit ToCase(const Domain& domain) : domain_(domain) {}

  ConvertedCase run() {
    Case& c = out_.value;
    c.title = domain_.name;
    c.scale = 1;
    add_issues();
    for (const DomainProfile& profile : domain_.profiles) add_profile(profile);
    for (const auto& preferences : c.preferences)
      for (const auto& scores : preferences.scores)
        for (const auto& [option, score] : scores.options) c.scale = std::max(c.scale, score.high);
    return std::move(out_);
  }

 private:
  void tell(Severity severity, const std::string& file, std::string message, std::string hint = "") {
    out_.report.push_back({severity, "import", "", {file, 0, 0}, std::move(message), std::move(hint)});
  }

  void add_issues() {
    Names names;
    for (const DomainIssue& issue : domain_.issues) {
      model::Issue made;
      made.id.value = names.make(issue.name, "issue");
      made.name = issue.name;
      // A number's option is the number itself, as in numeric issues of a case.
      if (issue.kind == DomainIssue::Kind::integer && issue.high > issue.low) {
        made.range = model::NumericRange{issue.low, issue.high, 1};
      } else {
        Names option_names;
        made.ordered = issue.ordered;
        for (const std::string& value : issue.values) {
          model::Option option;
          option.id.value = option_names.make(value, "v");
          option.name = value;
          made.options.push_back(std::move(option));
        }
      }
      out_.value.issues.push_back(std::move(made));
      options_.push_back(model::option_ids(out_.value.issues.back()));
    }
  }

  [[nodiscard]] model::Condition condition(std::size_t issue, const std::vector<std::size_t>& values) const {
    model::Condition c;
    c.issue = out_.value.issues[issue].id;
    for (const std::size_t v : values) c.any_of.push_back(options_[issue][v]);
    return c;
  }

  void add_package(const model::PartyId& party, model::When when, double worth) {
    if (worth == 0) return;
    model::Package package;
    package.when = std::move(when);
    package.worth.emplace_back(party, Estimate::point(worth));
    out_.value.packages.push_back(std::move(package));
  }

  // Worth that every deal has: a condition all options of one issue meet.
  void add_constant(const model::PartyId& party, double worth) {
    std::vector<std::size_t> all(options_[0].size());
    for (std::size_t v = 0; v < all.size(); ++v) all[v] = v;
    add_package(party, {condition(0, all)}, worth);
  }

  // Weights |w| and scores of Σ|w|, so that share·score is the part's worth; parts below 0 are lifted by a
  // constant.
  void add_parts(const std::vector<double>& weights, const std::vector<std::vector<double>>& values,
                 double factor, double bias, model::Preferences& preferences) {
    double sum = 0;
    for (const double w : weights) sum += std::abs(w);
    // Sums and products of the file's decimals, freed of rounding: deals that tie in the file tie in the
    // case.
    sum = numeric::without_noise(sum, sum);
    double constant = bias;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double weight = sum == 0 ? 1 : numeric::without_noise(std::abs(weights[i]), sum);
      model::Scores scores;
      scores.issue = out_.value.issues[i].id;
      const double sign = weights[i] < 0 ? -1 : 1;
      double least = 0;
      for (const double v : values[i]) least = std::min(least, sign * v * factor);
      constant += std::abs(weights[i]) * least;
      for (std::size_t v = 0; v < values[i].size(); ++v)
        scores.options.emplace_back(options_[i][v],
                                    Estimate::point(numeric::without_noise(
                                        sum * (sign * values[i][v] * factor - least), sum * factor)));
      preferences.weights.emplace_back(scores.issue, Estimate::point(weight));
      preferences.scores.push_back(std::move(scores));
    }
    add_constant(preferences.party, numeric::without_noise(constant, sum * factor));
  }

  void add_nothing(model::Preferences& preferences) {
    std::vector<std::vector<double>> zero;
    for (const DomainIssue& issue : domain_.issues) zero.emplace_back(issue.values.size(), 0);
    add_parts(std::vector<double>(zero.size(), 0), zero, 1, 0, preferences);
  }

  // Calls visit(deal) for every deal while it returns true.
  template <class Visit>
  void each_deal(Visit visit) const {
    std::vector<model::DealIndex> deal(domain_.issues.size(), 0);
    while (visit(deal)) {
      std::size_t i = deal.size();
      while (i > 0 && deal[i - 1] + 1 == domain_.issues[i - 1].values.size()) deal[--i] = 0;
      if (i == 0) return;
      ++deal[i - 1];
    }
  }

  [[nodiscard]] model::When exactly(const std::vector<model::DealIndex>& deal) const {
    model::When when;
    for (std::size_t i = 0; i < deal.size(); ++i) when.push_back(condition(i, {deal[i]}));
    return when;
  }

  // A package for each deal whose worth the preferences so far miss, if they are few.
  template <class Missing>
  bool add_deals(const model::PartyId& party, Missing missing) {
    if (!model::deal_count_within(domain_, 2'000'000)) return false;
    std::vector<std::pair<std::vector<model::DealIndex>, double>> found;
    each_deal([&](const std::vector<model::DealIndex>& deal) {
      if (const double worth = missing(deal); worth != 0) found.emplace_back(deal, worth);
      return found.size() <= most_packages;
    });
    if (found.size() > most_packages) return false;
    for (const auto& [deal, worth] : found) add_package(party, exactly(deal), worth);
    return true;
  }

  void add_utility(const AdditiveUtility& u, const DomainProfile& profile, model::Preferences& preferences) {
    if (profile.human) {
      add_parts(u.weights, u.raw, profile.human->multiplier, 0, preferences);
      return;
    }
    add_parts(u.weights, u.values, 1, u.bias, preferences);
    if (!model::ceiling_binds(u) || model::uncut_range(u).second <= u.ceiling + 1e-12) return;
    AdditiveUtility uncut = u;
    uncut.ceiling = std::numeric_limits<double>::infinity();
    DomainProfile whole = profile;
    whole.utility = uncut;
    const bool kept = add_deals(preferences.party, [&](const std::vector<model::DealIndex>& deal) {
      return std::min(0.0, u.ceiling - model::utility(domain_, whole, deal));
    });
    if (!kept)
      tell(Severity::warning, profile.file,
           "utilities above " + shortest(u.ceiling) +
               " are cut by the tool; here they are not, as too many deals are concerned");
  }

  void add_utility(const model::RectangleUtility& u, const DomainProfile& profile,
                   model::Preferences& preferences) {
    add_nothing(preferences);
    if (u.top.aggregation != model::RectangleSum::Aggregation::sum || !u.top.nested.empty()) {
      add_listed(profile, preferences);
      return;
    }
    double constant = u.bias;
    for (const model::Rectangle& r : u.top.rectangles) {
      const double worth = r.utility / u.maximum;
      if (r.bounds.empty()) {
        constant += worth;
        continue;
      }
      model::When when;
      bool possible = true;
      for (const model::RectangleBound& b : r.bounds) {
        std::vector<std::size_t> values;
        const DomainIssue& issue = domain_.issues[b.issue];
        for (std::size_t v = 0; v < issue.values.size(); ++v) {
          const double x = issue.numbers.empty() ? double(v) : issue.numbers[v];
          if (b.low <= x && x <= b.high) values.push_back(v);
        }
        possible = possible && !values.empty();
        // Two bounds on one issue: the values that meet both.
        const auto same = std::find_if(when.begin(), when.end(), [&](const model::Condition& c) {
          return c.issue == out_.value.issues[b.issue].id;
        });
        model::Condition made = condition(b.issue, values);
        if (same == when.end()) {
          when.push_back(std::move(made));
        } else {
          std::erase_if(same->any_of, [&](const model::OptionId& o) {
            return std::find(made.any_of.begin(), made.any_of.end(), o) == made.any_of.end();
          });
          possible = possible && !same->any_of.empty();
        }
      }
      if (!r.inclusive) constant += worth;
      if (possible) add_package(preferences.party, std::move(when), r.inclusive ? worth : -worth);
    }
    add_constant(preferences.party, constant);
  }

  void add_utility(const model::GroupUtility& u, const DomainProfile&, model::Preferences& preferences) {
    add_nothing(preferences);
    for (const model::UtilityGroup& group : u.groups) {
      for (const auto& [combination, worth] : group.utilities) {
        model::When when;
        for (std::size_t k = 0; k < group.issues.size(); ++k)
          when.push_back(condition(group.issues[k], {combination[k]}));
        add_package(preferences.party, std::move(when), worth);
      }
    }
  }

  template <class Other>
  void add_utility(const Other&, const DomainProfile& profile, model::Preferences& preferences) {
    add_nothing(preferences);
    add_listed(profile, preferences);
  }

  void add_listed(const DomainProfile& profile, model::Preferences& preferences) {
    const bool listed = add_deals(preferences.party, [&](const std::vector<model::DealIndex>& deal) {
      return model::utility(domain_, profile, deal);
    });
    if (!listed)
      tell(Severity::error, profile.file,
           "the utilities of \"" + profile.name +
               "\" are no sum over issues, and its deals are too many to list in a case",
           "mediant measures reads the domain as it is");
  }

  // An order has no utilities: its deals are listed, best rank first.
  void add_ranking(const model::OrderUtility& order, const DomainProfile& profile) {
    const auto ranks = model::ranking(order);
    for (std::size_t rank = 0; rank < ranks.size(); ++rank) {
      for (const std::size_t at : ranks[rank]) {
        model::Deal deal;
        deal.id.value = deal_names_.make(profile.name + "-" + std::to_string(rank + 1), "deal");
        deal.name =
            profile.name + ", rank " + std::to_string(rank + 1) + " of " + std::to_string(ranks.size());
        for (std::size_t i = 0; i < order.deals[at].size(); ++i) {
          model::Term term;
          term.issue = out_.value.issues[i].id;
          term.option = options_[i][order.deals[at][i]];
          deal.terms.push_back(std::move(term));
        }
        out_.value.deals.push_back(std::move(deal));
      }
    }
    tell(Severity::warning, profile.file,
         "\"" + profile.name + "\" is an order: its deals are listed by rank, without utilities");
  }

  void add_profile(const DomainProfile& profile) {
    model::Party party;
    party.id.value = party_names_.make(profile.name, "party");
    party.name = profile.name;
    out_.value.parties.push_back(party);
    if (const auto* order = std::get_if<model::OrderUtility>(&profile.utility)) {
      add_ranking(*order, profile);
      return;
    }
    model::Preferences preferences;
    preferences.party = party.id;
    std::visit([&](const auto& utility) { add_utility(utility, profile, preferences); }, profile.utility);
    add_reserve(profile, preferences);
    if (profile.discount_kind == "exponential" || profile.discount_kind == "linear")
      preferences.extra.emplace_back("x-discount", "{\"kind\":\"" + profile.discount_kind +
                                                       "\",\"value\":" + shortest(profile.discount) + "}");
    if (profile.human) {
      preferences.extra.emplace_back("x-human",
                                     "{\"opt-out\":" + shortest(profile.human->opt_out) +
                                         ",\"time-effect\":" + shortest(profile.human->time_effect) +
                                         ",\"multiplier\":" + shortest(profile.human->multiplier) + "}");
      tell(Severity::warning, profile.file,
           "opt-out and time effect are kept under x-human; utilities are on that dialect's own scale");
    }
    if (profile.uncertain) {
      preferences.extra.emplace_back("x-uncertain",
                                     "{\"comparisons\":" + std::to_string(profile.uncertain->comparisons) +
                                         ",\"errors\":" + std::to_string(profile.uncertain->errors) + "}");
      tell(Severity::warning, profile.file,
           "the profile is meant to be known from comparisons only: its true utilities are read");
    }
    out_.value.preferences.push_back(std::move(preferences));
  }

  void add_reserve(const DomainProfile& profile, model::Preferences& preferences) {
    double level = model::reservation_of(domain_, profile);
    if (std::isinf(level)) {
      // Accepts anything, or nothing: a level below, or above, all that the utility can reach.
      double reach = 1;
      if (const auto* u = std::get_if<AdditiveUtility>(&profile.utility)) {
        const auto [low, high] = model::uncut_range(*u);
        reach = level < 0 ? low : high + 1;
      } else if (level < 0) {
        reach = -1;
      }
      tell(Severity::warning, profile.file, "an infinite no-deal level is written as " + shortest(reach));
      level = reach;
    }
    preferences.reserve = Estimate::point(level);
  }

  const Domain& domain_;
  ConvertedCase out_;
  Names party_names_, deal_names_;
  std::vector<std::vector<model::OptionId>> options_;
};

// The score of one option of a numeric issue, between the points given.
double at_points(const std::vector<std::pair<double, Estimate>>& points, double x) {
  if (points.empty()) return 0;
  if (x <= points.front().first) return points.front().second.midpoint();
  for (std::size_t k = 1; k < points.size(); ++k) {
    if (x > points[k].first) continue;
    const double part = (x - points[k - 1].first) / (points[k].first - points[k - 1].first);
    return points[k - 1].second.midpoint() +
           part * (points[k].second.midpoint() - points[k - 1].second.midpoint());
  }
  return points.back().second.midpoint();
}

std::vector<double> scores_of(const Case& c, const model::Preferences& p, std::size_t issue) {
  const model::Issue& made = c.issues[issue];
  const std::vector<model::OptionId> options = model::option_ids(made);
  std::vector<double> column(options.size(), 0);
  for (const model::Scores& scores : p.scores) {
    if (scores.issue != made.id) continue;
    for (std::size_t v = 0; v < options.size(); ++v) {
      if (!scores.points.empty() && made.range)
        column[v] = at_points(scores.points, model::step_value(*made.range, v));
      for (const auto& [option, score] : scores.options)
        if (option == options[v]) column[v] = score.midpoint();
    }
  }
  return column;
}

}  // namespace

ConvertedCase to_case(const Domain& domain) { return ToCase(domain).run(); }

ConvertedDomain from_case(const Case& c) {
  ConvertedDomain out;
  const auto tell = [&](Severity severity, const std::string& path, std::string message) {
    out.report.push_back({severity, "export", path, {}, std::move(message), ""});
  };
  out.value.name = c.title;
  for (const model::Issue& issue : c.issues) {
    DomainIssue made;
    made.name = issue.name.empty() ? issue.id.value : issue.name;
    made.index = static_cast<int>(out.value.issues.size()) + 1;
    made.ordered = issue.ordered || issue.numeric();
    const std::vector<model::OptionId> options = model::option_ids(issue);
    for (std::size_t v = 0; v < options.size(); ++v) {
      made.values.push_back(issue.numeric() ? options[v].value : model::option_name(issue, options[v]));
      if (issue.numeric()) made.numbers.push_back(model::step_value(*issue.range, v));
    }
    if (issue.numeric()) {
      made.low = issue.range->from;
      made.high = issue.range->to;
      made.step = issue.range->step;
      made.kind = made.step == 1 && std::floor(made.low) == made.low ? DomainIssue::Kind::integer
                                                                     : DomainIssue::Kind::real;
    }
    out.value.issues.push_back(std::move(made));
  }
  if (!c.packages.empty())
    tell(Severity::warning, "packages",
         "packages join issues, which additive domains cannot: they are left out");
  std::set<std::string> written;
  bool ranges = false;
  for (const model::Preferences& p : c.preferences) {
    if (!written.insert(p.party.value).second) {
      tell(Severity::warning, "preferences." + p.party.value, "only the first analyst's view is written");
      continue;
    }
    const model::Party* party = model::find(c, p.party);
    DomainProfile profile;
    profile.name = party == nullptr || party->name.empty() ? p.party.value : party->name;
    AdditiveUtility u;
    double sum = 0;
    std::vector<double> weights(c.issues.size(), 0);
    for (std::size_t i = 0; i < c.issues.size(); ++i) {
      for (const auto& [issue, weight] : p.weights) {
        if (issue != c.issues[i].id) continue;
        weights[i] = weight.midpoint();
        ranges = ranges || !weight.is_point();
      }
      sum += weights[i];
    }
    if (p.weights.empty()) {
      tell(Severity::warning, "preferences." + p.party.value,
           "weights given as a ranking are written as equal weights");
      weights.assign(c.issues.size(), 1);
      sum = double(c.issues.size());
    }
    for (std::size_t i = 0; i < c.issues.size(); ++i) {
      u.weights.push_back(sum == 0 ? 0 : weights[i] / sum);
      std::vector<double> column = scores_of(c, p, i);
      for (double& score : column) score /= c.scale;
      u.values.push_back(std::move(column));
    }
    for (const model::Scores& scores : p.scores)
      for (const auto& [option, score] : scores.options) ranges = ranges || !score.is_point();
    u.raw = u.values;
    profile.utility = std::move(u);
    if (p.reserve) {
      profile.reservation = p.reserve->midpoint() / c.scale;
      ranges = ranges || !p.reserve->is_point();
    }
    if (!p.red_lines.empty())
      tell(Severity::warning, "preferences." + p.party.value + ".red_lines", "red lines are left out");
    out.value.profiles.push_back(std::move(profile));
  }
  if (ranges) tell(Severity::warning, "preferences", "ranges are written as their midpoints");
  if (out.value.issues.empty()) tell(Severity::error, "issues", "the case has no issues to write");
  return out;
}

}  // namespace mediant::formats
