#include "leftovers.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace mediant::drafts {
namespace {

// The longer words near a place, by their first six letters so that declined forms are one.
std::set<std::string> context(const Values& clause, const text::Span& at) {
  std::size_t here = 0;
  while (here < clause.places.size() && clause.places[here].end <= at.begin) ++here;
  std::set<std::string> words;
  for (std::size_t w = here < 8 ? 0 : here - 8; w < std::min(clause.words.size(), here + 9); ++w) {
    if (clause.places[w].begin >= at.begin && clause.places[w].end <= at.end) continue;  // the number itself
    if (text::count_code_points(clause.words[w]) < 4) continue;
    words.insert(clause.words[w].substr(0, text::byte_of_code_point(clause.words[w], 6)));
  }
  return words;
}

// Whether the earlier text of clause c had the number too: a number that is new there is no left-over.
bool stood_before(const ClauseValues& values, const std::vector<Row>& rows, const Step& step, std::size_t c,
                  const std::string& key) {
  for (const Row& row : rows) {
    const auto& after = row.clauses[step.to];
    if (std::find(after.begin(), after.end(), c) == after.end()) continue;
    return std::any_of(row.clauses[step.from].begin(), row.clauses[step.from].end(), [&](std::size_t before) {
      const auto& numbers = values[step.from][before].numbers;
      return std::any_of(numbers.begin(), numbers.end(), [&](const Value& n) { return n.key == key; });
    });
  }
  return false;
}

// How many words near a figure another clause must share to speak of the same thing: one, the unit, where the
// figure is a rare one; small numbers meet by chance.
std::ptrdiff_t words_to_share(const std::string& figure) {
  return std::strtod(figure.c_str(), nullptr) > 12 ? 1 : 2;
}

}  // namespace

std::vector<Leftover> leftovers_of(const ClauseValues& values, const std::vector<Row>& rows) {
  std::vector<Leftover> out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const Step& step : rows[r].steps) {
      for (const Pair& pair : step.numbers) {
        if (pair.from.empty() || pair.to.empty() || text::count_code_points(pair.from) < 2) continue;
        std::set<std::string> about;
        std::string key;
        for (const std::size_t c : rows[r].clauses[step.from]) {
          for (const Value& number : values[step.from][c].numbers) {
            if (number.shown != pair.from && number.with_scale != pair.from) continue;
            key = number.key;
            about.merge(context(values[step.from][c], number.at));
          }
        }
        for (std::size_t c = 0; c < values[step.to].size(); ++c) {
          const auto& own = rows[r].clauses[step.to];
          if (std::find(own.begin(), own.end(), c) != own.end()) continue;
          if (!stood_before(values, rows, step, c, key)) continue;
          for (const Value& number : values[step.to][c].numbers) {
            if (number.key != key) continue;
            const std::set<std::string> here = context(values[step.to][c], number.at);
            if (std::count_if(here.begin(), here.end(), [&](const std::string& w) {
                  return about.contains(w);
                }) >= words_to_share(key)) {
              out.push_back({r, {step.to, c}, pair});
              break;
            }
          }
        }
      }
    }
  }
  return out;
}

}  // namespace mediant::drafts
