// What each dialect means, on invented domains worked out by hand; round trips; what no reader may do.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "mediant/bargaining/measures.hpp"
#include "mediant/bargaining/nash_search.hpp"
#include "mediant/deals/frontier.hpp"
#include "mediant/deals/solutions.hpp"
#include "mediant/formats/domain.hpp"
#include "mediant/formats/native/domain_file.hpp"
#include "mediant/model/check.hpp"
#include "support.hpp"

namespace mediant {
namespace {

using formats::NamedText;
using model::DealIndex;
using model::Domain;

std::filesystem::path samples() { return std::filesystem::path(MEDIANT_SOURCE_DIR) / "tests/data/domains"; }

Domain sample(const std::string& name) {
  const auto loaded = formats::load_domain(samples() / name);
  EXPECT_TRUE(loaded.ok() && loaded->usable()) << name;
  return loaded.ok() ? loaded->value : Domain{};
}

const model::DomainProfile& profile(const Domain& domain, const std::string& name) {
  for (const auto& p : domain.profiles)
    if (p.name == name) return p;
  throw std::runtime_error("no profile " + name);
}

double u(const Domain& domain, const std::string& name, std::vector<DealIndex> deal) {
  return model::utility(domain, profile(domain, name), deal);
}

template <class Visit>
void each_deal(const Domain& domain, Visit visit) {
  std::vector<DealIndex> deal(domain.issues.size(), 0);
  while (true) {
    visit(deal);
    std::size_t i = deal.size();
    while (i > 0 && deal[i - 1] + 1 == domain.issues[i - 1].values.size()) deal[--i] = 0;
    if (i == 0) return;
    ++deal[i - 1];
  }
}

TEST(Genius, ObjectivesComeBeforeIssuesAndUnknownSiblingsAreNamed) {
  const auto loaded = formats::load_domain(samples() / "orchard");
  ASSERT_TRUE(loaded.ok());
  ASSERT_EQ(loaded->value.issues.size(), 3U);
  EXPECT_EQ(loaded->value.issues[0].name, "Harvest");
  EXPECT_EQ(loaded->value.issues[1].values, (std::vector<std::string>{"10", "11", "12", "13", "14"}));
  EXPECT_EQ(loaded->value.issues[2].values[1], "locked & keyed");
  bool told = false;
  for (const Diagnostic& d : loaded->diagnostics)
    told = told || d.message.find("stateissue") != std::string::npos;
  EXPECT_TRUE(told);
}

TEST(Genius, EvaluationsAreDividedByTheGreatestAndTheSumIsCutAtOne) {
  const Domain d = sample("orchard");
  EXPECT_DOUBLE_EQ(u(d, "north", {1, 2, 0}), 0.5 * 2 / 8 + 0.3 * 0.5 + 0.3 / 4);
  EXPECT_DOUBLE_EQ(u(d, "north", {0, 4, 1}), 1.0);  // 1.1 without the cut
  EXPECT_DOUBLE_EQ(u(d, "south", {1, 0, 0}), 1.0);
  EXPECT_EQ(profile(d, "north").discount, 0.9);
  EXPECT_EQ(profile(d, "north").reservation, 0.4);
  EXPECT_EQ(profile(d, "south").reservation, std::nullopt);
}

TEST(Genius, RectanglesIncludeExcludeAndHoldAlways) {
  const Domain d = sample("hills");
  EXPECT_DOUBLE_EQ(u(d, "east", {3, 1}), 1.0);
  EXPECT_DOUBLE_EQ(u(d, "east", {3, 4}), 0.6);
  EXPECT_DOUBLE_EQ(u(d, "east", {0, 0}), 0.1);
  EXPECT_DOUBLE_EQ(u(d, "west", {1, 0}), 1.0);
  EXPECT_DOUBLE_EQ(u(d, "west", {2, 0}), 0.2);
}

TEST(Genius, ConstraintsSetRanksToZero) {
  const Domain d = sample("rails");
  EXPECT_DOUBLE_EQ(u(d, "one", {2, 1}), 0);  // positive and penalty: the whole deal
  EXPECT_DOUBLE_EQ(u(d, "one", {1, 1}), 0);  // 0 counts as not negative
  EXPECT_DOUBLE_EQ(u(d, "one", {0, 1}), (0.25 + 0.5) / 2);
  EXPECT_DOUBLE_EQ(u(d, "one", {2, 0}), (0 + 1.0) / 2);   // 50 with a warning
  EXPECT_DOUBLE_EQ(u(d, "one", {0, 0}), (0.25 + 0) / 2);  // -10 lies in the sum's range
  EXPECT_DOUBLE_EQ(u(d, "one", {1, 0}), (0.5 + 1.0) / 2);
}

TEST(Genius, CompiledConstraintsEqualTheirDefinition) {
  const Domain d = sample("rails");
  const auto space = bargaining::space_of(d);
  ASSERT_TRUE(space.ok());
  bargaining::for_each_deal(*space, [&](std::span<const DealIndex> deal, std::span<const double> values) {
    EXPECT_DOUBLE_EQ(values[0], model::utility(d, d.profiles[0], deal));
  });
}

TEST(GeniusWeb, BothSpellingsDecimalStringsAndNumbersOutsideTheirRange) {
  const Domain d = sample("ferry");
  EXPECT_DOUBLE_EQ(u(d, "island", {0, 2}), 0.4 * 0.25 + 0.6 * 0.5);
  EXPECT_DOUBLE_EQ(u(d, "mainland", {0, 1}), 0.5 + 0.5 * 0.66666667);  // rounded half up to 8 decimals
  EXPECT_DOUBLE_EQ(u(d, "mainland", {1, 4}), 0.0);
  EXPECT_DOUBLE_EQ(model::reservation_of(d, profile(d, "island")), 0.4 * 0.25 + 0.6 * 0.25);
  EXPECT_DOUBLE_EQ(model::reservation_of(d, profile(d, "mainland")), 0);
}

TEST(Negmas, FunctionsWrappersAndInfiniteReservations) {
  const Domain d = sample("workshop");
  EXPECT_EQ(d.issues[0].values, (std::vector<std::string>{"Monday", "No", "12"}));
  EXPECT_DOUBLE_EQ(u(d, "host", {1, 4, 2}), 0.5 * 0.25 + 0.3 * 1.0 + 0.2 * 1.0);
  EXPECT_DOUBLE_EQ(u(d, "guest", {1, 0, 0}), 0.25 + 0.25 + 0.752);
  EXPECT_EQ(profile(d, "host").discount_kind, "exponential");
  EXPECT_TRUE(std::isinf(*profile(d, "host").reservation));
}

TEST(Negolog, WeightsAndValues) {
  const Domain d = sample("bakery");
  EXPECT_EQ(d.name, "Bakery");
  EXPECT_DOUBLE_EQ(u(d, "profileA", {0, 1}), 1.0);
  EXPECT_EQ(profile(d, "profileA").reservation, 0.3);
}

TEST(Profiles, AreChosenByNameInTheOrderGiven) {
  const auto two = formats::load_domain(samples() / "orchard", {"south.xml", "north"});
  ASSERT_TRUE(two.ok());
  EXPECT_EQ(two->value.profiles[0].name, "south");
  EXPECT_EQ(two->value.profiles[1].name, "north");
  EXPECT_FALSE(formats::load_domain(samples() / "orchard", {"west"}).ok());
}

// The case of a domain has the domain's utilities, deal by deal.
TEST(Cases, KeepTheUtilitiesOfEveryDomain) {
  for (const char* name : {"orchard", "ferry", "workshop", "bakery", "hills", "rails"}) {
    const Domain d = sample(name);
    const formats::ConvertedCase converted = formats::to_case(d);
    ASSERT_FALSE(has_errors(converted.report)) << name;
    for (const Diagnostic& problem : model::check(converted.value))
      EXPECT_NE(problem.severity, Severity::error) << name << ": " << to_string(problem);
    const auto space = deals::compile(converted.value);
    ASSERT_TRUE(space.ok()) << name << ": " << space.error().message;
    each_deal(d, [&](const std::vector<DealIndex>& deal) {
      const deals::Assignment assignment(deal.begin(), deal.end());
      for (std::size_t p = 0; p < d.profiles.size(); ++p) {
        double sum = 0;
        const auto& c = converted.value;
        double shares = 0;
        for (const auto& [issue, weight] : c.preferences[p].weights) shares += weight.mode;
        for (std::size_t i = 0; i < deal.size(); ++i)
          sum += c.preferences[p].weights[i].second.mode / shares *
                 c.preferences[p].scores[i].options[deal[i]].second.mode;
        for (const model::Package& package : c.packages) {
          if (package.worth[0].first != c.preferences[p].party) continue;
          bool holds = true;
          for (const model::Condition& condition : package.when) {
            std::size_t i = 0;
            while (c.issues[i].id != condition.issue) ++i;
            const auto options = model::option_ids(c.issues[i]);
            holds = holds && std::find(condition.any_of.begin(), condition.any_of.end(), options[deal[i]]) !=
                                 condition.any_of.end();
          }
          if (holds) sum += package.worth[0].second.mode;
        }
        EXPECT_NEAR(sum, model::utility(d, d.profiles[p], deal), 1e-12) << name;
      }
    });
  }
}

void expect_same_utilities(const Domain& a, const Domain& b, const std::string& what) {
  ASSERT_EQ(a.issues.size(), b.issues.size()) << what;
  ASSERT_EQ(a.profiles.size(), b.profiles.size()) << what;
  each_deal(a, [&](const std::vector<DealIndex>& deal) {
    std::vector<DealIndex> other;
    for (std::size_t i = 0; i < deal.size(); ++i) {
      const auto& values = b.issues[i].values;
      const auto at = std::find(values.begin(), values.end(), a.issues[i].values[deal[i]]);
      ASSERT_NE(at, values.end()) << what << " " << a.issues[i].values[deal[i]];
      other.push_back(static_cast<DealIndex>(at - values.begin()));
    }
    for (const auto& p : a.profiles)
      EXPECT_NEAR(model::utility(a, p, deal), model::utility(b, profile(b, p.name), other), 1e-9)
          << what << " " << p.name;
  });
}

TEST(RoundTrips, ThroughEachWriterKeepEveryUtility) {
  for (const char* name : {"orchard", "ferry", "workshop", "bakery", "hills"}) {
    Domain d = sample(name);
    const bool rectangles = std::string(name) == "hills";
    // GeniusWeb and NegMAS do not cut sums: the same weights without the excess.
    Domain within = d;
    for (auto& p : within.profiles)
      if (auto* additive = std::get_if<model::AdditiveUtility>(&p.utility);
          additive != nullptr && model::uncut_range(*additive).second > 1)
        for (double& w : additive->weights) w /= 2;
    const auto genius = formats::write_genius_xml(within);
    expect_same_utilities(within, formats::read_genius_xml(genius.files).value,
                          std::string(name) + " genius");
    const auto negmas = formats::write_negmas_yaml(within);
    expect_same_utilities(within, formats::read_negmas(negmas.files).value, std::string(name) + " negmas");
    if (rectangles) continue;
    const auto web = formats::write_geniusweb_json(within);
    expect_same_utilities(within, formats::read_geniusweb_json(web.files).value,
                          std::string(name) + " geniusweb");
  }
}

// Whatever a writer does not refuse and names no loss of comes back as it was: utilities of deals drawn at
// random, no-deal levels, discounts.
void expect_round_trip(const std::filesystem::path& folder, std::map<std::string, std::size_t>& kept) {
  const auto loaded = formats::load_domain(folder);
  ASSERT_TRUE(loaded.ok() && loaded->usable()) << folder;
  const Domain& d = loaded->value;
  std::mt19937 random(7);
  for (const auto& [form, written] :
       std::map<std::string, formats::WrittenDomain>{{"genius", formats::write_genius_xml(d)},
                                                     {"geniusweb", formats::write_geniusweb_json(d)},
                                                     {"negmas", formats::write_negmas_yaml(d)}}) {
    const std::string what = folder.filename().string() + " " + form + " ";
    std::string told;
    for (const Diagnostic& line : written.diagnostics) told += to_string(line) + "\n";
    if (has_errors(written.diagnostics)) {
      EXPECT_FALSE(told.empty()) << what;
      continue;
    }
    const auto back = formats::read_domain(written.files);
    ASSERT_TRUE(back.usable()) << what << (back.diagnostics.empty() ? "" : to_string(back.diagnostics[0]));
    const Domain& e = back.value;
    ASSERT_EQ(e.issues.size(), d.issues.size()) << what;
    ASSERT_EQ(e.profiles.size(), d.profiles.size()) << what;
    for (std::size_t i = 0; i < d.issues.size(); ++i) {
      EXPECT_EQ(e.issues[i].name, d.issues[i].name) << what;
      ASSERT_EQ(e.issues[i].values.size(), d.issues[i].values.size()) << what << d.issues[i].name;
    }
    for (const auto& p : d.profiles) {
      const auto same =
          std::find_if(e.profiles.begin(), e.profiles.end(), [&](const auto& q) { return q.name == p.name; });
      ASSERT_NE(same, e.profiles.end()) << what << p.name;
      double off = 0;
      std::vector<DealIndex> deal(d.issues.size());
      for (int k = 0; k < 300; ++k) {
        for (std::size_t i = 0; i < deal.size(); ++i)
          deal[i] = static_cast<DealIndex>(random() % d.issues[i].values.size());
        off = std::max(off, std::abs(model::utility(d, p, deal) - model::utility(e, *same, deal)));
      }
      const double level = model::reservation_of(d, p);
      const double level_back = model::reservation_of(e, *same);
      const bool levels = level == level_back || std::abs(level - level_back) <= 1e-9;
      const bool discounts = p.discount == same->discount;
      if (off <= 1e-9 && levels && discounts) {
        ++kept[form];
      } else {
        EXPECT_NE(told.find(p.name), std::string::npos)
            << what << p.name << ": utilities off by " << off << ", no-deal level " << level << " and "
            << level_back << ", discount " << p.discount << " and " << same->discount << "\n"
            << told;
      }
    }
  }
}

TEST(RoundTrips, LoseNothingThatIsNotNamed) {
  std::map<std::string, std::size_t> kept;
  for (const char* name : {"orchard", "ferry", "workshop", "bakery", "hills", "rails"})
    expect_round_trip(samples() / name, kept);
  for (const char* form : {"genius", "geniusweb", "negmas"}) EXPECT_GE(kept[form], 4U) << form;
  const std::filesystem::path reference = std::filesystem::path(MEDIANT_REFERENCE_DIR) / "domains";
  if (!std::filesystem::exists(reference)) return;
  for (const char* kind : {"genius_xml", "geniusweb_json", "negmas_yaml", "negolog_json"})
    for (const auto& folder : std::filesystem::directory_iterator(reference / kind))
      expect_round_trip(folder.path(), kept);
  for (const auto& [form, count] : kept) RecordProperty(form, std::to_string(count));
}

TEST(Frontier, EqualsBruteForceOnEverySample) {
  for (const char* name : {"orchard", "ferry", "workshop", "bakery", "hills", "rails"}) {
    const Domain d = sample(name);
    const auto space = bargaining::space_of(d);
    ASSERT_TRUE(space.ok());
    Progress progress;
    const auto found = bargaining::frontier(*space, {}, progress);
    ASSERT_TRUE(found.ok());
    std::vector<std::vector<double>> all;
    bargaining::for_each_deal(*space, [&](auto, std::span<const double> values) {
      all.emplace_back(values.begin(), values.end());
    });
    std::set<std::vector<double>> undominated;
    for (const auto& x : all) {
      bool dominated = false;
      for (const auto& y : all) {
        bool reaches = true;
        for (std::size_t p = 0; p < x.size(); ++p) reaches = reaches && y[p] >= x[p];
        dominated = dominated || (reaches && y != x);
      }
      if (!dominated) undominated.insert(x);
    }
    std::set<std::vector<double>> points;
    for (const auto& point : *found) points.insert(point.utilities);
    EXPECT_EQ(points, undominated) << name;
  }
}

// A party's gain counts from its no-deal level, also where no deal is as bad as that.
TEST(Measures, OurNashCountsGainsFromTheNoDealLevel) {
  for (const char* name : {"orchard", "ferry", "bakery", "hills"}) {
    const Domain d = sample(name);
    const auto m = bargaining::measure(d);
    ASSERT_TRUE(m.ok()) << name;
    std::vector<double> level;
    for (const auto& p : d.profiles) level.push_back(model::reservation_of(d, p));
    double best = -1;
    each_deal(d, [&](const std::vector<DealIndex>& deal) {
      double product = 1;
      for (std::size_t p = 0; p < level.size(); ++p) {
        const double gain = model::utility(d, d.profiles[p], deal) - level[p];
        product = gain < 0 ? -1 : product * gain;
        if (gain < 0) break;
      }
      best = std::max(best, product);
    });
    for (const auto& solution : m->solutions) {
      if (solution.name != "nash" || solution.points.empty()) continue;
      double product = 1;
      for (std::size_t p = 0; p < level.size(); ++p) product *= solution.points[0].utilities[p] - level[p];
      EXPECT_NEAR(product, best, 1e-9) << name;
    }
  }
}

// Ties in the file are ties in the case: the sums below differ in their last bits only.
TEST(Cases, AreFreeOfTheNoiseOfSums) {
  const std::string domain =
      R"({"name": "noise", "issuesValues": {"a": {"values": ["x", "y", "z"]}, "b": {"values": ["x", "y", "z"]}, "c": {"values": ["x", "y", "z"]}}})";
  const auto profile_of = [](const std::string& name, const std::string& values) {
    std::string utilities, weights;
    for (const char* issue : {"a", "b", "c"}) {
      const std::string comma = utilities.empty() ? "" : ",";
      utilities +=
          comma + "\"" + issue + R"(": {"DiscreteValueSetUtilities": {"valueUtilities": )" + values + "}}";
      weights += comma + "\"" + issue + "\": 0.3333333333333333";
    }
    return NamedText{name, R"({"LinearAdditiveUtilitySpace": {"issueUtilities": {)" + utilities +
                               R"(}, "issueWeights": {)" + weights + R"(}, "name": "p"}})"};
  };
  const auto loaded = formats::read_geniusweb_json(
      {{"d.json", domain},
       profile_of("p1.json", R"({"x": 0.1, "y": 0.2, "z": 0.30000000000000004})"),
       profile_of("p2.json", R"({"x": 0.3, "y": 0.2, "z": 0.1})")});
  ASSERT_TRUE(loaded.usable()) << to_string(loaded.diagnostics[0]);
  const auto space = deals::compile(formats::to_case(loaded.value).value);
  ASSERT_TRUE(space.ok());
  EXPECT_TRUE(space->exact());
  EXPECT_EQ(deals::frontier(*space).size(), 7U);  // sums of 3 to 9 tenths
}

TEST(NashSearch, ProvesWhatListingAllDealsFinds) {
  for (const char* name : {"orchard", "ferry", "workshop", "bakery", "hills"}) {
    Domain d = sample(name);
    for (auto& p : d.profiles) p.reservation = 0.05;
    Progress progress;
    const auto found = bargaining::search_nash(d, {}, progress);
    ASSERT_TRUE(found.ok()) << name;
    double best = 0;
    each_deal(d, [&](const std::vector<DealIndex>& deal) {
      double product = 1;
      for (const auto& p : d.profiles) product *= std::max(0.0, model::utility(d, p, deal) - 0.05);
      best = std::max(best, product);
    });
    EXPECT_TRUE(found->exact) << name;
    EXPECT_NEAR(found->value, best, 1e-12) << name;
  }
}

TEST(NashSearch, ADomainSearchedHoldsNothingThatIsNotKnown) {
  Domain hills = sample("hills");
  for (auto& p : hills.profiles) p.reservation = 0.05;
  const auto listed = bargaining::measure(hills);
  bargaining::MeasureOptions none;
  none.deal_limit = 1;
  const auto searched = bargaining::measure(hills, none);
  ASSERT_TRUE(listed.ok() && searched.ok());
  EXPECT_FALSE(listed->searched);
  ASSERT_TRUE(searched->searched && searched->searched->exact);
  EXPECT_GE(searched->searched->bound, searched->searched->product);
  ASSERT_EQ(searched->solutions.size(), 1U);
  double product = 1;
  for (const double u : searched->solutions[0].points.at(0).utilities) product *= u - 0.05;
  EXPECT_NEAR(product, searched->searched->product, 1e-12);
  EXPECT_TRUE(searched->frontier.empty());
  EXPECT_TRUE(std::isnan(searched->opposition));
  const std::vector<DealIndex> deal(hills.issues.size(), 0);
  EXPECT_TRUE(std::isnan(bargaining::measure_deal(hills, *searched, deal).fairness));
  EXPECT_FALSE(std::isnan(bargaining::measure_deal(hills, *listed, deal).fairness));
}

TEST(NashSearch, ProvesTheNashDealOfTenBillionDealsWithoutListingThem) {
  const std::filesystem::path folder =
      std::filesystem::path(MEDIANT_REFERENCE_DIR) / "domains/genius_xml/y2014_10issues";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the reference data is not here";
  const auto domain = formats::load_domain(folder);
  ASSERT_TRUE(domain.ok());
  Progress progress;
  const auto found = bargaining::search_nash(domain->value, {}, progress);
  ASSERT_TRUE(found.ok() && found->exact && found->point);
  // The domain's own list of efficient deals holds it: 0.7583082, 0.91638416.
  EXPECT_NEAR(found->point->utilities[0], 0.7583082, 1e-6);
  EXPECT_NEAR(found->point->utilities[1], 0.91638416, 1e-6);
}

// ---- what no reader may do ----

void expect_one_error(const formats::LoadedDomain& loaded, const std::string& part) {
  std::size_t errors = 0;
  std::string all;
  for (const Diagnostic& d : loaded.diagnostics) {
    errors += d.severity == Severity::error ? 1 : 0;
    all += d.message + "\n";
  }
  EXPECT_EQ(errors, 1U) << all;
  EXPECT_NE(all.find(part), std::string::npos) << all;
}

TEST(Hostile, EntityBombsAreRefused) {
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
      "<negotiation_template>&b;</negotiation_template>";
  expect_one_error(formats::read_genius_xml({{"bomb.xml", bomb}}), "document types and entities are refused");
  std::string alias = "type: X\na0: &a0 [1,1,1,1,1,1,1,1,1,1]\n";
  for (int k = 1; k < 12; ++k) {
    alias += "a" + std::to_string(k) + ": &a" + std::to_string(k) + " [";
    for (int j = 0; j < 10; ++j) alias += std::string(j == 0 ? "" : ",") + "*a" + std::to_string(k - 1);
    alias += "]\n";
  }
  expect_one_error(formats::read_negmas({{"bomb.yml", alias}}), "once its aliases are expanded");
}

TEST(Hostile, HugeCountsStopAtTheLimit) {
  const std::string huge =
      "<negotiation_template><utility_space><objective name=\"x\"><issue index=\"1\" name=\"n\" "
      "type=\"integer\" "
      "lowerbound=\"0\" upperbound=\"2000000000\"/></objective></utility_space></negotiation_template>";
  expect_one_error(formats::read_genius_xml({{"huge.xml", huge}}), "more than 1000000 values");
  expect_one_error(
      formats::read_negmas(
          {{"d.yml",
            "type: OutcomeSpace\nissues:\n- {type: ContiguousIssue, name: n, values: [0, 900000000000]}\n"}}),
      "more than 1000000 values");
  expect_one_error(formats::read_geniusweb_json(
                       {{"d.json", R"({"name":"d","issuesValues":{"n":{"range":["0","1e12","0.001"]}}})"}}),
                   "more than 1000000 values");
}

TEST(Hostile, DeepNestingAndWrongEncodingsGiveOneError) {
  std::string deep;
  for (int k = 0; k < 100000; ++k) deep += "<objective>";
  expect_one_error(formats::read_genius_xml({{"deep.xml", "<negotiation_template>" + deep}}),
                   "nested deeper");
  expect_one_error(formats::read_negolog_json({{"deep.json", std::string(100000, '[')}}), "nested deeper");
  expect_one_error(formats::read_negmas({{"deep.yml", "a: " + std::string(100000, '[')}}), "nested deeper");
  expect_one_error(formats::read_genius_xml({{"latin.xml", "<negotiation_template name=\"\xE9\"/>"}}),
                   "not valid UTF-8");
  expect_one_error(formats::read_genius_xml({{"utf16.xml", std::string("\xFF\xFE<\0a\0", 6)}}), "not UTF-8");
  expect_one_error(formats::read_negolog_json({{"latin.json", "{\"a\": \"\xE9\"}"}}), "not valid UTF-8");
  expect_one_error(formats::read_negolog_json({{"cut.json", "{\"a\": "}}), "not well-formed JSON");
}

}  // namespace
}  // namespace mediant
