// `obligations`: who must do what, in what order, and what the promises lack.
#include "mediant/drafts/obligations.hpp"

#include <algorithm>

#include "../case_texts.hpp"
#include "../options.hpp"
#include "../registry.hpp"
#include "mediant/drafts/reliance.hpp"

namespace mediant::api {
namespace {

Json obligation_json(const model::Obligation& o) {
  return {{"id", o.id.value},
          {"who", as_json(o.who)},
          {"what", o.what},
          {"by", as_json(o.by_when)},
          {"deadline", o.deadline},
          {"condition", o.condition},
          {"verifier", as_json(o.verifier)},
          {"guarantor", as_json(o.guarantor)},
          {"consequence", o.consequence},
          {"after", o.after},
          {"together", o.together},
          {"clause", o.clause},
          {"proposal", o.proposal ? Json(o.proposal->value) : Json(nullptr)}};
}

// Who could break each promise of a list, and what would follow.
void add_reliance(const Context& in, const std::vector<model::Obligation>& obligations, Json& list) {
  const std::vector<drafts::Reliance> all = drafts::reliance(in.c, obligations);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Json breakers = Json::array(), falls = Json::array(), said = Json::array();
    for (const drafts::Breaker& b : all[i].could_break)
      breakers.push_back({{"who", as_json(b.who)}, {"as", name_of(b.hold)}, {"through", b.through}});
    for (const drafts::Fall& fall : all[i].falls)
      falls.push_back({{"id", fall.id}, {"as", name_of(fall.hold)}, {"through", fall.through}});
    for (const model::ClaimId& id : all[i].said) said.push_back(id.value);
    list[i]["could_break"] = std::move(breakers);
    list[i]["would_follow"] = {
        {"consequence", all[i].consequence}, {"falls", std::move(falls)}, {"said", std::move(said)}};
  }
}

Result<Json> run_obligations(const Context& in) {
  const auto texts = given_texts(in);
  if (!texts) return texts.error();
  Json result{{"obligations", Json::array()}, {"suggestions", Json::array()}};
  for (const model::Obligation& o : in.c.obligations) result["obligations"].push_back(obligation_json(o));
  add_reliance(in, in.c.obligations, result["obligations"]);
  const drafts::ObligationCheck check = drafts::check_obligations(in.c.obligations);
  result["without_verifier"] = check.without_verifier;
  result["without_guarantor"] = check.without_guarantor;
  result["without_deadline"] = check.without_deadline;
  result["order"] = check.order;
  result["cycle"] = check.cycle;
  result["unknown"] = check.unknown;
  for (const auto& [id, draft] : proposal_drafts(in, *texts)) {
    Json list = Json::array();
    std::vector<model::Obligation> suggested;
    for (const drafts::SuggestedObligation& s : drafts::suggest_obligations(draft, in.c, in.text)) {
      suggested.push_back(s.obligation);
      suggested.back().proposal = model::ProposalId(id);
      Json one = obligation_json(suggested.back());
      one["sentence"] = s.sentence;
      one["modal"] = s.modal;
      one["forbids"] = s.forbids;
      list.push_back(std::move(one));
    }
    add_reliance(in, suggested, list);
    std::move(list.begin(), list.end(), std::back_inserter(result["suggestions"].get_ref<Json::array_t&>()));
  }
  return result;
}

std::string names(const Json& speakers, const Context& in) {
  std::string out;
  const auto add = [&](const Json& speaker) {
    const model::Speaker s = speaker.is_string()   ? model::Speaker{speaker.get<std::string>(), ""}
                             : speaker.is_object() ? model::Speaker{"", speaker.value("unnamed", "")}
                                                   : model::Speaker{};
    if (!s.empty())
      out += (out.empty() ? "" : ", ") + (s.ref.empty() ? s.unnamed : model::speaker_name(in.c, s));
  };
  if (speakers.is_array()) {
    for (const Json& speaker : speakers) add(speaker);
  } else {
    add(speakers);
  }
  return out;
}

std::string listed(const Json& words) {
  std::string out;
  for (const Json& w : words) out += (out.empty() ? "" : ", ") + w.get<std::string>();
  return out;
}

Table table_of_obligations(const Json& rows, const Context& in) {
  Table table{
      {{"Id"}, {"Who"}, {"What"}, {"By when"}, {"Condition"}, {"Verifier"}, {"Guarantor"}, {"If broken"}},
      {}};
  for (const Json& o : rows) {
    table.rows.push_back({o["id"].get<std::string>(), names(o["who"], in),
                          (o.value("forbids", false) ? "not: " : "") + o["what"].get<std::string>(),
                          o["by"].is_string() ? o["by"].get<std::string>() : o["deadline"].get<std::string>(),
                          o["condition"].get<std::string>(), names(o["verifier"], in),
                          names(o["guarantor"], in), o["consequence"].get<std::string>()});
  }
  return table;
}

// "Aland: promised it, must do o2 first; Bland: confirms it".
std::string breakers_in_words(const Json& breakers, const Context& in, bool suggested) {
  std::string out;
  Json before;
  for (const Json& b : breakers) {
    const std::string who = names(Json::array({b["who"]}), in);
    const std::string how = drafts::in_words(b["as"].get<std::string>(), b["through"].get<std::string>());
    // The subject of a sentence may be a thing: "work at night shall be paid".
    const bool thing = suggested && b["as"] == "obliged" && b["who"].is_object();
    if (b["who"] == before) {
      out += ", " + how;
      continue;
    }
    out += (out.empty() ? "" : "; ") +
           (thing ? "the clause names no party but “" + who + "”" : who + ": " + how);
    before = b["who"];
  }
  return out.empty() ? "nobody is named" : out;
}

std::string falls_in_words(const Json& follows) {
  auto out = follows["consequence"].get<std::string>();
  if (out.empty()) out = "no consequence is written";
  for (const Json& fall : follows["falls"]) {
    out += "; " + fall["id"].get<std::string>() +
           (fall["as"] == "before" ? " waits for " + fall["through"].get<std::string>()
                                   : " is to be done at the same time");
  }
  return out;
}

// Of suggestions only those of which more is known than who promised.
Table table_of_reliance(const Json& rows, const Context& in, bool suggested) {
  Table table{{{"Id"}, {"Who could break it"}, {"What would follow"}, {"Said on the issue"}}, {}};
  for (const Json& o : rows) {
    const Json& follows = o["would_follow"];
    if (suggested && o["could_break"].size() < 2 && follows["consequence"] == "" &&
        follows["falls"].empty() && follows["said"].empty())
      continue;
    std::string said;
    for (const Json& id : follows["said"]) {
      const model::Claim* claim = model::find(in.c, model::ClaimId(id.get<std::string>()));
      if (claim == nullptr) continue;
      said += (said.empty() ? "" : "; ") + model::speaker_name(in.c, claim->by) + ": " +
              (claim->text.empty() && !claim->source.empty() ? claim->source.front().quote : claim->text) +
              " (" + claim->id.value + ")";
    }
    table.rows.push_back({o["id"].get<std::string>(), breakers_in_words(o["could_break"], in, suggested),
                          falls_in_words(follows), said});
  }
  return table;
}

Document obligations_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, "Obligations");
  if (result["obligations"].empty()) {
    page.paragraph("The case lists no obligations.");
  } else {
    page.table("Obligations", table_of_obligations(result["obligations"], in));
    page.heading(2, "Who could break them, and what would follow");
    page.table("Who could break them", table_of_reliance(result["obligations"], in, false));
    if (!result["cycle"].empty()) page.callout("They wait for each other: " + listed(result["cycle"]) + ".");
    if (!result["unknown"].empty())
      page.callout("Named in the order but not defined: " + listed(result["unknown"]) + ".");
    for (const auto& [key, words] :
         std::vector<std::pair<const char*, const char*>>{{"without_verifier", "Nobody verifies: "},
                                                          {"without_guarantor", "Nobody guarantees: "},
                                                          {"without_deadline", "Without a deadline: "}}) {
      if (!result[key].empty()) page.paragraph(words + listed(result[key]) + ".");
    }
    if (!result["order"].empty()) {
      std::vector<Text> stages;
      for (const Json& stage : result["order"]) stages.push_back({listed(stage), {}});
      page.heading(2, "Order, stage by stage");
      page.list(std::move(stages));
    }
  }
  if (!result["suggestions"].empty()) page.heading(2, "Suggested from the drafts, to be confirmed");
  for (const model::Proposal& proposal : in.c.proposals) {
    Json own = Json::array();
    for (const Json& one : result["suggestions"])
      if (one["proposal"] == proposal.id.value) own.push_back(one);
    if (own.empty()) continue;
    page.heading(3, proposal.title.empty() ? proposal.id.value : proposal.title);
    page.table("Suggestions", table_of_obligations(own, in));
    Table table = table_of_reliance(own, in, true);
    if (table.rows.empty()) continue;
    page.paragraph("Who could break these, and what would follow, by the clauses alone:");
    page.table("Who could break these", std::move(table));
  }
  return page;
}

}  // namespace

