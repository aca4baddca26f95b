#include "record_rows.hpp"

#include "mediant/model/check.hpp"
#include "mediant/record/messages.hpp"
#include "options.hpp"

namespace mediant::api {
namespace {

using model::Case;

std::string grade_of(const model::Claim& claim) {
  return claim.grade.empty() ? "" : model::to_string(claim.grade);
}

Json cell_claim(const Case& c, const model::Claim& claim, bool as_a_set) {
  Json row = {{"claim", claim.id.value}, {"stance", claim.stance}};
  if (as_a_set) {
    row["scope"] = "as-a-set";
  } else {
    row["option"] = claim.option ? Json(claim.option->value) : Json();
  }
  row["words"] = record::in_words(c, claim);
  row["on"] = as_json(claim.on);
  row["grade"] = grade_of(claim);
  return row;
}

template <class Items>
std::optional<Error> unknown_id(const std::string& option, const std::string& given, const Items& items) {
  if (given.empty()) return std::nullopt;
  std::vector<std::string> ids;
  for (const auto& item : items) {
    if (item.id.value == given) return std::nullopt;
    ids.push_back(item.id.value);
  }
  const std::string near = model::nearest(given, ids);
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : ", ") + id;
  return Error{"bad-option", "option `" + option + "`: the case has no `" + given + "`",
               !near.empty() ? "did you mean `" + near + "`?"
               : all.empty() ? "the case has none"
                             : "give one of: " + all};
}

}  // namespace

Json claim_row(const Case& c, const model::Claim& claim) {
  return {{"id", claim.id.value},
          {"kind", record::kind_in_words(claim.kind)},
          {"by", model::speaker_name(c, claim.by)},
          {"words", record::in_words(c, claim)},
          {"stance", claim.stance},
          {"issue", claim.issue ? Json(claim.issue->value) : Json()},
          {"option", claim.option ? Json(claim.option->value) : Json()},
          {"on", as_json(claim.on)},
          {"known", record::provenance(c, claim)},
          {"grade", grade_of(claim)},
          {"source", as_json(claim.source)}};
}

Json claim_rows(const Case& c, const std::vector<const model::Claim*>& claims) {
  Json rows = Json::array();
  for (const model::Claim* claim : claims) rows.push_back(claim_row(c, *claim));
  return rows;
}

