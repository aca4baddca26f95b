// `messages`: what was carried between the sides, which answers are owed, how far understandings are shared.
#include "mediant/record/messages.hpp"

#include "../options.hpp"
#include "../record_rows.hpp"
#include "../registry.hpp"

namespace mediant::api {
namespace {

Json message_json(const model::Message& m) {
  return {{"id", m.id},
          {"on", as_json(m.on)},
          {"from", as_json(m.from)},
          {"to", as_json(m.to)},
          {"via", as_json(m.via)},
          {"wording", m.wording},
          {"verbatim", m.verbatim},
          {"authority", m.authority},
          {"answer", m.answer},
          {"answer_owed", record::answer_is_owed(m)},
          {"about", m.about},
          {"source", m.source ? as_json(*m.source) : Json()},
          {"note", m.note}};
}

Result<Json> run_messages(const Context& in) {
  record::MessageFilter filter{word(in.options, "with"), flag(in.options, "owed")};
  if (!filter.with.empty()) {
    const model::Speaker who = record::who_is(in.c, filter.with, in.text);
    if (who.empty()) return unknown_name("with", filter.with, in.c);
    filter.with = who.ref;
  }
  Json rows = Json::array(), owed = Json::array();
  for (const model::Message* m : record::messages(in.c, filter)) {
    rows.push_back(message_json(*m));
    if (!record::answer_is_owed(*m)) continue;
    const long days = m->on && in.today > 0 ? in.today - model::last_day(*m->on) : -1;
    owed.push_back({{"message", m->id},
                    {"by", as_json(m->to)},
                    {"to", as_json(m->from)},
                    {"since", as_json(m->on)},
                    {"days", days >= 0 ? Json(days) : Json()},
                    {"wording", m->wording}});
  }
  return Json{{"rows", std::move(rows)},
              {"of", in.c.messages.size()},
              {"owed", std::move(owed)},
              {"minutes", minute_rows(in.c)}};
}

std::string names(const Context& in, const Json& speakers) {
  std::string out;
  for (const Json& s : speakers) out += (out.empty() ? "" : ", ") + name_of(in.c, s);
  return out;
}

Document messages_page(const Json& result, const Context& in) {
  Document page;
  page.heading(1, in.c.title + ": messages");
  page.paragraph(std::to_string(result["rows"].size()) + " of " +
                 std::to_string(result["of"].get<std::size_t>()) + " messages, the latest first.");
  Table carried{{{"On"}, {"From"}, {"To"}, {"Via"}, {"Words"}, {"Authority"}, {"Answer"}}, {}};
  for (const Json& m : result["rows"]) {
    const std::string wording = m["wording"].get<std::string>();
    const std::string answer = m["answer"].get<std::string>();
    carried.rows.push_back({m["on"].is_null() ? "" : m["on"].get<std::string>(), name_of(in.c, m["from"]),
                            names(in, m["to"]), names(in, m["via"]),
                            m["verbatim"].get<bool>() ? "“" + wording + "”" : wording,
                            m["authority"].get<std::string>(),
                            !answer.empty()                ? answer
                            : m["answer_owed"].get<bool>() ? "owed"
                                                           : ""});
  }
  if (!carried.rows.empty()) page.table("messages", std::move(carried));
  std::vector<Text> owed;
  for (const Json& o : result["owed"])
    owed.push_back({names(in, o["by"]) + " to " + name_of(in.c, o["to"]) +
                        (o["since"].is_null() ? "" : ", since " + o["since"].get<std::string>()) +
                        (o["days"].is_null() ? ""
                                             : " (" + std::to_string(o["days"].get<long>()) +
                                                   (o["days"] == 1 ? " day)" : " days)")) +
                        ": " + o["wording"].get<std::string>(),
                    {}});
  if (!owed.empty()) {
    page.heading(2, "Answers owed");
    page.list(std::move(owed));
  }
  if (!result["minutes"].empty()) {
    page.heading(2, "Understandings");
    page.table("minutes", minute_table(result["minutes"], in.c));
  }
  return page;
}

}  // namespace

Call messages_call() {
  Call call;
  call.name = "messages";
  call.summary = "What was carried between the sides, which answers are owed, what is understood by whom";
  call.details =
      "Messages, the latest first, with the authority on which they were carried; answers that were asked "
      "for "
      "and are not on record, with the days since; minutes of understandings: confirmed when at least two "
      "sides "
      "and all of them confirm, disputed when one does, else open, with the sides that have not said. "
      "`mediant "
      "note` adds to them.";
  call.examples = {"messages cases/labour-contract",
                   "messages cases/labour-contract --with federation --owed"};
  call.options = {
      {.name = "with", .help = "only what this party or person sent, received or carried"},
      {.name = "owed", .type = Option::Type::flag, .help = "only messages that wait for an answer"}};
  call.run = run_messages;
  call.view = messages_page;
  call.result_schema = [] {
    return object_schema({{"rows", array_schema(type_schema("object"))},
                          {"of", type_schema("integer")},
                          {"owed", array_schema(type_schema("object"))},
                          {"minutes", array_schema(type_schema("object"))}},
                         {"rows", "of", "owed", "minutes"});
  };
  return call;
}

}  // namespace mediant::api
