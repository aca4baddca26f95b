#include "quality.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace mediant::record::testing {
namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string plain(std::string s) {
  for (char& c : s) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (s.starts_with(article)) s.erase(0, article.size());
  }
  for (std::size_t at; (at = s.find("’")) != std::string::npos;) s.replace(at, 3, "'");
  return s;
}
bool same_name(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  const std::string x = plain(a), y = plain(b);
  return x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

struct Range {
  std::size_t begin = 0, end = 0;
};
Range range_of(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) return {};
  return {text::code_point_of_byte(text, at), text::code_point_of_byte(text, at + part.size())};
}
double overlap(const Range& a, std::size_t begin, std::size_t end) {
  const std::size_t lo = std::max(a.begin, begin), hi = std::min(a.end, end);
  if (hi <= lo) return 0;
  return double(hi - lo) / double(std::min(a.end - a.begin, end - begin));
}

const std::vector<std::string>& strict_kinds() {
  static const std::vector<std::string> kinds = {"position", "concern", "threat", "promise",
                                                 "call",     "meeting", "quote"};
  return kinds;
}

void score_claims(const Annotated& a, const Reading& r, Quality& q, std::vector<std::string>* misses) {
  std::vector<bool> used(r.suggestions.size(), false);
  for (const Annotated::Claim& claim : a.claims) {
    Counts& counts = q[claim.kind];
    ++counts.annotated;
    const Range range = range_of(a.text, claim.text);
    std::size_t best = r.suggestions.size();
    double best_score = 0;
    for (std::size_t i = 0; i < r.suggestions.size(); ++i) {
      const Suggestion& s = r.suggestions[i];
      if (used[i] || to_word(s.kind) != claim.kind) continue;
      const double o = overlap(range, s.start, s.end);
      if (o < 0.5) continue;
      const double score = o + (same_name(s.by, claim.by) ? 0.5 : 0);
      if (score > best_score) {
        best_score = score;
        best = i;
      }
    }
    if (best == r.suggestions.size()) {
      if (misses != nullptr) misses->push_back("missed " + claim.kind + " [" + claim.by + "] " + claim.text);
      continue;
    }
    used[best] = true;
    ++counts.found;
    const Suggestion& s = r.suggestions[best];
    bool right = claim.kind == "meeting" || same_name(s.by, claim.by);
    if (claim.kind == "meeting") {
      for (const std::string& who : claim.participants) {
        right = right && std::any_of(s.participants.begin(), s.participants.end(),
                                     [&](const std::string& p) { return same_name(p, who); });
      }
      if (!claim.status.empty()) right = right && s.status == claim.status;
      if (!claim.place.empty()) right = right && same_name(s.place, claim.place);
    }
    if (right)
      ++counts.with_speaker;
    else if (misses != nullptr)
      misses->push_back("speaker " + claim.kind + " [" + claim.by + "] got [" + s.by + "] " + claim.text);
    if (!claim.via.empty()) {
      Counts& reporters = q["via"];
      ++reporters.annotated;
      ++reporters.suggested;
      if (same_name(s.via, claim.via))
        ++reporters.found, ++reporters.with_speaker;
      else if (misses != nullptr)
        misses->push_back("via " + claim.via + " got [" + s.via + "]: " + claim.text);
    }
    if (!claim.stance.empty()) {
      Counts& stances = q["stance"];
      ++stances.annotated;
      ++stances.suggested;
      if (s.stance == claim.stance)
        ++stances.found, ++stances.with_speaker;
      else if (misses != nullptr)
        misses->push_back("stance " + claim.stance + " got " + s.stance + ": " + claim.text);
    }
  }
  for (std::size_t i = 0; i < r.suggestions.size(); ++i) {
    const Suggestion& s = r.suggestions[i];
    const std::string kind(to_word(s.kind));
    if (std::find(strict_kinds().begin(), strict_kinds().end(), kind) == strict_kinds().end()) {
      if (used[i]) ++q[kind].suggested;
      continue;
    }
    if (used[i]) {
      ++q[kind].suggested;
      continue;
    }
    // What a quotation holds may be noted besides the quotation; a list's lead besides its items.
    bool neutral = s.rule == "list-lead";
    for (const Annotated::Claim& claim : a.claims) {
      if (claim.kind == "quote" && kind != "quote" && same_name(claim.by, s.by) &&
          overlap(range_of(a.text, claim.text), s.start, s.end) > 0.5)
        neutral = true;
    }
    if (neutral) continue;
    ++q[kind].suggested;
    if (misses != nullptr)
      misses->push_back("spurious " + kind + " (" + s.rule + ") [" + s.by + "] " + s.text);
  }
}

