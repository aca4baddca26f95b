#include "mediant/record/interchange.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "mediant/record/views.hpp"

namespace mediant::record {
namespace {

using Json = nlohmann::ordered_json;
using model::Case;

// ---- PLOVER -----------------------------------------------------------------------------------------------

struct EventType {
  const char* type;
  const char* mode = "";
  bool ours = false;  ///< not one of PLOVER's
};

EventType of_meeting(const model::Meeting& meeting) {
  if (meeting.status == "planned") return {"AGREE"};
  if (meeting.format == "phone") return {"CONSULT", "phone"};
  if (meeting.format == "shuttle" || meeting.format == "proximity") return {"CONSULT", "third-party"};
  return {"CONSULT"};
}

EventType of_claim(const model::Claim& claim) {
  using enum model::ClaimKind;
  if (!claim.denies.empty()) return {"DENY", "", true};
  if (claim.kind == threat) return {"THREATEN"};
  if (claim.kind == promise) return {"AGREE"};
  if (claim.kind == call) return {"REQUEST"};
  if (claim.kind != position) return {"STATEMENT", "", true};
  static const std::map<std::string, EventType> by_stance = {{"demands", {"REQUEST"}},
                                                             {"rejects", {"REJECT"}},
                                                             {"opposes", {"REJECT"}},
                                                             {"accepts", {"AGREE"}},
                                                             {"supports", {"SUPPORT"}},
                                                             {"concedes", {"CONCEDE"}},
                                                             {"open-to", {"AGREE"}},
                                                             {"offers", {"PROPOSE", "", true}},
                                                             {"conditions", {"PROPOSE", "", true}},
                                                             {"softens", {"SHIFT", "", true}},
                                                             {"hardens", {"SHIFT", "", true}},
                                                             {"reaffirms", {"REAFFIRM", "", true}}};
  const auto found = by_stance.find(claim.stance);
  return found == by_stance.end() ? EventType{"STATEMENT", "", true} : found->second;
}

EventType of_proposal(const model::Proposal& proposal) {
  if (proposal.kind.find("leak") != std::string::npos) return {"LEAK", "", true};
  return proposal.answers.empty() ? EventType{"PROPOSE", "", true} : EventType{"COUNTER", "", true};
}

std::string actor(const Case& c, const model::Speaker& speaker) { return model::speaker_name(c, speaker); }

Json actors(const Case& c, const std::vector<model::Speaker>& speakers) {
  Json list = Json::array();
  for (const model::Speaker& speaker : speakers) list.push_back(actor(c, speaker));
  return list;
}

/// One event; without a date there is none, since PLOVER asks for one.
class Lines {
 public:
  explicit Lines(const Case& c) : c_(c) {}

  Json* add(const std::string& what, const std::string& id, const std::optional<model::Date>& on,
            const EventType& type, Json who) {
    if (!on) {
      out_.left_out.push_back(what + " " + id + ": no date");
      return nullptr;
    }
    if (who.empty()) {
      out_.left_out.push_back(what + " " + id + ": no actor");
      return nullptr;
    }
    Json event = {{"id", id},
                  {"date", model::to_iso(model::date_of_day(model::first_day(*on)))},
                  {"actor", std::move(who)},
                  {"event", Json::array({type.type})},
                  {"scheme", type.ours ? "mediant" : "plover"}};
    if (*type.mode != '\0') event["mode"] = Json::array({type.mode});
    if (on->about || on->day == 0) event["date_precision"] = model::in_words(*on);
    return &events_.emplace_back(std::move(event));
  }

  void known_by(Json& event, const std::vector<model::SourceRef>& sources) const {
    if (sources.empty()) return;
    Json list = Json::array();
    for (const model::SourceRef& ref : sources) {
      const model::Source* source = model::find(c_, ref.ref);
      Json one = {{"title", source == nullptr ? ref.ref.value : source->title}};
      if (source != nullptr && !source->url.empty()) one["url"] = source->url;
      list.push_back(std::move(one));
      if (ref.quote.empty()) continue;
      Json text = {{"text", ref.quote}};
      if (ref.start && ref.end) {
        text["start"] = *ref.start;
        text["end"] = *ref.end;
      }
      event["text_info"] = std::move(text);
    }
    event["cite_info"] = std::move(list);
  }

  Written finish() && {
    for (const Json& event : events_) out_.text += event.dump() + "\n";
    return std::move(out_);
  }