Json grid_rows(const Case& c, const std::optional<model::Date>& since) {
  const record::Grid grid = record::positions(c, since);
  Json rows = Json::array();
  for (std::size_t i = 0; i < grid.issues.size(); ++i) {
    Json row = {
        {"issue", grid.issues[i]->id.value}, {"name", grid.issues[i]->name}, {"positions", Json::object()}};
    for (std::size_t p = 0; p < grid.parties.size(); ++p) {
      const record::Position& cell = grid.cells[i][p];
      Json claims = Json::array();
      for (const model::Claim* claim : cell.claims) claims.push_back(cell_claim(c, *claim, false));
      for (const model::Claim* claim : cell.as_a_set) claims.push_back(cell_claim(c, *claim, true));
      row["positions"][grid.parties[p]->id.value] = {
          {"claims", std::move(claims)},
          {"sources", cell.sources},
          {"moved_from", cell.earlier == nullptr ? Json() : Json(cell.earlier->id.value)}};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Json timeline_rows(const Case& c) {
  Json rows = Json::array();
  for (const record::Event& event : record::timeline(c)) {
    rows.push_back({{"on", as_json(event.on)},
                    {"kind", event.kind},
                    {"id", event.id},
                    {"by", model::speaker_name(c, event.by)},
                    {"words", event.text},
                    {"known", record::provenance(c, event.source, event.via)}});
  }
  return rows;
}

Json contradiction_rows(const Case& c) {
  Json rows = Json::array();
  for (const record::Contradiction& pair : record::contradictions(c)) {
    const auto side = [&](const model::Claim& claim) {
      return model::speaker_name(c, claim.by) + ": " + record::in_words(c, claim);
    };
    rows.push_back({{"first", pair.first->id.value},
                    {"second", pair.second->id.value},
                    {"first_words", side(*pair.first)},
                    {"second_words", side(*pair.second)},
                    {"denial", pair.denial}});
  }
  return rows;
}

Json minute_rows(const Case& c) {
  Json rows = Json::array();
  for (const record::Understanding& u : record::understandings(c)) {
    const model::Minute& m = *u.minute;
    Json confirmed = Json::array(), silent = Json::array();
    for (const auto& one : m.confirmed)
      confirmed.push_back(
          {{"party", one.party.value}, {"status", one.status}, {"on", as_json(one.on)}, {"note", one.note}});
    for (const model::Party* party : u.silent) silent.push_back(party->id.value);
    rows.push_back({{"id", m.id},
                    {"on", as_json(m.on)},
                    {"meeting", m.meeting ? Json(m.meeting->value) : Json()},
                    {"text", m.text},
                    {"standing", record::to_word(u.standing)},
                    {"confirmed", std::move(confirmed)},
                    {"silent", std::move(silent)}});
  }
  return rows;
}

Table minute_table(const Json& rows, const Case& c) {
  Table table{{{"On"}, {"Understanding"}, {"Standing"}, {"Each side"}}, {}};
  for (const Json& m : rows) {
    std::string sides;
    const auto add = [&](const Json& party, const std::string& says) {
      sides += (sides.empty() ? "" : "; ") + name_of(c, party) + " " + says;
    };
    for (const Json& one : m["confirmed"]) {
      const std::string note = one["note"].get<std::string>();
      if (one["status"] != "asked")
        add(one["party"], one["status"].get<std::string>() + (note.empty() ? "" : ": " + note));
    }
    for (const Json& party : m["silent"]) add(party, "has not said");
    table.rows.push_back({m["on"].is_null() ? "" : m["on"].get<std::string>(), m["text"].get<std::string>(),
                          m["standing"].get<std::string>(), sides});
  }
  return table;
}

std::string name_of(const Case& c, const Json& speaker) {
  if (speaker.is_null()) return "";
  if (speaker.is_string()) return model::speaker_name(c, {speaker.get<std::string>(), ""});
  return model::speaker_name(c, {"", speaker.value("unnamed", "")});
}

Error unknown_name(const std::string& option, const std::string& given, const Case& c) {
  std::string valid;
  const auto add = [&](const std::string& id) { valid += (valid.empty() ? "" : ", ") + id; };
  for (const model::Party& p : c.parties) add(p.id.value);
  for (const model::Person& p : c.people) add(p.id.value);
  return {"bad-option", "option `" + option + "`: `" + given + "` is nobody of the case, or could be several",
          "give one of: " + valid};
}

Table grid_table(const Json& rows, const Case& c) {
  Table table;
  table.columns.push_back({"Issue", Align::left});
  for (const model::Party& party : c.parties) table.columns.push_back({party.name, Align::left});
  for (const Json& row : rows) {
    std::vector<std::string> cells = {row["name"].get<std::string>()};
    for (const auto& [party, cell] : row["positions"].items()) {
      std::string text;
      for (const Json& claim : cell["claims"]) {
        const std::string grade = claim["grade"].get<std::string>();
        text += (text.empty() ? "" : "; ") + claim["words"].get<std::string>() +
                (grade.empty() ? "" : " " + grade);
      }
      if (!cell["moved_from"].is_null()) text += " (moved)";
      cells.push_back(text.empty() ? "·" : text);
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

const std::vector<Field>& claim_fields() {
  static const std::vector<Field> fields = {{"id", "Id"},     {"on", "On"},
                                            {"by", "By"},     {"words", "Claim"},
                                            {"kind", "Kind"}, {"known", "How it is known"}};
  return fields;
}

const std::vector<Field>& timeline_fields() {
  static const std::vector<Field> fields = {
      {"on", "On"}, {"kind", "What"}, {"by", "By"}, {"words", "In words"}, {"known", "How it is known"}};
  return fields;
}

const std::vector<Field>& contradiction_fields() {
  static const std::vector<Field> fields = {{"first", "Claim"},
                                            {"first_words", "One account"},
                                            {"second", "Claim"},
                                            {"second_words", "The other"},
                                            {"denial", "A denial"}};
  return fields;
}

std::vector<Option> claim_filter_options() {
  return {
      {.name = "by", .help = "claims: only of this speaker; of a party also those of its people"},
      {.name = "party", .help = "claims: only of this party and its people"},
      {.name = "issue", .help = "claims: only on this issue"},
      {.name = "kind", .help = "claims: only of this kind: position, concern, threat, promise, call, …"},
      {.name = "stance", .help = "claims: only with this stance: demands, offers, rejects, …"},
      {.name = "source", .help = "claims: only those that rest on this source"},
      {.name = "until", .type = Option::Type::date, .help = "claims: said on this day or earlier"},
      {.name = "text", .help = "claims: only with these words, in capitals or not"},
      {.name = "unsourced", .type = Option::Type::flag, .help = "claims: only those without a source"},
  };
}

Result<record::ClaimFilter> claim_filter(const Context& in) {
  record::ClaimFilter filter;
  filter.by = word(in.options, "by");
  filter.party = word(in.options, "party");
  filter.issue = word(in.options, "issue");
  filter.kind = word(in.options, "kind");
  filter.stance = word(in.options, "stance");
  filter.source = word(in.options, "source");
  filter.text = word(in.options, "text");
  filter.since = date(in.options, "since");
  filter.until = date(in.options, "until");
  filter.unsourced = flag(in.options, "unsourced");
  if (auto error = unknown_id("party", filter.party, in.c.parties)) return *error;
  if (auto error = unknown_id("issue", filter.issue, in.c.issues)) return *error;
  if (auto error = unknown_id("source", filter.source, in.c.sources)) return *error;
  if (!text::is_valid_utf8(filter.text))
    return Error{"bad-option", "option `text` is not UTF-8", "give the words as UTF-8"};
  // A party named as speaker means its people too: whoever asks for one rarely wants the other left out.
  if (filter.party.empty() && model::find(in.c, model::PartyId(filter.by)) != nullptr)
    std::swap(filter.party, filter.by);
  return filter;
}

}  // namespace mediant::api
