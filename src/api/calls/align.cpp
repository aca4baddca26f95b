// `align`: each draft against each party's recorded demands.
#include <cmath>

#include "../case_texts.hpp"
#include "../deal_json.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/deals/value.hpp"
#include "mediant/drafts/alignment.hpp"
#include "mediant/model/points.hpp"

namespace mediant::api {
namespace {

double rounded(double value) { return std::round(value * 1000) / 1000; }

// What the draft is worth to each party with utilities: the range over what it leaves open; null without any.
Json value_of(const Context& in, const std::string& id) {
  const model::Proposal* proposal = model::find(in.c, model::ProposalId(id));
  if (proposal == nullptr || proposal->content_unknown || in.c.preferences.empty()) return nullptr;
  const auto space = deals::compile(in.c);
  if (!space) return nullptr;
  const auto assignment = deals::assignment_of(*space, proposal->terms);
  if (!assignment) return nullptr;
  const deals::Valuation valuation = deals::value(*space, *assignment);
  if (!valuation.possible) return nullptr;
  Json out = Json::object();
  const deals::Structure& s = space->structure();
  for (std::size_t h = 0; h < space->parties(); ++h)
    out[s.holders[h].value] = {{"low", rounded(space->utility(h, valuation.holders[h].low))},
                               {"high", rounded(space->utility(h, valuation.holders[h].high))}};
  return out;
}

Result<Json> run_align(const Context& in) {
  const auto texts = given_texts(in);
  if (!texts) return texts.error();
  Json list = Json::array();
  for (const drafts::DraftAlignment& draft : drafts::align_with_parties(in.c, proposal_drafts(in, *texts))) {
    const model::Proposal* proposal = model::find(in.c, model::ProposalId(draft.proposal));
    Json one{{"id", draft.proposal},
             {"title", proposal->title},
             {"content", draft.content_unknown ? "unknown" : "known"}};
    one["parties"] = Json::array();
    for (const drafts::PartyAlignment& party : draft.parties) {
      Json demands = Json::array();
      for (const drafts::DemandRow& row : party.demands) {
        demands.push_back({{"claim", row.claim},
                           {"issue", row.issue.empty() ? Json(nullptr) : Json(row.issue)},
                           {"said", row.said},
                           {"met", name_of(row.met)},
                           {"option", row.option},
                           {"basis", row.basis},
                           {"clause", row.clause},
                           {"clause_text", row.clause_text},
                           {"why", row.why}});
      }
      one["parties"].push_back({{"party", party.party},
                                {"meets", party.share.met},
                                {"partly", party.share.partly},
                                {"contradicts", party.share.contradicted},
                                {"open", party.share.open},
                                {"share", {rounded(party.share.low()), rounded(party.share.high())}},
                                {"demands", std::move(demands)}});
    }
    one["value"] = value_of(in, draft.proposal);
    list.push_back(std::move(one));
  }
  return Json{{"proposals", std::move(list)}};
}

std::string count(const Json& json) { return std::to_string(json.get<std::size_t>()); }

Document align_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, "Drafts against recorded demands");
  page.callout(
      "Counted demand by demand; a demand is not weighed against another. The share runs from what is met to "
      "what would be met if "
      "all that is met in part or left open came to be met.");
  for (const Json& proposal : result["proposals"]) {
    page.heading(2, proposal["title"].get<std::string>());
    if (proposal["content"] == "unknown") {
      page.paragraph("Its content is not known; nothing is counted.");
      continue;
    }
    Table shares{{{"Party"},
                  {"Meets", Align::right},
                  {"Partly", Align::right},
                  {"Contradicts", Align::right},
                  {"Open", Align::right},
                  {"Share met"}},
                 {}};
    const bool valued = proposal["value"].is_object();
    if (valued) shares.columns.push_back({"Value"});
    for (const Json& party : proposal["parties"]) {
      const auto id = party["party"].get<std::string>();
      shares.rows.push_back({party_name(in.c, id), count(party["meets"]), count(party["partly"]),
                             count(party["contradicts"]), count(party["open"]),
                             fixed(100 * party["share"][0].get<double>(), 0) + "–" +
                                 fixed(100 * party["share"][1].get<double>(), 0) + " %"});
      if (valued && proposal["value"].contains(id)) {
        const Json& value = proposal["value"][id];
        shares.rows.back().push_back(model::points(value["low"].get<double>(), in.c.scale, 0) + "–" +
                                     model::points(value["high"].get<double>(), in.c.scale, 0));
      }
    }
    page.table("Share of demands met", std::move(shares));
    for (const Json& party : proposal["parties"]) {
      Table table{{{"Demand"}, {"Draft"}, {"Clause"}, {"Basis"}, {"Why"}}, {}};
      for (const Json& row : party["demands"]) {
        const auto text = row["clause_text"].get<std::string>();
        table.rows.push_back({row["said"].get<std::string>() + " (" + row["claim"].get<std::string>() + ")",
                              row["met"].get<std::string>(),
                              row["clause"].get<std::string>() + (text.empty() ? "" : ": " + text),
                              row["basis"].get<std::string>(), row["why"].get<std::string>()});
      }
      page.heading(3, party_name(in.c, party["party"].get<std::string>()));
      page.table("Demands of " + party_name(in.c, party["party"].get<std::string>()), std::move(table));
    }
  }
  return page;
}

}  // namespace

Call align_call() {
  Call call;
  call.name = "align";
  call.summary = "Each draft against each party's recorded demands: meets, partly, contradicts, open";
  call.details =
      "For every party the positions it is recorded with (demands, offers, accepts, conditions, rejects) are "
      "held against the "
      "terms of every proposal, clause and claim side by side, with what the term rests on. The share has a "
      "range: what is open "
      "may become either. Where utilities exist the proposal's value to each party stands beside it.";
  call.examples = {"align cases/moscow-2025-12", "align cases/labour-contract --format json"};
  call.options = {texts_option()};
  call.run = run_align;
  call.view = align_page;
  call.result_schema = [] {
    return object_schema(
        {{"proposals", array_schema(object_schema({{"id", type_schema("string")},
                                                   {"title", type_schema("string")},
                                                   {"content", type_schema("string")},
                                                   {"parties", array_schema(type_schema("object"))},
                                                   {"value", Json{{"type", {"object", "null"}}}}},
                                                  {"id", "title", "content", "parties", "value"}))}},
        {"proposals"});
  };
  return call;
}

}  // namespace mediant::api
