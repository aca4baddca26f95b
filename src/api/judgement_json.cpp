#include "judgement_json.hpp"

#include "options.hpp"

namespace mediant::api {

using judgement::Share;

Result<judgement::Assumptions> assumed(const Context& in) {
  judgement::AssumptionOptions options;
  const auto among = parties(in, "among");
  if (!among) return among.error();
  if (!among->empty()) options.among = *among;
  options.quasi = flag(in.options, "quasi");
  return judgement::Assumptions::compile(in.c, options);
}

judgement::Trials trials(const Context& in, std::size_t draws) {
  judgement::Trials t;
  t.draws = static_cast<std::size_t>(integer(in.options, "draws", static_cast<long long>(draws)));
  t.seed = static_cast<std::uint64_t>(integer(in.options, "seed", 1));
  const double error = number(in.options, "error", 0);
  if (error > 0) t.error = error;
  return t;
}

std::vector<Option> trial_options(std::size_t draws, bool with_error) {
  std::vector<Option> out = {among_option(),
                             {.name = "draws",
                              .type = Option::Type::integer,
                              .help = "how many assumptions are tried",
                              .fallback = std::to_string(draws),
                              .low = 1,
                              .high = 10'000'000},
                             {.name = "seed",
                              .type = Option::Type::integer,
                              .help = "the draws are a function of it",
                              .fallback = "1",
                              .low = 0}};
  if (!with_error) return out;
  out.push_back({.name = "error",
                 .type = Option::Type::number,
                 .help = "go on until every share's standard error is at most this (up to a million draws)",
                 .fallback = "the draws decide",
                 .low = 0.0005,
                 .high = 0.5});
  out.push_back({.name = "quasi",
                 .type = Option::Type::flag,
                 .help = "scrambled Sobol' points instead of random ones"});
  return out;
}

Json as_json(const Share& s) {
  return {{"share", s.value}, {"error", s.error}, {"low", s.low}, {"high", s.high}};
}

Share share_from(const Json& json) {
  return {json["share"].get<double>(), json["error"].get<double>(), json["low"].get<double>(),
          json["high"].get<double>()};
}

std::string share_words(const Json& share) { return judgement::short_words(share_from(share)); }

Json share_schema() {
  return object_schema({{"share", type_schema("number")},
                        {"error", type_schema("number")},
                        {"low", type_schema("number")},
                        {"high", type_schema("number")}},
                       {"share", "error", "low", "high"});
}

Json ids(const std::vector<model::PartyId>& parties) {
  Json list = Json::array();
  for (const auto& id : parties) list.push_back(id.value);
  return list;
}

Json about_draws(const Context& in, const judgement::Assumptions& assumptions,
                 const judgement::Trials& trials, std::size_t draws, bool cancelled) {
  Json json = about(in, assumptions.views().front().space);
  json["values"] = assumptions.certain() ? "points as judged" : "drawn from the judged ranges";
  json["withheld_red_lines"] = Json::array();
  for (const auto& view : assumptions.views()) {
    for (const auto& id : view.space.structure().withheld) {
      bool listed = false;
      for (const Json& other : json["withheld_red_lines"]) listed = listed || other == id.value;
      if (!listed) json["withheld_red_lines"].push_back(id.value);
    }
  }
  json["draws"] = draws;
  json["seed"] = trials.seed;
  json["cancelled"] = cancelled;
  json.erase("tolerance");
  Json views = Json::array();
  for (const auto& view : assumptions.views()) views.push_back(view.analyst);
  if (views.size() > 1) json["views"] = std::move(views);
  return json;
}

void add_about_draws(Document& page, const Json& about, const Context& in) {
  add_about(page, about, in);
  if (about["cancelled"].get<bool>()) page.callout("Stopped early: this is what had been found by then.");
  const auto draws = about["draws"].get<std::size_t>();
  if (draws == 1) {
    page.paragraph("Nothing is judged as a range, so there is one assumption to try.");
    return;
  }
  page.paragraph(
      grouped(std::to_string(draws)) + " assumptions tried, drawn from the judged ranges (seed " +
      std::to_string(about["seed"].get<std::uint64_t>()) +
      "). In brackets: what drawing more, or other probabilities of what happens if talks fail, could make "
      "of it. These are shares of what the desk assumes, not chances of what will happen.");
}

}  // namespace mediant::api
