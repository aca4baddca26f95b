// `show`: the case as tables - who, about what, who stands where, what happened when.
#include "../options.hpp"
#include "../record_rows.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

using model::Case;

std::string role_word(model::Role role) {
  using enum model::Role;
  switch (role) {
    case principal:
      return "principal";
    case mediator:
      return "mediator";
    case stakeholder:
      return "stakeholder";
    case guarantor:
      return "guarantor";
    case affected:
      return "affected";
  }
  return "";
}

std::string named(const Case& c, const std::vector<model::Speaker>& speakers) {
  std::string out;
  for (const model::Speaker& speaker : speakers)
    out += (out.empty() ? "" : ", ") + model::speaker_name(c, speaker);
  return out;
}

Json parties(const Context& in) {
  Json rows = Json::array();
  for (const model::Party& party : in.c.parties) {
    Json people = Json::array();
    for (const model::Person& person : in.c.people) {
      if (person.of == party.id)
        people.push_back(person.title.empty() ? person.name : person.name + ", " + person.title);
    }
    rows.push_back({{"id", party.id.value},
                    {"name", party.name},
                    {"role", role_word(party.role)},
                    {"aliases", party.aliases},
                    {"people", people},
                    {"interests", party.interests}});
  }
  return rows;
}

Json people(const Context& in) {
  Json rows = Json::array();
  for (const model::Person& person : in.c.people) {
    Json ties = Json::array();
    for (const model::Tie& tie : person.ties)
      ties.push_back(tie.kind + " of " + model::speaker_name(in.c, {tie.to, ""}));
    rows.push_back({{"id", person.id.value},
                    {"name", person.name},
                    {"of", person.of ? Json(person.of->value) : Json()},
                    {"title", person.title},
                    {"aliases", person.aliases},
                    {"ties", ties}});
  }
  return rows;
}

Json issues(const Context& in) {
  Json rows = Json::array();
  for (const model::Issue& issue : in.c.issues) {
    Json row = {{"id", issue.id.value},
                {"name", issue.name},
                {"topic", issue.topic},
                {"status", issue.status.empty() ? "open" : issue.status}};
    Json options = Json::array();
    if (issue.range) {
      options.push_back(shortest(issue.range->from) + " to " + shortest(issue.range->to) + " by " +
                        shortest(issue.range->step) + (issue.unit.empty() ? "" : " " + issue.unit));
    } else {
      for (const model::Option& option : issue.options)
        options.push_back(option.id.value + " (" + (option.name.empty() ? option.id.value : option.name) +
                          ")");
    }
    row["options"] = options;
    rows.push_back(row);
  }
  return rows;
}

Json claims(const Context& in) {
  const auto filter = claim_filter(in);
  return filter ? claim_rows(in.c, record::select(in.c, *filter, in.text).claims) : Json::array();
}

Json grid(const Context& in) { return grid_rows(in.c, date(in.options, "since")); }

Json timeline(const Context& in) { return timeline_rows(in.c); }

Json contradictions(const Context& in) { return contradiction_rows(in.c); }

Json unsourced(const Context& in) { return claim_rows(in.c, record::unsourced(in.c)); }

Json sets(const Context& in) { return claim_rows(in.c, record::sets(in.c)); }

Json unheard(const Context& in) {
  Json rows = Json::array();
  for (const model::Party* party : record::unheard(in.c))
    rows.push_back({{"id", party->id.value}, {"name", party->name}, {"role", role_word(party->role)}});
  return rows;
}

Json minutes(const Context& in) {
  Json rows = Json::array();
  for (const model::Minute& m : in.c.minutes) {
    Json sides = Json::array();
    for (const auto& side : m.confirmed)
      sides.push_back(model::speaker_name(in.c, {side.party.value, ""}) + ": " + side.status +
                      (side.on ? " (" + model::in_words(*side.on) + ")" : ""));
    rows.push_back({{"id", m.id},
                    {"on", as_json(m.on)},
                    {"meeting", m.meeting ? Json(m.meeting->value) : Json()},
                    {"text", m.text},
                    {"sides", std::move(sides)}});
  }
  return rows;
}

