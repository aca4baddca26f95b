// `claims`: what was said, chosen by who, on what, when and how it is known.
#include <set>

#include "../options.hpp"
#include "../record_rows.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

Result<Json> run_claims(const Context& in) {
  const auto filter = claim_filter(in);
  if (!filter) return filter.error();
  const record::Selected selected = record::select(in.c, *filter, in.text);
  std::set<std::string> ids;
  Json unsourced = Json::array();
  for (const model::Claim* claim : selected.claims) {
    ids.insert(claim->id.value);
    if (claim->source.empty()) unsourced.push_back(claim->id.value);
  }
  Json contradictions = Json::array();
  for (Json& row : contradiction_rows(in.c)) {
    if (ids.contains(row["first"].get<std::string>()) || ids.contains(row["second"].get<std::string>()))
      contradictions.push_back(std::move(row));
  }
  Json sets = Json::array();
  for (const model::Claim* claim : record::sets(in.c)) {
    if (ids.contains(claim->id.value)) sets.push_back(claim->id.value);
  }
  return Json{{"rows", claim_rows(in.c, selected.claims)}, {"of", in.c.claims.size()},
              {"undated_left_out", selected.undated},      {"contradictions", std::move(contradictions)},
              {"unsourced", std::move(unsourced)},         {"as_a_set", std::move(sets)}};
}

std::string listed(const Json& ids) {
  std::string out;
  for (const Json& id : ids) out += (out.empty() ? "" : ", ") + id.get<std::string>();
  return out;
}

Document claims_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": claims");
  page.paragraph(std::to_string(result["rows"].size()) + " of " +
                 std::to_string(result["of"].get<std::size_t>()) + " statements.");
  if (!result["rows"].empty()) page.table("claims", table_of(result["rows"], claim_fields()));
  if (const auto undated = result["undated_left_out"].get<std::size_t>(); undated > 0)
    page.paragraph("Left out since no date is recorded: " + std::to_string(undated) + ".");
  if (!result["contradictions"].empty())
    page.table("contradictions", table_of(result["contradictions"], contradiction_fields()));
  if (!result["unsourced"].empty()) page.paragraph("Without a source: " + listed(result["unsourced"]) + ".");
  if (!result["as_a_set"].empty())
    page.paragraph("On several things as a set, not on each: " + listed(result["as_a_set"]) + ".");
  return page;
}

}  // namespace

Call claims_call() {
  Call call;
  call.name = "claims";
  call.summary = "What was said, by whom, on what and when, and how it is known";
  call.details =
      "Filters may be joined: a claim must meet all of them. Contradictions that touch what is listed, "
      "statements without a source and stances on a set stand below.";
  call.examples = {"claims cases/moscow-2025-12 --by russia --kind position",
                   "claims cases/labour-contract --text cranes", "claims cases/moscow-2025-12 --unsourced"};
  call.options = claim_filter_options();
  call.options.push_back({.name = "since", .type = Option::Type::date, .help = "said on this day or later"});
  for (Option& option : call.options) {
    if (option.help.starts_with("claims: ")) option.help.erase(0, 8);
  }
  call.run = run_claims;
  call.view = claims_page;
  call.result_schema = [] {
    return object_schema({{"rows", array_schema(type_schema("object"))},
                          {"of", type_schema("integer")},
                          {"undated_left_out", type_schema("integer")},
                          {"contradictions", array_schema(type_schema("object"))},
                          {"unsourced", array_schema(type_schema("string"))},
                          {"as_a_set", array_schema(type_schema("string"))}},
                         {"rows", "of", "undated_left_out", "contradictions", "unsourced", "as_a_set"});
  };
  return call;
}

}  // namespace mediant::api
