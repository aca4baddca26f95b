// "The union", "the company": which of the bodies met a general noun stands for.
#include <algorithm>
#include <array>

#include "speakers.hpp"

namespace mediant::record::detail {
namespace {

struct Family {
  std::string_view noun;   ///< as the report says it
  std::string_view words;  ///< in the name, space around each
};
// Generic nouns and the words of names they may refer to; the noun itself in the name always fits.
constexpr std::array<Family, 20> families = {{
    {"union",
     " union local workers teamsters federation brotherhood association guild drivers nurses teachers "
     "dockers miners confederation unison unite "},
    {"company",
     " air railroad bus ferries telecom foods company corp corporation inc ltd plc airlines airways motors "
     "steel industries group holdings shipping logistics lines railways rail energy mining foods gmbh llc "
     "systems technologies "},
    {"firm",
     " company corp corporation inc ltd plc airlines airways motors steel industries group holdings shipping "
     "logistics "},
    {"employer",
     " company corp corporation inc ltd plc airlines motors steel industries group employers association "
     "authority "},
    {"airline", " airlines airways air "},
    {"carrier", " airlines airways air lines "},
    {"operator", " rail railways lines ports transit transport port authority "},
    {"carmaker", " motors "},
    {"party",
     " party democrats greens liberals conservatives labour socialists left alliance bloc republicans "
     "nationalists "},
    {"group",
     " front army movement liberation resistance forces militia alliance hamas hezbollah taliban houthis m23 "
     "group wagner "},
    {"movement", " front army liberation resistance houthis hamas alliance "},
    {"rebels", " front army movement liberation resistance forces m23 alliance farc "},
    {"militia", " forces front army militia brigade "},
    {"bloc", " european union alliance "},
    {"alliance", " nato "},
    {"ministry", " department "},
    {"agency", " reuters press agency interfax tass "},
    {"body", " council commission committee authority "},
    {"guerrillas", " front army farc "},
    {"employers", " association federation confederation employers "},
}};

bool family_fits(std::string_view noun, std::string_view name) {
  const std::string full = ' ' + lowered(name) + ' ';
  std::string word(noun);
  if (full.find(' ' + word + ' ') != std::string::npos) return true;
  for (const Family& f : families) {
    if (f.noun != noun) continue;
    for (std::size_t i = 1; i < full.size();) {
      const std::size_t j = full.find(' ', i);
      const std::string part = full.substr(i, j - i);
      if (f.words.find(' ' + part + ' ') != std::string_view::npos) return true;
      i = j + 1;
    }
  }
  return false;
}

/// No word of the name says that it is a union, a council, a ministry …: it could be a business.
bool no_other_body(const std::string& name) {
  const std::string low = lowered(name);
  for (std::size_t i = 0; i < low.size();) {
    const std::size_t j = std::min(low.find(' ', i), low.size());
    const std::string word = low.substr(i, j - i);
    for (const std::string_view other :
         {"union", "party", "movement", "ministry", "agency", "body", "alliance"})
      if (is(word, w_orgword) && family_fits(other, word)) return false;
    i = j + 1;
  }
  return true;
}

}  // namespace

std::size_t body_named(const Text& t, std::size_t token) {
  const std::string& noun = t.tokens[token].lower;
  auto m = std::lower_bound(t.mentions.begin(), t.mentions.end(), token,
                            [](const Mention& a, std::size_t i) { return a.first < i; });
  for (int steps = 0; m != t.mentions.begin() && steps < 60; ++steps) {
    --m;
    const Entity& e = t.entities[m->entity];
    if (e.kind == EntityKind::person || e.kind == EntityKind::state || e.kind == EntityKind::place) continue;
    if (e.body == noun || family_fits(noun, e.name)) return m->entity;
    const bool bare = !e.known && e.body.empty() && e.kind == EntityKind::organisation &&
                      e.name.find(' ') == std::string::npos;
    static constexpr std::array<std::string_view, 9> businesses = {
        "company", "firm", "employer", "group", "carmaker", "airline", "utility", "bank", "brewery"};
    // "the miner", "the lender", "the licensee": businesses by what they do.
    const bool trade = is(noun, w_bodynoun) &&
                       (noun.ends_with("er") || noun.ends_with("or") || noun.ends_with("see")) &&
                       noun != "employer" && noun != "chamber" && noun != "sector";
    const bool business = trade || std::find(businesses.begin(), businesses.end(), noun) != businesses.end();
    if (business && (bare || (m->located == false && e.kind == EntityKind::organisation && !e.known &&
                              e.body.empty() && no_other_body(e.name))))
      return m->entity;
  }
  return none;
}

}  // namespace mediant::record::detail
