// Random cases: plain values, access, parties and issues.
#include "support/random_case.hpp"

namespace mediant::test {

model::Case RandomCase::make() {
  using namespace model;
  c_ = {};
  c_.title = text();
  if (maybe()) c_.summary = text();
  if (maybe()) c_.as_of = date();
  if (maybe(5)) c_.language = "en";
  if (maybe(4)) c_.scale = 50;
  c_.illustrative = maybe();
  frame();
  issues();
  if (options_.record) {
    papers();
    record();
  }
  if (options_.values) values();
  if (options_.record) more_papers();
  extra(c_.extra);
  if (options_.access && maybe()) c_.access = access();
  return c_;
}

std::string RandomCase::text() {
  static const std::vector<std::string> words = {"plain words",
                                                 "a: b",
                                                 "- dash",
                                                 "\"quoted\"",
                                                 "it's",
                                                 "#hash",
                                                 "no",
                                                 "true",
                                                 "600",
                                                 "",
                                                 "  padded ",
                                                 "x, y",
                                                 "{brace}",
                                                 "[list]",
                                                 "line\nbreak",
                                                 "line\nbreak\n",
                                                 "\nleading",
                                                 "tab\there",
                                                 "Überprüfung",
                                                 "переговори",
                                                 "مفاوضات",
                                                 "和平",
                                                 "\xF0\x9F\x95\x8A",
                                                 "\xC2\x85next",
                                                 "\xE2\x80\xA8sep",
                                                 "\xEF\xBB\xBFmark",
                                                 "null",
                                                 "~",
                                                 "%tag",
                                                 "@at",
                                                 "`tick`",
                                                 "1e5",
                                                 "0x1F",
                                                 "2025-12-02",
                                                 "a #b",
                                                 "back\\slash",
                                                 "\x01\x7F",
                                                 "trailing:",
                                                 "? key",
                                                 "| bar",
                                                 "> fold",
                                                 "&anchor",
                                                 "*alias",
                                                 "!tag",
                                                 "...",
                                                 "--- doc",
                                                 "a\n\n\nb\n\n",
                                                 " \n x",
                                                 "long words that go on and on "
                                                 "so that a line of the file would be wider than the width "
                                                 "that is kept for lines in it, and then some"};
  const std::string& word = words[below(words.size())];
  return word.empty() ? "some words" : word;
}

model::Date RandomCase::date() {
  model::Date d{1900 + static_cast<int>(below(150)), 0, 0, maybe(4)};
  if (maybe(5)) return d;
  d.month = 1 + static_cast<int>(below(12));
  if (!maybe(4)) d.day = 1 + static_cast<int>(below(28));
  return d;
}

model::Estimate RandomCase::estimate(double low, double high) {
  const auto draw = [&] { return low + (high - low) * static_cast<double>(below(101)) / 100; };
  double a = draw();
  double b = draw();
  if (a > b) std::swap(a, b);
  switch (below(4)) {
    case 0:
      return model::Estimate::point(a);
    case 1:
      return model::Estimate::between(a, b);
    default:
      return {a, a + (b - a) / 4, b,
              maybe() ? model::Estimate::Shape::triangular : model::Estimate::Shape::pert};
  }
}

std::string RandomCase::word(std::initializer_list<const char*> words) {
  return maybe(3) ? "" : std::string(*(words.begin() + below(words.size())));
}

model::Access RandomCase::access() {
  model::Access a;
  a.given = true;
  switch (below(4)) {
    case 0:
      break;
    case 1:
      a.audience = {"public"};
      a.tlp = maybe(4) ? "clear" : "";
      break;
    default:
      for (const model::Party& p : c_.parties) {
        if (maybe()) a.audience.push_back(p.id.value);
      }
      a.tlp = maybe(4) ? "amber" : "";
  }
  a.chatham_house = maybe(6);
  if (maybe(6)) a.consent = text();
  return a;
}

void RandomCase::extra(model::Extra& extra) {
  if (maybe(6)) extra.emplace_back("x-note", "\"a: b\\n\"");
  if (maybe(8)) extra.emplace_back("x-data", R"({"a":[1,2.50,null,true,"true"],"b":{}})");
}

void RandomCase::finish(model::Item& item) {
  extra(item.extra);
  if (options_.access && !maybe(3)) item.access = access();
}

void RandomCase::finish_part(model::Access& own) {
  if (options_.access && maybe(3)) own = access();
}

model::Speaker RandomCase::speaker(bool named) {
  if (!named && maybe(6)) return {"", text()};
  if (!c_.people.empty() && maybe()) return {one_of(c_.people).id.value, ""};
  return {one_of(c_.parties).id.value, ""};
}

std::vector<model::Speaker> RandomCase::speakers(std::size_t most, std::size_t least) {
  std::vector<model::Speaker> all(least + below(most + 1 - least));
  for (auto& s : all) s = speaker();
  return all;
}

model::SourceRef RandomCase::source_ref() {
  model::SourceRef ref;
  ref.ref = one_of(c_.sources).id;
  if (maybe()) {
    ref.quote = text();
    if (maybe()) ref.prefix = text();
    if (maybe()) ref.suffix = text();
    if (maybe()) ref.start = below(100);
    if (ref.start) ref.end = *ref.start + below(100);
    extra(ref.extra);
  }
  return ref;
}

std::optional<model::SourceRef> RandomCase::maybe_source() {
  if (c_.sources.empty() || maybe()) return std::nullopt;
  return source_ref();
}

std::vector<model::SourceRef> RandomCase::sources() {
  std::vector<model::SourceRef> all(below(3));
  for (auto& s : all) s = source_ref();
  return all;
}

std::vector<std::string> RandomCase::statements(std::size_t most) {
  std::vector<std::string> known;
  for (const auto& x : c_.claims) known.push_back(x.id.value);
  for (const auto& x : c_.proposals) known.push_back(x.id.value);
  for (const auto& x : c_.meetings) known.push_back(x.id.value);
  std::vector<std::string> all;
  for (std::size_t i = below(most + 1); i > 0 && !known.empty(); --i) all.push_back(one_of(known));
  return all;
}

std::optional<model::Judged> RandomCase::judged() {
  if (maybe(4)) return std::nullopt;
  model::Judged j;
  if (!c_.analysts.empty() && !maybe(4)) j.by = one_of(c_.analysts).id;
  j.on = date();
  j.illustrative = maybe();
  j.basis = statements();
  if (maybe()) j.note = text();
  return j;
}

std::vector<model::Term> RandomCase::terms() {
  std::vector<model::Term> all;
  for (const model::Issue& issue : c_.issues) {
    if (maybe(3)) continue;
    model::Term term;
    term.issue = issue.id;
    term.option = option_of(issue);
    if (maybe()) {
      const std::vector<model::Basis> bases = {model::Basis::text, model::Basis::reported,
                                               model::Basis::inferred, model::Basis::illustrative};
      term.basis = one_of(bases);
      if (maybe()) term.by = speaker();
      term.source = maybe_source();
      if (maybe(3)) term.clause = text();
      finish_part(term.access);
      extra(term.extra);
    }
    all.push_back(std::move(term));
  }
  return all;
}

model::When RandomCase::when() {
  model::When all;
  for (const model::Issue& issue : c_.issues) {
    if (all.size() >= 2 || (maybe() && !(all.empty() && &issue == &c_.issues.back()))) continue;
    model::Condition condition;
    condition.issue = issue.id;
    if (issue.numeric() && maybe()) {
      condition.at_most = issue.range->to;
      condition.written = "<= " + model::number_text(issue.range->to);
      if (maybe()) {
        condition.at_least = issue.range->from;
        condition.written =
            model::number_text(issue.range->from) + ".." + model::number_text(issue.range->to);
      }
    } else {
      for (std::size_t i = 1 + below(2); i > 0; --i) condition.any_of.push_back(option_of(issue));
    }
    all.push_back(std::move(condition));
  }
  return all;
}

void RandomCase::frame() {
  using namespace model;
  for (std::size_t i = 0; i < options_.parties; ++i) {
    Party p;
    p.id = PartyId(id("p", i));
    p.name = text();
    p.role = i < 2 ? Role::principal : static_cast<Role>(below(5));
    if (maybe(3)) p.aliases = {text(), text()};
    if (maybe(3)) p.interests = text();
    if (maybe(3)) p.note = text();
    c_.parties.push_back(std::move(p));
  }
  for (Party& p : c_.parties) {
    extra(p.extra);
    if (options_.access && maybe(4)) p.access = access();
  }
  for (std::size_t i = below(3); i > 0; --i) {
    Analyst a;
    a.id = AnalystId(id("analyst", i));
    if (maybe()) a.name = text();
    if (maybe(3)) finish(a);
    c_.analysts.push_back(std::move(a));
  }
  switch (below(4)) {
    case 0:
      c_.agreement = {Agreement::Kind::list, {c_.parties[0].id, c_.parties[1].id}, {}, {}, true};
      break;
    case 1:
      c_.agreement = {Agreement::Kind::at_least, {}, 2, {c_.parties[1].id}, true};
      if (maybe()) c_.agreement.parties = {c_.parties[0].id, c_.parties[1].id, c_.parties.back().id};
      break;
    case 2:
      c_.agreement.given = true;
      break;
    default:
      break;
  }
}

void RandomCase::issues() {
  using namespace model;
  for (std::size_t i = 0; i < options_.issues; ++i) {
    Issue issue;
    issue.id = IssueId(id("i", i));
    issue.name = text();
    if (maybe()) issue.topic = text();
    if (maybe(3)) {
      issue.unit = text();
      issue.range = maybe() ? NumericRange{0.1, 0.5, 0.1} : NumericRange{400, 900, 50};
    } else {
      issue.ordered = maybe();
      static const std::vector<std::string> names = {"never", "no", "600", "none", "відкрито", "7.25"};
      for (std::size_t o = 0; o < 2 + below(4); ++o) {
        Option option;
        option.id = OptionId(names[o]);
        if (maybe()) option.name = text();
        if (maybe(4)) option.note = text();
        finish_part(option.access);
        extra(option.extra);
        issue.options.push_back(std::move(option));
      }
    }
    if (maybe(4)) {
      issue.status = "agreed";
      issue.agreed_on = option_of(issue);
      issue.reopen_cost = 2.5;
    }
    if (maybe(4)) issue.note = text();
    finish(issue);
    c_.issues.push_back(std::move(issue));
  }
}

}  // namespace mediant::test