Call obligations_call() {
  Call call;
  call.name = "obligations";
  call.summary =
      "Who must do what, by when, in what order; who could break it, what would follow, what is lacking";
  call.details =
      "The obligations of the case with their order and what they lack, who could break each (who promised "
      "it, confirms "
      "or guarantees it, or must do something first) and what would follow (its own consequence and the "
      "promises that "
      "hang on it), and suggestions read from the "
      "drafts' clauses (binding modal "
      "verbs in the languages that docs/methods/drafts.md names), which a person confirms.";
  call.examples = {"obligations cases/camp-david-1978"};
  call.options = {texts_option()};
  call.run = run_obligations;
  call.view = obligations_page;
  call.result_schema = [] {
    const Json ids = array_schema(type_schema("string"));
    return object_schema({{"obligations", array_schema(type_schema("object"))},
                          {"suggestions", array_schema(type_schema("object"))},
                          {"without_verifier", ids},
                          {"without_guarantor", ids},
                          {"without_deadline", ids},
                          {"order", array_schema(ids)},
                          {"cycle", ids},
                          {"unknown", ids}},
                         {"obligations", "suggestions", "without_verifier", "without_guarantor",
                          "without_deadline", "order", "cycle", "unknown"});
  };
  return call;
}

}  // namespace mediant::api
