// `obligations`: who must do what, in what order, and what the promises lack.
#include "mediant/drafts/obligations.hpp"

#include "../case_texts.hpp"
#include "../options.hpp"
#include "../registry.hpp"

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
          {"clause", o.clause},
          {"proposal", o.proposal ? Json(o.proposal->value) : Json(nullptr)}};
}

Result<Json> run_obligations(const Context& in) {
  const auto texts = given_texts(in);
  if (!texts) return texts.error();
  Json result{{"obligations", Json::array()}, {"suggestions", Json::array()}};
  for (const model::Obligation& o : in.c.obligations) result["obligations"].push_back(obligation_json(o));
  const drafts::ObligationCheck check = drafts::check_obligations(in.c.obligations);
  result["without_verifier"] = check.without_verifier;
  result["without_guarantor"] = check.without_guarantor;
  result["without_deadline"] = check.without_deadline;
  result["order"] = check.order;
  result["cycle"] = check.cycle;
  result["unknown"] = check.unknown;
  for (const auto& [id, draft] : proposal_drafts(in, *texts)) {
    for (const drafts::SuggestedObligation& s : drafts::suggest_obligations(draft, in.c, in.text)) {
      Json one = obligation_json(s.obligation);
      one["proposal"] = id;
      one["sentence"] = s.sentence;
      one["modal"] = s.modal;
      one["forbids"] = s.forbids;
      result["suggestions"].push_back(std::move(one));
    }
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

Document obligations_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, "Obligations");
  if (result["obligations"].empty()) {
    page.paragraph("The case lists no obligations.");
  } else {
    page.table("Obligations", table_of_obligations(result["obligations"], in));
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
  if (!result["suggestions"].empty()) {
    page.heading(2, "Suggested from the drafts, to be confirmed");
    page.table("Suggestions", table_of_obligations(result["suggestions"], in));
  }
  return page;
}

}  // namespace

Call obligations_call() {
  Call call;
  call.name = "obligations";
  call.summary = "Who must do what, by when, in what order; promises without verifier, guarantor or deadline";
  call.details =
      "The obligations of the case with their order and what they lack, and suggestions read from the "
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
