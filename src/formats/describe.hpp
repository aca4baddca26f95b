// The case format: every block, its keys in the order they are written, which are required, what each means.
// docs/case-format.md explains it; the reader, the writer, the schema and the spelling suggestions follow
// from here.
#pragma once

#include "forms.hpp"

namespace mediant::formats {

// ---- what every block has

template <class A>
void describe_access(A& a, Is<model::Access> auto& x) {
  a.template custom<AudienceForm>("for", x, "who may see this: desk (default), public, or party ids");
  a.choice("tlp", x.tlp, "Traffic Light Protocol 2.0 label",
           {"red", "amber", "amber+strict", "green", "clear"});
  a.optional("chatham_house", x.chatham_house, "may be used, but not who said it nor who was present");
  a.optional("consent", x.consent, "what the source allowed, in words");
}

template <class A>
void describe_item(A& a, auto& x) {
  describe_access(a, x.access);
  a.extra(x.extra);
}

template <class A>
void describe(A& a, Is<model::SourceRef> auto& x) {
  a.block("source_reference", "Where a statement stands: a source and, if there is one, the excerpt.");
  a.required("ref", x.ref, "id of a source");
  a.optional("quote", x.quote, "the words of the source");
  a.optional("prefix", x.prefix, "words before the quote, to find it again");
  a.optional("suffix", x.suffix, "words after the quote");
  a.optional("start", x.start, "first character of the quote (Unicode code points, from 0)");
  a.optional("end", x.end, "one past the last character of the quote");
  a.extra(x.extra);
}

template <class A>
void describe(A& a, Is<model::Judged> auto& x) {
  a.block("judged", "Who judged this, when, on what.");
  a.optional("by", x.by, "id of an analyst");
  a.optional("on", x.on, "date of the judgement");
  a.optional("illustrative", x.illustrative, "invented to show how the program works");
  a.optional("basis", x.basis, "ids of claims, proposals or meetings it rests on");
  a.optional("note", x.note, "in words");
}

// ---- who

template <class A>
void describe(A& a, Is<model::Analyst> auto& x) {
  a.block("analyst", "Somebody whose judgements the case holds.");
  a.required("id", x.id, "short word");
  a.optional("name", x.name, "as people read it");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Party> auto& x) {
  a.block("party", "A side of the negotiation; parties stand in this order everywhere.");
  a.required("id", x.id, "short word");
  a.required("name", x.name, "as people read it");
  a.optional("role", x.role, "principal by default", model::Role::principal);
  a.optional("aliases", x.aliases, "other names, as sources write them");
  a.optional("interests", x.interests, "in words");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Tie> auto& x) {
  a.block("tie", "A tie of a person to a person or party.");
  a.required("to", x.to, "id of a person or party");
  a.optional("kind", x.kind, "son-in-law, envoy of, …");
}

template <class A>
void describe(A& a, Is<model::Person> auto& x) {
  a.block("person", "Somebody who speaks, carries or decides.");
  a.required("id", x.id, "short word");
  a.required("name", x.name, "as people read it");
  a.optional("of", x.of, "id of the party the person belongs to");
  a.optional("title", x.title, "office or role");
  a.optional("aliases", x.aliases, "spelling variants, as sources write them");
  a.optional("ties", x.ties, "ties to persons and parties");
  a.optional("note", x.note, "in words");
  a.optional("source", x.source, "where this stands");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Affected> auto& x) {
  a.block("affected", "Somebody touched by the outcome, at the table or not.");
  a.required("id", x.id, "short word");
  a.required("name", x.name, "as people read it");
  a.optional("at_the_table", x.at_the_table, "whether they are heard in the room");
  a.optional("stake", x.stake, "what the outcome means to them");
  a.optional("source", x.source, "where this stands");
  describe_item(a, x);
}

// ---- what about

template <class A>
void describe(A& a, Is<model::Option> auto& x) {
  a.block("option", "One way to settle an issue.");
  a.required("id", x.id, "short word");
  a.optional("name", x.name, "as people read it");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::NumericRange> auto& x) {
  a.block("range", "A numeric issue: from, to and the step between, all in the issue's unit.");
  a.required("from", x.from, "lowest value");
  a.required("to", x.to, "highest value");
  a.required("step", x.step, "distance of two values");
}

template <class A>
void describe(A& a, Is<model::Issue> auto& x) {
  a.block("issue", "What is negotiated about: a list of options, or a range of numbers.");
  a.required("id", x.id, "short word");
  a.required("name", x.name, "as people read it");
  a.optional("topic", x.topic, "taxonomy code or words");
  a.optional("unit", x.unit, "of a numeric issue");
  a.optional("range", x.range, "of a numeric issue");
  a.optional("ordered", x.ordered, "the options form a scale, in this order");
  a.optional("options", x.options, "the ways to settle it");
  a.choice("status", x.status, "agreed: frozen when changes are sought", {"open", "agreed"});
  a.optional("agreed_on", x.agreed_on, "the option agreed");
  a.optional("reopen_cost", x.reopen_cost, "how much a change of this issue weighs; 1 by default", 1.0);
  a.optional("note", x.note, "in words");
  a.optional("source", x.source, "where this stands");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Package> auto& x) {
  a.block("package",
          "What holds when several issues come out together: it cannot be, or is worth more or less.");
  a.optional("id", x.id, "short word");
  a.required("when", x.when, "issue to option, list of options, or comparison");
  a.optional("forbid", x.forbid, "such deals cannot be");
  a.optional("worth", x.worth, "utility added to a party");
  a.optional("basis", x.basis, "ids of claims");
  a.optional("note", x.note, "in words");
  a.optional("judged", x.judged, "who judged it");
  a.optional("source", x.source, "where this stands");
  describe_item(a, x);
}

// ---- what they want

template <class A>
void describe(A& a, Is<model::RedLine> auto& x) {
  a.block("red_line", "What a party cannot live with: stated, inferred, or only known to exist.");
  a.optional("id", x.id, "short word");
  a.optional("never", x.never, "issue to option, list of options, or comparison");
  a.optional("basis", x.basis, "stated or inferred", model::Basis::unknown);
  a.optional("unknown", x.unknown, "known to exist, content not known");
  a.optional("note", x.note, "in words");
  a.optional("source", x.source, "where this stands");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Preferences> auto& x) {
  a.block("preferences", "One analyst's view of what one party wants.");
  a.template custom<WeightsForm>("weights", x,
                                 "how much each issue counts: numbers or ranges, with sum, or a rank");
  a.template custom<RankForm>("rank", x, "the same as weights: {rank: …}");
  a.optional("scores", x.scores, "how good each option is, from 0 to the case's scale");
  a.optional("reserve", x.reserve, "no-deal level: the utility of no deal");
  a.optional("red_lines", x.red_lines, "what the party cannot live with");
  a.optional("correlate", x.correlation_group, "blocks with the same word are drawn together");
  a.optional("judged", x.judged, "who judged it");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Scenario> auto& x) {
  a.block("scenario", "What may happen if talks fail.");
  a.required("id", x.id, "short word");
  a.optional("name", x.name, "as people read it");
  a.optional("p", x.p, "probability, a number or a range in 0..1; 1 by default", model::Estimate::point(1));
  a.optional("reserve", x.reserve, "change of each party's no-deal level");
  a.optional("per_month", x.per_month, "further change for each month");
  a.optional("according_to", x.according_to, "id of the claim it rests on");
  a.optional("judged", x.judged, "who judged it");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

// ---- what lies on the table

template <class A>
void describe(A& a, Is<model::Term> auto& x) {
  a.block("term", "What a text says on one issue, and how that is known.");
  a.required("option", x.option, "an option of the issue");
  a.optional("basis", x.basis, "text, reported, inferred or illustrative");
  a.optional("by", x.by, "who says so");
  a.optional("source", x.source, "where this stands");
  a.optional("clause", x.clause, "label of the clause in the text");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Proposal> auto& x) {
  a.block("proposal", "A text on the table, as far as it is known.");
  a.required("id", x.id, "short word");
  a.required("title", x.title, "as people read it");
  a.required("by", x.by, "whose text it is");
  a.optional("kind", x.kind, "leaked draft, counterproposal, one text, signed, …");
  a.optional("on", x.on, "its date");
  a.optional("answers", x.answers, "ids of proposals it answers");
  a.optional("text", x.text, "file inside the case folder");
  a.template custom<UnknownForm>("content", x.content_unknown, "unknown: listed, never valued");
  a.optional("terms", x.terms, "issue to option, or to a term");
  a.optional("status", x.status, "in a word");
  a.optional("note", x.note, "in words");
  a.optional("source", x.source, "where this stands");
  a.optional("recorded", x.recorded, "when it entered the record; as_of by default");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Deal> auto& x) {
  a.block("deal", "A named deal to compare with others.");
  a.required("id", x.id, "short word");
  a.optional("name", x.name, "as people read it");
  a.optional("terms", x.terms, "issue to option");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

// ---- who said what

template <class A>
void describe(A& a, Is<model::ClaimCondition> auto& x) {
  a.block("claim_condition", "On what condition: who does what about which proposal; or in words.");
  a.group("if", "the condition", [&](auto& b) {
    b.optional("by", x.by, "a person or party");
    b.optional("stance", x.stance, "rejects, accepts, …");
    b.optional("about", x.about, "ids of claims, proposals or meetings");
    b.template custom<InnerWordsForm>("words", x.words, "the same as words beside `if`");
  });
  a.optional("words", x.words, "in words");
}

template <class A>
void describe(A& a, Is<model::Claim> auto& x) {
  a.block("claim", "Somebody said or wrote it.");
  a.required("id", x.id, "short word");
  a.required("kind", x.kind, "what sort of statement it is");
  a.optional("by", x.by, "a person, a party, or {unnamed: critics}");
  a.optional("text", x.text, "short phrase in the desk's words");
  a.optional("issue", x.issue, "id of the issue it is about");
  a.optional("option", x.option, "option of that issue");
  a.choice("stance", x.stance, "demands, seeks, offers, accepts, rejects, conditions, withholds, …",
           {"demands", "seeks", "offers", "accepts", "rejects", "conditions", "withholds", "open-to"}, true);
  a.optional("about", x.about, "ids of claims, proposals, meetings or parties");
  a.choice("scope", x.scope, "as-a-set: the set, not each of its items", {"as-a-set", "each"});
  a.optional("condition", x.condition, "on what condition");
  a.optional("to", x.to, "whom it is addressed to");
  a.optional("on", x.on, "when it was said");
  a.optional("recorded", x.recorded, "when it entered the record; as_of by default");
  a.optional("source", x.source, "where it stands");
  a.optional("via", x.via, "who reports it, nearest to the speaker first");
  a.optional("grade", x.grade, "Admiralty grade: source A-F, content 1-6, e.g. B2");
  a.template custom<OffRecordForm>("record", x.off_record, "on by default, or off");
  a.optional("value", x.value, "the figure of a quantity");
  a.optional("unit", x.unit, "of the value");
  a.optional("hedge", x.hedge, "about, more than, …");
  a.optional("contradicts", x.contradicts, "ids of claims");
  a.optional("denies", x.denies, "ids of claims");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Meeting> auto& x) {
  a.block("meeting", "A meeting planned, held or cancelled.");
  a.required("id", x.id, "short word");
  a.optional("title", x.title, "as people read it");
  a.optional("on", x.on, "its date");
  a.optional("place", x.place, "where");
  a.choice("status", x.status, "planned, held or cancelled", {"planned", "held", "cancelled"});
  a.choice("format", x.format, "how they meet",
           {"direct", "shuttle", "proximity", "phone", "plenary", "track2", "virtual"});
  a.optional("present", x.present, "persons and parties");
  a.optional("stage", x.stage, "what it is");
  a.optional("is_not", x.is_not, "what it is said not to be");
  a.optional("outcome", x.outcome, "in words");
  a.optional("attempt", x.attempt, "its number in a series");
  a.optional("source", x.source, "where this stands");
  a.optional("via", x.via, "who reports it");
  a.optional("recorded", x.recorded, "when it entered the record; as_of by default");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Message> auto& x) {
  a.block("message", "Something carried between the sides.");
  a.optional("id", x.id, "short word");
  a.required("from", x.from, "a person or party");
  a.required("to", x.to, "persons or parties");
  a.optional("via", x.via, "who carries it");
  a.optional("on", x.on, "its date");
  a.optional("wording", x.wording, "what is said");
  a.optional("verbatim", x.verbatim, "the wording is exact");
  a.choice("authority", x.authority, "what the carrier may do with it",
           {"convey", "own-idea", "background", "not-to-convey"});
  a.optional("answer", x.answer, "what came back");
  a.optional("answer_owed", x.answer_owed, "an answer is awaited");
  a.optional("about", x.about, "ids of claims, proposals or meetings");
  a.optional("source", x.source, "where this stands");
  a.optional("recorded", x.recorded, "when it entered the record; as_of by default");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Minute::Confirmation> auto& x) {
  a.block("confirmation", "One side's answer to a noted understanding.");
  a.required("party", x.party, "id of a party");
  a.choice("status", x.status, "confirmed, disputed or asked", {"confirmed", "disputed", "asked"});
  a.optional("on", x.on, "date");
  a.optional("note", x.note, "in words");
}

template <class A>
void describe(A& a, Is<model::Minute> auto& x) {
  a.block("minute", "An understanding noted in a meeting, confirmed or not by each side.");
  a.optional("id", x.id, "short word");
  a.optional("meeting", x.meeting, "id of the meeting");
  a.optional("on", x.on, "date");
  a.optional("text", x.text, "what is understood");
  a.optional("confirmed", x.confirmed, "each side's answer");
  a.optional("source", x.source, "where this stands");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Source> auto& x) {
  a.block("source", "A paper, post or conversation that statements rest on.");
  a.required("id", x.id, "short word");
  a.choice("kind", x.kind, "article, document, post, conversation, …",
           {"article", "document", "post", "conversation"}, true);
  a.required("title", x.title, "as people read it");
  a.optional("publisher", x.publisher, "who published it");
  a.optional("author", x.author, "who wrote it");
  a.optional("on", x.on, "its date");
  a.optional("file", x.file, "file inside the case folder");
  a.optional("url", x.url, "address");
  a.optional("hash", x.hash, "of the text as kept, e.g. sha256:…");
  a.optional("language", x.language, "BCP 47 code");
  a.optional("present", x.present, "who was present at a conversation");
  a.optional("noted_by", x.noted_by, "who noted it down");
  a.optional("noted_on", x.noted_on, "when it was noted down");
  a.optional("grade", x.grade, "Admiralty grade of the source, A-F");
  a.optional("recorded", x.recorded, "when it entered the record; as_of by default");
  a.optional("text", x.text, "a short source may stand here itself");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

// ---- figures, duties, texts

template <class A>
void describe(A& a, Is<model::MeasureValue> auto& x) {
  a.block("measure_value", "One figure of a quantity, with who says so.");
  a.required("value", x.value, "the figure");
  a.optional("on", x.on, "the date it holds for");
  a.optional("hedge", x.hedge, "about, more than, …");
  a.optional("unit", x.unit, "where it differs from the measure's");
  a.optional("by", x.by, "who says so");
  a.optional("via", x.via, "who reports it");
  a.optional("source", x.source, "where this stands");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Measure> auto& x) {
  a.block("measure", "A quantity over time.");
  a.required("id", x.id, "short word");
  a.optional("name", x.name, "as people read it");
  a.optional("unit", x.unit, "of its values");
  a.optional("values", x.values, "figures with dates and sources");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::Obligation> auto& x) {
  a.block("obligation", "Who must do what, by when, on what condition.");
  a.required("id", x.id, "short word");
  a.optional("who", x.who, "persons or parties");
  a.optional("what", x.what, "what must be done");
  a.optional("by_when", x.by_when, "deadline as a date");
  a.optional("deadline", x.deadline, "deadline in words");
  a.optional("condition", x.condition, "on what condition");
  a.optional("after", x.after, "ids of obligations that come first");
  a.optional("together", x.together, "ids of obligations done at the same time");
  a.optional("verifier", x.verifier, "who checks it");
  a.optional("guarantor", x.guarantor, "who guarantees it");
  a.optional("consequence", x.consequence, "what follows if it is not done");
  a.optional("clause", x.clause, "label of the clause");
  a.optional("proposal", x.proposal, "id of the text it stands in");
  a.choice("kind", x.kind, "what it is good for", {"fear-reducing", "cost-increasing", "information"}, true);
  a.optional("source", x.source, "where this stands");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::ClauseState> auto& x) {
  a.block("clause_state", "Where one clause of a text stands.");
  a.required("label", x.label, "label of the clause");
  a.choice("status", x.status, "where it stands",
           {"open", "bracketed", "ad-ref", "agreed", "reserved", "deleted"});
  a.optional("proposed_by", x.proposed_by, "persons or parties");
  a.optional("opposed_by", x.opposed_by, "persons or parties");
  a.optional("note", x.note, "in words");
}

template <class A>
void describe(A& a, Is<model::Exposure> auto& x) {
  a.block("exposure", "Who held a revision.");
  a.required("recipient", x.recipient, "id of a person or party");
  a.optional("on", x.on, "date");
  a.optional("medium", x.medium, "paper, mail, read aloud, …");
  a.optional("copy", x.copy, "visible copy number");
  a.optional("note", x.note, "in words");
  describe_access(a, x.access);
}

template <class A>
void describe(A& a, Is<model::Revision> auto& x) {
  a.block("revision", "One revision of a single negotiating text.");
  a.required("id", x.id, "short word");
  a.optional("on", x.on, "date");
  a.optional("file", x.file, "file inside the case folder");
  a.optional("hash", x.hash, "of the text as kept");
  a.optional("frozen", x.frozen, "no longer changed");
  a.optional("clauses", x.clauses, "where each clause stands");
  a.optional("exposures", x.exposures, "who held it");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::OneText> auto& x) {
  a.block("text", "A single negotiating text and its revisions.");
  a.required("id", x.id, "short word");
  a.optional("title", x.title, "as people read it");
  a.optional("custodian", x.custodian, "who keeps the text");
  a.optional("revisions", x.revisions, "oldest first");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::MoveOption> auto& x) {
  a.block("move_option", "Something one party can do or leave on its own.");
  a.required("id", x.id, "short word");
  a.optional("name", x.name, "as people read it");
  a.required("by", x.by, "id of the party");
  a.choice("direction", x.direction, "both, fwd (not undone) or back", {"both", "fwd", "back"});
}

template <class A>
void describe(A& a, Is<model::Moves> auto& x) {
  a.block("moves", "Who can do what on their own: the graph model.");
  a.optional("options", x.options, "what can be done");
  a.optional("infeasible", x.infeasible, "patterns over Y, N, - that cannot be");
  a.optional("priorities", x.priorities, "statements of each party, most important first");
  a.optional("status_quo", x.status_quo, "pattern over Y and N");
  a.optional("note", x.note, "in words");
  describe_item(a, x);
}

template <class A>
void describe(A& a, Is<model::SpectrumEntry> auto& x) {
  a.block("spectrum_entry", "One actor's place on one issue's scale of 0 to 100.");
  a.required("party", x.party, "who");
  a.required("issue", x.issue, "id of the issue");
  a.required("position", x.position, "0..100");
  a.optional("salience", x.salience, "0..1: how much it matters to them");
  a.optional("influence", x.influence, "from 0: what they can bring to bear");
  a.optional("source", x.source, "where this stands");
  a.optional("judged", x.judged, "who judged it");
  describe_item(a, x);
}

// ---- the whole

template <class A>
void describe(A& a, Is<model::Case> auto& x) {
  a.block(
      "case",
      "A negotiation: who, about what, who said what, what lies on the table, what each could live with.");
  a.required("mediant", x.version, "version of the format: 1");
  a.required("title", x.title, "as people read it");
  a.optional("summary", x.summary, "the situation in a few sentences");
  a.optional("as_of", x.as_of, "the date the case is a picture of");
  a.optional("language", x.language, "BCP 47 code of the case's own words");
  a.optional("scale", x.scale, "utility of a perfect deal; 100 by default", 100.0);
  a.optional("illustrative", x.illustrative, "pages say: built on invented weights");
  a.optional("live_conflict", x.live_conflict, "a dated picture of a live war, from public sources");
  a.template custom<AgreementForm>("agreement", x.agreement, "who must accept; all principals by default");
  a.optional("analysts", x.analysts, "whose judgements these are");
  a.required("parties", x.parties, "the sides, in the order used everywhere");
  a.optional("people", x.people, "who speaks, carries or decides");
  a.optional("affected", x.affected, "who is touched by the outcome");
  a.required("issues", x.issues, "what is negotiated about; may be empty");
  a.optional("packages", x.packages, "what holds for several issues together");
  a.optional("preferences", x.preferences, "what each party wants, as analysts judge it");
  a.optional("no_deal", x.no_deal, "what may happen if talks fail");
  a.optional("proposals", x.proposals, "texts on the table");
  a.optional("deals", x.deals, "named deals to compare");
  a.optional("claims", x.claims, "who said what");
  a.optional("meetings", x.meetings, "who met when");
  a.optional("messages", x.messages, "what was carried");
  a.optional("minutes", x.minutes, "understandings noted");
  a.optional("sources", x.sources, "what the statements rest on");
  a.optional("measures", x.measures, "quantities over time");
  a.optional("obligations", x.obligations, "who must do what");
  a.optional("texts", x.texts, "single negotiating texts and who held them");
  a.optional("moves", x.moves, "who can do what on their own");
  a.optional("spectrum", x.spectrum, "places on 0..100 scales, for forecasts");
  describe_item(a, x);
}

}  // namespace mediant::formats