Json proposals(const Context& in) {
  Json rows = Json::array();
  for (const model::Proposal& proposal : in.c.proposals) {
    Json terms = Json::object();
    for (const model::Term& term : proposal.terms) terms[term.issue.value] = term.option.value;
    rows.push_back(
        {{"id", proposal.id.value},
         {"title", proposal.title},
         {"by", named(in.c, proposal.by)},
         {"kind", proposal.kind},
         {"on", as_json(proposal.on)},
         {"content", proposal.content_unknown ? "not known"
                                              : std::to_string(proposal.terms.size()) + " of " +
                                                    std::to_string(in.c.issues.size()) + " issues"},
         {"terms", terms}});
  }
  return rows;
}

Json meetings(const Context& in) {
  Json rows = Json::array();
  for (const model::Meeting& m : in.c.meetings) {
    rows.push_back({{"id", m.id.value},
                    {"title", m.title},
                    {"on", as_json(m.on)},
                    {"place", m.place},
                    {"status", m.status},
                    {"format", m.format},
                    {"present", named(in.c, m.present)},
                    {"stage", m.stage},
                    {"outcome", m.outcome},
                    {"known", record::provenance(in.c, m.source, m.via)}});
  }
  return rows;
}

Json messages(const Context& in) {
  Json rows = Json::array();
  for (const model::Message& m : in.c.messages) {
    rows.push_back({{"id", m.id},
                    {"on", as_json(m.on)},
                    {"from", model::speaker_name(in.c, m.from)},
                    {"to", named(in.c, m.to)},
                    {"via", named(in.c, m.via)},
                    {"wording", m.wording},
                    {"verbatim", m.verbatim},
                    {"authority", m.authority},
                    {"answer", m.answer},
                    {"owed", m.answer_owed}});
  }
  return rows;
}

Json sources(const Context& in) {
  Json rows = Json::array();
  for (const model::Source& s : in.c.sources) {
    rows.push_back({{"id", s.id.value},
                    {"kind", s.kind},
                    {"title", s.title},
                    {"publisher", s.publisher},
                    {"on", as_json(s.on)},
                    {"grade", s.grade.empty() ? "" : model::to_string(s.grade)},
                    {"file", s.file}});
  }
  return rows;
}

struct View {
  const char* name;
  const char* says;
  Json (*rows)(const Context&);
  std::vector<Field> fields;
};

const std::vector<View>& views() {
  static const std::vector<View> all = {
      {"parties",
       "Who negotiates, mediates or is concerned, in the order of the case.",
       parties,
       {{"id", "Id"}, {"name", "Party"}, {"role", "Role"}, {"people", "People"}, {"interests", "Interests"}}},
      {"people",
       "People, what they do for whom, and how sources spell their names.",
       people,
       {{"id", "Id"},
        {"name", "Name"},
        {"of", "Of"},
        {"title", "Title"},
        {"aliases", "Also written"},
        {"ties", "Ties"}}},
      {"issues",
       "What is negotiated about, and the options there are.",
       issues,
       {{"id", "Id"}, {"name", "Issue"}, {"topic", "Topic"}, {"options", "Options"}, {"status", "Status"}}},
      {"grid", "Where each party is known to stand on each issue. Empty means no known position.", grid, {}},
      {"claims", "What was said, by whom, and how it is known.", claims, claim_fields()},
      {"contradictions", "Accounts that cannot both hold, as the record marks them; none is chosen.",
       contradictions, contradiction_fields()},
      {"unsourced", "Statements that no source stands behind yet.", unsourced, claim_fields()},
      {"unheard",
       "Parties of whom the record holds no statement of their own.",
       unheard,
       {{"id", "Id"}, {"name", "Party"}, {"role", "Role"}}},
      {"sets", "Stances on several things at once: none of them is a stance on each.", sets, claim_fields()},
      {"proposals",
       "The texts on the table and how many issues each speaks to.",
       proposals,
       {{"id", "Id"},
        {"title", "Text"},
        {"by", "By"},
        {"kind", "Kind"},
        {"on", "On"},
        {"content", "Speaks to"}}},
      {"timeline", "What happened when, by its date; what has no date stands at the end.", timeline,
       timeline_fields()},
      {"meetings",
       "Meetings held, planned and cancelled.",
       meetings,
       {{"id", "Id"},
        {"on", "On"},
        {"title", "Meeting"},
        {"place", "Place"},
        {"status", "Status"},
        {"present", "Present"},
        {"stage", "What it is"},
        {"outcome", "Outcome"}}},
      {"messages",
       "What was carried between the sides, on what authority, and which answers are owed.",
       messages,
       {{"on", "On"},
        {"from", "From"},
        {"to", "To"},
        {"via", "Via"},
        {"wording", "Wording"},
        {"authority", "Authority"},
        {"answer", "Answer"},
        {"owed", "Owed"}}},
      {"minutes",
       "Understandings noted, and what each side says of them.",
       minutes,
       {{"id", "Id"},
        {"on", "On"},
        {"meeting", "Meeting"},
        {"text", "Understanding"},
        {"sides", "Each side"}}},
      {"sources",
       "Where the record comes from.",
       sources,
       {{"id", "Id"},
        {"kind", "Kind"},
        {"title", "Title"},
        {"publisher", "Publisher"},
        {"on", "On"},
        {"grade", "Grade"}}},
  };
  return all;
}