 private:
  const Case& c_;
  std::vector<Json> events_;
  Written out_;
};

void add_claim(const Case& c, Lines& lines, const model::Claim& claim) {
  const EventType type = of_claim(claim);
  Json who = Json::array();
  if (!claim.by.empty()) who.push_back(actor(c, claim.by));
  Json* event = lines.add("claim", claim.id.value, claim.on, type, std::move(who));
  if (event == nullptr) return;
  if (claim.to) (*event)["recipient"] = Json::array({actor(c, *claim.to)});
  if (claim.issue) (*event)["context"] = Json::array({claim.issue->value});
  (*event)["words"] = in_words(c, claim);
  if (claim.condition) (*event)["hypothetical"] = true;
  if (!claim.via.empty()) (*event)["reported_by"] = actors(c, claim.via);
  lines.known_by(*event, claim.source);
}

// ---- iCalendar --------------------------------------------------------------------------------------------

std::string escaped(const std::string& text) {
  std::string out;
  for (const char ch : text) {
    if (ch == '\\' || ch == ';' || ch == ',') out += '\\';
    if (ch == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(ch) >= 0x20 || ch == '\t') {
      out += ch;
    }
  }
  return out;
}

/// Lines of at most 75 octets, never cut inside a character; each goes on after one blank.
std::string folded(const std::string& line) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = 1;
    while (i + length < line.size() && (static_cast<unsigned char>(line[i + length]) & 0xC0U) == 0x80U)
      ++length;
    if (width + length > 75) {
      out += "\r\n ";
      width = 1;
    }
    out.append(line, i, length);
    width += length;
    i += length;
  }
  return out + "\r\n";
}

std::string day_digits(long day) {
  const std::string iso = model::to_iso(model::date_of_day(day));
  return iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2);
}

/// FNV-1a, so that the same meeting of the same case keeps its UID from one export to the next.
std::string short_hash(const std::string& text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char ch : text) hash = (hash ^ static_cast<unsigned char>(ch)) * 1099511628211ULL;
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (int i = 0; i < 12; ++i, hash >>= 4U) out += digits[hash & 15U];
  return out;
}

// ---- PROV-O -----------------------------------------------------------------------------------------------

std::string agent_of(const model::Speaker& speaker, std::map<std::string, std::string>& unnamed) {
  if (!speaker.ref.empty()) return "agent:" + speaker.ref;
  const auto [at, fresh] = unnamed.try_emplace(speaker.unnamed, "");
  if (fresh) at->second = "agent:unnamed-" + std::to_string(unnamed.size());
  return at->second;
}

Json reference(const std::string& id) { return {{"@id", id}}; }

Json day_value(const model::Date& date) {
  const char* type = date.day != 0 ? "xsd:date" : date.month != 0 ? "xsd:gYearMonth" : "xsd:gYear";
  return {{"@value", model::to_iso(date)}, {"@type", type}};
}

}  // namespace

Written plover_lines(const Case& c) {
  Lines lines(c);
  for (const model::Meeting& meeting : c.meetings) {
    Json* event =
        lines.add("meeting", meeting.id.value, meeting.on, of_meeting(meeting), actors(c, meeting.present));
    if (event == nullptr) continue;
    if (meeting.status == "planned") (*event)["future"] = true;
    if (meeting.status == "cancelled") (*event)["negation"] = true;
    if (meeting.present.size() > 2) (*event)["multilateral"] = true;
    if (!meeting.place.empty()) (*event)["place"] = meeting.place;
    (*event)["words"] = meeting.title.empty() ? meeting.id.value : meeting.title;
    lines.known_by(*event, meeting.source);
  }
  for (const model::Claim& claim : c.claims) add_claim(c, lines, claim);
  for (const model::Proposal& proposal : c.proposals) {
    Json* event =
        lines.add("proposal", proposal.id.value, proposal.on, of_proposal(proposal), actors(c, proposal.by));
    if (event == nullptr) continue;
    (*event)["words"] = proposal.title;
    if (proposal.source) lines.known_by(*event, {*proposal.source});
  }
  std::size_t number = 0;
  for (const model::Message& message : c.messages) {
    const std::string id = message.id.empty() ? "message-" + std::to_string(++number) : message.id;
    Json who = Json::array();
    if (!message.from.empty()) who.push_back(actor(c, message.from));
    Json* event = lines.add("message", id, message.on, {"CONVEY", "", true}, std::move(who));
    if (event == nullptr) continue;
    (*event)["recipient"] = actors(c, message.to);
    (*event)["words"] = message.wording;
    if (message.source) lines.known_by(*event, {*message.source});
  }
  return std::move(lines).finish();
}