template <class Match>
void score_set(std::size_t annotated, const std::vector<const Suggestion*>& suggested, Counts& counts,
               Match match, const std::string& what, std::vector<std::string>* misses,
               const std::vector<std::string>& labels) {
  std::vector<bool> used(suggested.size(), false);
  counts.annotated += static_cast<int>(annotated);
  counts.suggested += static_cast<int>(suggested.size());
  for (std::size_t g = 0; g < annotated; ++g) {
    bool found = false;
    for (std::size_t i = 0; i < suggested.size() && !found; ++i) {
      if (used[i] || !match(g, *suggested[i])) continue;
      used[i] = true;
      found = true;
    }
    if (found)
      ++counts.found, ++counts.with_speaker;
    else if (misses != nullptr)
      misses->push_back("missed " + what + " " + labels[g]);
  }
  for (std::size_t i = 0; i < suggested.size(); ++i) {
    if (!used[i] && misses != nullptr)
      misses->push_back("spurious " + what + " " + suggested[i]->text + " = " + suggested[i]->name + " (" +
                        suggested[i]->rule + ")");
  }
}

bool named(const Suggestion& s, const std::string& name) {
  if (plain(s.name) == plain(name)) return true;
  return std::any_of(s.aliases.begin(), s.aliases.end(),
                     [&](const std::string& alias) { return plain(alias) == plain(name); });
}

}  // namespace

std::vector<Annotated> load_annotated(const std::string& folder) {
  std::vector<Annotated> all;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const auto j = nlohmann::json::parse(slurp(entry.path()));
    Annotated a;
    a.name = entry.path().stem().string();
    std::filesystem::path text = entry.path();
    a.text = slurp(text.replace_extension(".txt"));
    a.held_aside = j.value("held_aside", false);
    a.fresh = j.value("fresh", false);
    a.persons = j["persons"];
    a.parties = j["parties"];
    a.places = j["places"];
    a.dates = j["dates"];
    for (const auto& f : j["figures"])
      a.figures.emplace_back(f["value"].get<double>(), f["unit"].get<std::string>());
    for (const auto& c : j["claims"]) {
      Annotated::Claim claim;
      claim.kind = c["kind"];
      claim.text = c["text"];
      claim.by = c.value("by", "");
      claim.via = c.value("via", "");
      claim.stance = c.value("stance", "");
      claim.status = c.value("status", "");
      claim.place = c.value("place", "");
      if (c.contains("participants")) claim.participants = c["participants"];
      a.claims.push_back(std::move(claim));
    }
    all.push_back(std::move(a));
  }
  std::sort(all.begin(), all.end(), [](const Annotated& x, const Annotated& y) { return x.name < y.name; });
  return all;
}

Quality score(const Annotated& a, const Reading& r, std::vector<std::string>* misses) {
  Quality q;
  score_claims(a, r, q, misses);
  std::vector<const Suggestion*> persons, bodies, dates, figures;
  for (const Suggestion& s : r.suggestions) {
    if (s.kind == SuggestionKind::person) persons.push_back(&s);
    if ((s.kind == SuggestionKind::party || s.kind == SuggestionKind::place) && s.rule != "dateline")
      bodies.push_back(&s);
    // The day of the dateline counts where it is annotated, as its place does.
    if (s.kind == SuggestionKind::date &&
        (s.rule != "dateline" || std::find(a.dates.begin(), a.dates.end(), s.text) != a.dates.end()))
      dates.push_back(&s);
    if (s.kind == SuggestionKind::quantity) figures.push_back(&s);
  }
  // A dateline counts as a place unless its town is named again.
  for (const Suggestion& s : r.suggestions) {
    if (s.rule != "dateline" || s.kind == SuggestionKind::date) continue;
    if (s.kind == SuggestionKind::party) {
      if (std::find(a.parties.begin(), a.parties.end(), s.name) != a.parties.end()) bodies.push_back(&s);
      continue;
    }
    if (std::none_of(bodies.begin(), bodies.end(), [&](const Suggestion* b) {
          return named(*b, s.name) && plain(b->name) == plain(s.name);
        }))
      bodies.push_back(&s);
  }
  score_set(
      a.persons.size(), persons, q["person"],
      [&](std::size_t g, const Suggestion& s) { return named(s, a.persons[g]); }, "person", misses,
      a.persons);
  std::vector<std::string> names = a.parties;
  for (const std::string& p : a.places) {
    if (std::find(names.begin(), names.end(), p) == names.end()) names.push_back(p);
  }
  score_set(
      names.size(), bodies, q["party or place"],
      [&](std::size_t g, const Suggestion& s) { return named(s, names[g]); }, "party/place", misses, names);
  score_set(
      a.dates.size(), dates, q["date"],
      [&](std::size_t g, const Suggestion& s) { return same_name(s.text, a.dates[g]); }, "date", misses,
      a.dates);
  std::vector<std::string> labels;
  for (const auto& [value, unit] : a.figures) labels.push_back(std::to_string(value) + " " + unit);
  score_set(
      a.figures.size(), figures, q["quantity"],
      [&](std::size_t g, const Suggestion& s) {
        return s.value &&
               std::abs(*s.value - a.figures[g].first) <=
                   0.001 * std::max(1.0, std::abs(a.figures[g].first)) &&
               s.unit == a.figures[g].second;
      },
      "quantity", misses, labels);
  return q;
}