const View& view_named(const std::string& name) {
  for (const View& view : views()) {
    if (name == view.name) return view;
  }
  return views().front();
}

Result<Json> run_show(const Context& in) {
  const View& view = view_named(word(in.options, "what", "parties"));
  if (view.rows == claims) {
    if (const auto filter = claim_filter(in); !filter) return filter.error();
  }
  if (const auto day = date(in.options, "known-on")) {
    const Case past = record::known_on(in.c, *day);
    const Context then{past, in.audience, in.options, in.progress, in.executor, in.text, in.found, in.today};
    return Json{{"what", view.name}, {"rows", view.rows(then)}};
  }
  return Json{{"what", view.name}, {"rows", view.rows(in)}};
}

Table table_for(const View& view, const Json& rows, const Context& in) {
  return std::string_view(view.name) == "grid" ? grid_table(rows, in.c) : table_of(rows, view.fields);
}

Document show_page(const Json& result, const Context& in) {
  const View& view = view_named(result["what"].get<std::string>());
  Document page;
  page.heading(1, in.c.title + ": " + view.name);
  page.paragraph(view.says);
  if (result["rows"].empty()) {
    page.paragraph("Nothing is recorded here yet.");
    return page;
  }
  page.table(view.name, table_for(view, result["rows"], in));
  return page;
}

}  // namespace

std::vector<NamedTable> record_tables(const Context& in) {
  std::vector<NamedTable> list;
  for (const View& view : views()) {
    const Json rows = view.rows(in);
    if (!rows.empty()) list.push_back({view.name, table_for(view, rows, in)});
  }
  return list;
}

Call show_call() {
  Call call;
  call.name = "show";
  call.summary = "Show the case as tables: parties, issues, grid, claims, proposals, timeline, messages";
  call.details =
      "Every table keeps the order of the case. An empty place in the grid means that no position is known, "
      "never that a party is indifferent. --known-on turns the record back to what had been recorded by that "
      "day.";
  call.examples = {"show cases/moscow-2025-12 grid", "show cases/labour-contract timeline --format csv",
                   "show cases/moscow-2025-12 claims --by russia"};
  std::vector<std::string> names;
  for (const View& view : views()) names.emplace_back(view.name);
  call.options = {
      {.name = "what",
       .type = Option::Type::choice,
       .help = "which table",
       .fallback = "parties",
       .choices = names,
       .positional = true},
      {.name = "since",
       .type = Option::Type::date,
       .help = "grid: mark who moved after this day; claims: said on this day or later"},
      {.name = "known-on", .type = Option::Type::date, .help = "only what had been recorded by this day"},
  };
  for (Option& option : claim_filter_options()) call.options.push_back(std::move(option));
  call.run = run_show;
  call.view = show_page;
  call.result_schema = [] {
    return object_schema({{"what", type_schema("string")}, {"rows", array_schema(type_schema("object"))}},
                         {"what", "rows"});
  };
  return call;
}

}  // namespace mediant::api