Written calendar(const Case& c) {
  Written out;
  const auto put = [&](const std::string& line) { out.text += folded(line); };
  put("BEGIN:VCALENDAR");
  put("VERSION:2.0");
  put("PRODID:-//Mediant//Record//EN");
  put("X-WR-CALNAME:" + escaped(c.title));
  for (const model::Meeting& meeting : c.meetings) {
    if (!meeting.on) {
      out.left_out.push_back("meeting " + meeting.id.value + ": no date");
      continue;
    }
    put("BEGIN:VEVENT");
    put("UID:" + meeting.id.value + "-" + short_hash(c.title) + "@mediant");
    put("DTSTAMP:" + day_digits(model::first_day(c.as_of.value_or(*meeting.on))) + "T000000Z");
    put("DTSTART;VALUE=DATE:" + day_digits(model::first_day(*meeting.on)));
    put("DTEND;VALUE=DATE:" + day_digits(model::last_day(*meeting.on) + 1));
    put("SUMMARY:" + escaped(meeting.title.empty() ? meeting.id.value : meeting.title));
    if (!meeting.place.empty()) put("LOCATION:" + escaped(meeting.place));
    put(std::string("STATUS:") + (meeting.status == "cancelled" ? "CANCELLED"
                                  : meeting.status == "planned" ? "TENTATIVE"
                                                                : "CONFIRMED"));
    if (!meeting.format.empty()) put("CATEGORIES:" + escaped(meeting.format));
    std::string words;
    const auto say = [&](const std::string& sentence) { words += (words.empty() ? "" : "\n") + sentence; };
    if (meeting.on->about || meeting.on->day == 0)
      say("The date is known only as " + model::in_words(*meeting.on) + ".");
    std::string present;
    for (const model::Speaker& speaker : meeting.present)
      present += (present.empty() ? "" : ", ") + actor(c, speaker);
    if (!present.empty()) say("Present: " + present + ".");
    if (!meeting.stage.empty()) say("What it is: " + meeting.stage + ".");
    if (!meeting.is_not.empty()) say("What it is not: " + meeting.is_not + ".");
    if (!meeting.outcome.empty()) say("Outcome: " + meeting.outcome);
    say("Known from: " + provenance(c, meeting.source, meeting.via) + ".");
    put("DESCRIPTION:" + escaped(words));
    put("TRANSP:TRANSPARENT");
    put("END:VEVENT");
  }
  put("END:VCALENDAR");
  return out;
}