std::string quality_report(const std::vector<Annotated>& all, const text::Toolkit& toolkit) {
  std::string out =
      "# Reading quality\n\n"
      "Regenerated by `MEDIANT_UPDATE=1 test_record --gtest_filter='Quality.*'` from the annotated reports "
      "in\n"
      "`tests/record/reports`. Those set aside were written before the rules were tuned. Measured once at "
      "the end of\n"
      "tuning they gave 89 % precision and 78 % recall for positions, concerns, threats and meetings, 86 % "
      "and 75 % with\n"
      "the right speaker; the figures below are today's.\n"
      "An item counts as found when a suggestion of the same kind covers at least half of it; \"with "
      "speaker\" when\n"
      "its holder is right as well (for meetings: participants, status and place as far as annotated). "
      "Claims inside a\n"
      "quotation that is annotated as such, and leads of lists, count neither way. For kinds that are "
      "annotated only in\n"
      "part (fact, assessment, process, characterisation) precision is not measured.\n"
      "Reports were kept aside five times and measured once each, before anything was mended on them:\n\n"
      "| reports kept aside | claims | precision | recall | precision with speaker | recall with speaker | "
      "speaker right |\n|---|---:|---:|---:|---:|---:|---:|\n"
      "| two, after the first rules (`fresh_*`) | 16 | 100 % | 88 % | 86 % | 75 % | 86 % |\n"
      "| four, after the second round (`last_*`) | 35 | 90 % | 77 % | 70 % | 60 % | 78 % |\n"
      "| five, after the third round (`aside_*`) | 46 | 89 % | 72 % | 78 % | 63 % | 88 % |\n"
      "| four, after the fourth round (`later_*`) | 47 | 93 % | 57 % | 72 % | 45 % | 78 % |\n"
      "| four, after the fifth round (`kept_*`) | 51 | 88 % | 57 % | 73 % | 47 % | 83 % |\n\n"
      "The claims are positions, concerns, threats and meetings. On the last four, names of persons gave 95 "
      "% "
      "precision and\n90 % recall, parties and places 84 and 89, dates 96 and 100, figures 81 and 96; the "
      "reporter of a claim was right in 3 of 3;\nevery quotation was found, 15 of 16 with the right speaker. "
      "The aims are 85 and 75 % for claims with the right speaker\nand 90 % of speakers right: they are not "
      "met. Each set is small: 24 speakers right of 29 is 83 %, with a 95 % interval\nfrom 65 to 92; and the "
      "sets are not alike: the last two were written to be hard (labels in front of a colon, interviews,\n"
      "idioms, holders inside reported speech), and the hand that wrote the rules knew them. What they "
      "missed was "
      "recall, in sentences of\ntheir own making: an idiom no rule knows, a stance told by a noun or an "
      "adjective, a subject left out behind a bracket.\nFaults they showed were mended afterwards, so none "
      "is "
      "unseen any longer, and the tables below say how well the rules\nfit, not how well they will do on the "
      "next report.\n";
  enum class Group { fresh, aside, used };
  for (const Group group : {Group::fresh, Group::aside, Group::used}) {
    Quality total;
    std::size_t reports = 0;
    for (const Annotated& a : all) {
      const Group its = a.fresh ? Group::fresh : a.held_aside ? Group::aside : Group::used;
      if (its != group) continue;
      ++reports;
      for (const auto& [kind, counts] : score(a, read(a.text, {}, toolkit))) total[kind] += counts;
    }
    out += std::string("\n## ") +
           (group == Group::fresh   ? "Reports written after the rules"
            : group == Group::aside ? "Reports set aside"
                                    : "Reports used while writing the rules") +
           " (" + std::to_string(reports) + ")\n\n";
    out +=
        "| kind | annotated | suggested | precision | recall | precision with speaker | recall with speaker "
        "| speaker right |\n|---|---:|---:|---:|---:|---:|---:|---:|\n";
    Counts core;
    const auto row = [&](const std::string& kind, const Counts& c, bool partial) {
      char line[240];
      const auto share = [](double v) { return static_cast<int>(std::lround(v * 100)); };
      if (partial)
        std::snprintf(line, sizeof line, "| %s | %d | | | %d %% | | %d %% | %d %% |\n", kind.c_str(),
                      c.annotated, share(c.recall()), share(c.recall_with_speaker()), share(c.speaker()));
      else
        std::snprintf(line, sizeof line, "| %s | %d | %d | %d %% | %d %% | %d %% | %d %% | %d %% |\n",
                      kind.c_str(), c.annotated, c.suggested, share(c.precision()), share(c.recall()),
                      share(c.precision_with_speaker()), share(c.recall_with_speaker()), share(c.speaker()));
      out += line;
    };
    for (const auto& [kind, counts] : total) {
      const bool partial =
          kind == "fact" || kind == "assessment" || kind == "process" || kind == "characterisation";
      if (counts.annotated > 0) row(kind, counts, partial);
      if (kind == "position" || kind == "concern" || kind == "threat" || kind == "meeting") core += counts;
    }
    row("**positions, concerns, threats, meetings**", core, false);
  }
  return out;
}

}  // namespace mediant::record::testing