Written provenance_graph(const Case& c) {
  Written out;
  Json graph = Json::array();
  std::map<std::string, std::string> unnamed;
  for (const model::Party& party : c.parties)
    graph.push_back(
        {{"@id", "agent:" + party.id.value}, {"@type", "prov:Organization"}, {"rdfs:label", party.name}});
  for (const model::Person& person : c.people) {
    Json one = {{"@id", "agent:" + person.id.value}, {"@type", "prov:Person"}, {"rdfs:label", person.name}};
    if (person.of) one["prov:actedOnBehalfOf"] = reference("agent:" + person.of->value);
    graph.push_back(std::move(one));
  }
  for (const model::Source& source : c.sources) {
    Json one = {{"@id", "source:" + source.id.value}, {"@type", "prov:Entity"}, {"rdfs:label", source.title}};
    if (source.on) one["prov:generatedAtTime"] = day_value(*source.on);
    if (!source.url.empty()) one["prov:atLocation"] = source.url;
    if (!source.publisher.empty()) one["dcterms:publisher"] = source.publisher;
    graph.push_back(std::move(one));
  }
  for (const model::Claim& claim : c.claims) {
    Json one = {{"@id", "claim:" + claim.id.value},
                {"@type", "prov:Entity"},
                {"dcterms:type", model::to_string(claim.kind)},
                {"rdfs:label", in_words(c, claim)}};
    if (!claim.by.empty()) one["prov:wasAttributedTo"] = reference(agent_of(claim.by, unnamed));
    if (claim.on) one["prov:generatedAtTime"] = day_value(*claim.on);
    Json from = Json::array();
    for (const model::SourceRef& ref : claim.source) from.push_back(reference("source:" + ref.ref.value));
    if (!from.empty()) one["prov:wasQuotedFrom"] = std::move(from);
    Json via = Json::array();
    for (const model::Speaker& speaker : claim.via) via.push_back(reference(agent_of(speaker, unnamed)));
    if (!via.empty()) one["prov:wasInfluencedBy"] = std::move(via);
    if (claim.source.empty())
      out.left_out.push_back("claim " + claim.id.value + ": no source to derive it from");
    graph.push_back(std::move(one));
  }
  std::set<std::string> analysts;
  for (const model::Preferences& block : c.preferences) {
    if (!block.judged) continue;
    Json one = {
        {"@id", "judgement:" + block.party.value + "-" + block.judged->by.value},
        {"@type", "prov:Entity"},
        {"rdfs:label", "What " + model::speaker_name(c, {block.party.value, ""}) + " wants, as judged"},
        {"prov:wasAttributedTo", reference("analyst:" + block.judged->by.value)}};
    if (block.judged->on) one["prov:generatedAtTime"] = day_value(*block.judged->on);
    Json from = Json::array();
    for (const std::string& id : block.judged->basis)
      if (model::find(c, model::ClaimId(id)) != nullptr) from.push_back(reference("claim:" + id));
    if (!from.empty()) one["prov:wasDerivedFrom"] = std::move(from);
    analysts.insert(block.judged->by.value);
    graph.push_back(std::move(one));
  }
  for (const model::Analyst& analyst : c.analysts) {
    if (analysts.contains(analyst.id.value))
      graph.push_back(
          {{"@id", "analyst:" + analyst.id.value}, {"@type", "prov:Agent"}, {"rdfs:label", analyst.name}});
  }
  for (const auto& [words, id] : unnamed)
    graph.push_back({{"@id", id}, {"@type", "prov:Agent"}, {"rdfs:label", words + " (unnamed)"}});
  const Json document = {{"@context",
                          {{"prov", "http://www.w3.org/ns/prov#"},
                           {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                           {"dcterms", "http://purl.org/dc/terms/"},
                           {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                           {"agent", "urn:mediant:agent:"},
                           {"analyst", "urn:mediant:analyst:"},
                           {"source", "urn:mediant:source:"},
                           {"claim", "urn:mediant:claim:"},
                           {"judgement", "urn:mediant:judgement:"}}},
                         {"@graph", std::move(graph)}};
  out.text = document.dump(2) + "\n";
  return out;
}

Written excerpts(const Case& c) {
  Written out;
  Json items = Json::array();
  for (const model::Claim& claim : c.claims) {
    std::size_t number = 0;
    for (const model::SourceRef& ref : claim.source) {
      if (ref.quote.empty() && !ref.start) {
        out.left_out.push_back("claim " + claim.id.value + ": its source has no quotation");
        continue;
      }
      Json selectors = Json::array();
      if (!ref.quote.empty()) {
        Json quote = {{"type", "TextQuoteSelector"}, {"exact", ref.quote}};
        if (!ref.prefix.empty()) quote["prefix"] = ref.prefix;
        if (!ref.suffix.empty()) quote["suffix"] = ref.suffix;
        selectors.push_back(std::move(quote));
      }
      if (ref.start && ref.end)
        selectors.push_back({{"type", "TextPositionSelector"}, {"start", *ref.start}, {"end", *ref.end}});
      const model::Source* source = model::find(c, ref.ref);
      items.push_back(
          {{"id", "#" + claim.id.value + (++number > 1 ? "-" + std::to_string(number) : "")},
           {"type", "Annotation"},
           {"motivation", "tagging"},
           {"body",
            Json::array(
                {{{"type", "TextualBody"}, {"value", model::to_string(claim.kind)}, {"purpose", "tagging"}},
                 {{"type", "TextualBody"},
                  {"value", model::speaker_name(c, claim.by) + ": " + in_words(c, claim)},
                  {"purpose", "describing"}}})},
           {"target",
            {{"source", source != nullptr && !source->url.empty() ? source->url : ref.ref.value},
             {"selector", std::move(selectors)}}}});
    }
  }
  const Json page = {{"@context", "http://www.w3.org/ns/anno.jsonld"},
                     {"type", "AnnotationPage"},
                     {"items", std::move(items)}};
  out.text = page.dump(2) + "\n";
  return out;
}

}  // namespace mediant::record
