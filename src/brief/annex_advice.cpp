// The annex's answers to: which smallest changes to a text would do, what blocks, what decides it. Texts are
// taken in the order of the case and none is put before another.
#include <algorithm>

#include "mediant/deals/bridge.hpp"
#include "mediant/deals/conflicts.hpp"
#include "mediant/judgement/blocking.hpp"
#include "mediant/judgement/questions.hpp"
#include "mediant/judgement/tried.hpp"
#include "mediant/model/points.hpp"
#include "sections.hpp"

namespace mediant::brief {
namespace {

using deals::DealSpace;

std::string change_words(const model::Case& c, const deals::Structure& s, const deals::Change& change) {
  const auto i = static_cast<std::size_t>(change.issue);
  const auto name = [&](int option) {
    return model::option_name(c.issues[i], s.options[i][static_cast<std::size_t>(option)]);
  };
  return c.issues[i].name + ": " + name(change.from) + " → " + name(change.to);
}

std::string signed_points(const model::Case& c, double value) {
  const std::string text = model::points(value, c.scale, 0);
  return (value > 0 && text.find_first_of("123456789") != std::string::npos ? "+" : "") + text;
}

/// "+14 (+4 to +17)" of the whole bridge against the text, over the assumptions tried.
std::string price(const model::Case& c, double points, const judgement::StepTried& tried, std::size_t p) {
  if (p >= tried.low.size()) return signed_points(c, points);
  const double low = std::min(points, tried.low[p]);
  const double high = std::max(points, tried.high[p]);
  return signed_points(c, points) + " (" + signed_points(c, low) + " to " + signed_points(c, high) + ")";
}

/// "2 changes would do, in 7 ways".
std::string counted_ways(const deals::Bridges& found) {
  const std::size_t n = found.bridges.front().changes.size();
  if (n == 0) return "no change is needed";
  const std::size_t ways = found.bridges.size();
  return std::to_string(n) + (n == 1 ? " change would do, in " : " changes would do, in ") +
         (ways == 1 ? "one way" : std::to_string(ways) + (found.complete ? " ways" : " ways or more"));
}

}  // namespace

namespace {

struct Nearest {
  const model::Proposal* proposal = nullptr;
  deals::Bridges found;
};

/// The fewest changes from each text whose terms are known, in the order of the case.
std::vector<Nearest> nearest_deals(const Inputs& in, const DealSpace& space) {
  std::vector<Nearest> out;
  for (const model::Proposal& proposal : in.c.proposals) {
    if (proposal.content_unknown || proposal.terms.empty()) continue;
    auto from = deals::assignment_of(space, proposal.terms);
    if (!from) continue;
    deals::BridgeOptions options = deals::bridge_options(in.c, *from);
    options.curve = false;
    options.alternatives = 50;
    out.push_back({&proposal, deals::bridge(space, *from, options)});
  }
  return out;
}

std::string one_way(const Inputs& in, const DealSpace& space, const deals::Bridges& found) {
  std::vector<std::string> changes;
  for (const deals::Change& change : found.bridges.front().changes)
    changes.push_back(change_words(in.c, space.structure(), change));
  if (changes.empty()) return "";
  return (found.bridges.size() > 1 ? " One of them - " : " It is - ") + joined(changes) + ".";
}

}  // namespace

void smallest_changes(const Inputs& in, const DealSpace& space, const judgement::Assumptions& assumptions,
                      Page& page) {
  const deals::Structure& s = space.structure();
  if (s.pool.empty()) return;
  std::vector<Text> items;
  for (const auto& [proposal, found] : nearest_deals(in, space)) {
    if (found.bridges.empty()) {
      items.push_back({proposal->title + ": no number of changes would do.", {}});
      continue;
    }
    const deals::Bridge& first = found.bridges.front();
    const deals::Assignment to = space.assignment(first.deal);
    judgement::Step step{to, to};
    for (const deals::Change& change : first.changes)
      step.from[static_cast<std::size_t>(change.issue)] = change.from;
    judgement::Trials trials;
    trials.seed = in.options.seed;
    trials.draws = std::min<std::size_t>(in.options.draws, 2'000);
    const judgement::Tried tried =
        judgement::try_out(assumptions, std::vector<deals::Assignment>{to},
                           std::vector<judgement::Step>{step}, trials, in.executor, in.progress);
    std::string words = proposal->title + ": " + counted_ways(found) + "." + one_way(in, space, found);
    if (!first.changes.empty()) {
      if (const auto before = space.deal(step.from)) {
        std::vector<std::string> prices;
        for (std::size_t p = 0; p < space.parties(); ++p) {
          const model::Party* party = model::find(in.c, s.holders[p]);
          prices.push_back(
              (party == nullptr ? s.holders[p].value : party->name) + " " +
              price(in.c, space.utility(p, first.units[p] - space.total(p, *before)), tried.steps[0], p));
        }
        words += " What the changes give: " + joined(prices) + ".";
      }
    }
    if (!first.filled.empty())
      words += (first.filled.size() == 1 ? std::string(" Its one open issue would have to be filled")
                                         : " Its " + std::to_string(first.filled.size()) +
                                               " open issues would have to be filled") +
               " for it, which is not counted as a change.";
    words += " All who must accept would do so " + judgement::in_words(tried.deals[0].all) + ".";
    items.push_back({std::move(words), {}});
  }
  if (items.empty()) return;
  page.subheading("Smallest changes");
  page.paragraph(
      "The fewest changed issues after which all who must accept would, at the midpoints of the judged "
      "ranges. "
      "Points are on each party's own scale, in brackets where 9 in 10 of the assumptions tried lie. "
      "`mediant "
      "bridge` lists every way.");
  page.list(std::move(items));
}

void what_blocks(const Inputs& in, const judgement::Assumptions& assumptions, Page& page) {
  judgement::BlockingOptions options;
  options.trials.seed = in.options.seed;
  options.trials.draws = std::min<std::size_t>(in.options.draws, 400);
  const auto found = judgement::blocking(assumptions, options, in.executor, in.progress);
  if (!found) return;
  page.subheading("What blocks");
  if (found->sets.empty()) {
    page.paragraph("Nothing, under any of the " + std::to_string(found->draws) + " assumptions tried.");
    return;
  }
  page.paragraph("No deal is acceptable to all who must accept " + judgement::in_words(found->none) +
                 ". Smallest sets that then exclude each other:");
  std::vector<Text> items;
  constexpr std::size_t most = 6;
  for (const judgement::BlockingSet& set : found->sets) {
    if (items.size() == most) break;
    std::vector<std::string> words;
    for (const std::size_t i : set.constraints) {
      const judgement::BlockingConstraint& blocking = found->constraints[i];
      words.push_back(deals::in_words(in.c, found->spaces[blocking.view].structure(), blocking.constraint));
    }
    items.push_back({joined(words) + ": " + judgement::in_words(set.binds) + ".", {}});
  }
  page.list(std::move(items));
  if (found->sets.size() > most)
    page.paragraph("`mediant conflicts` lists all " + std::to_string(found->sets.size()) + ".");
}

namespace {

/// The fewest changes after which a text keeps what is recorded, where nobody's weights are.
void changes_within_lines(const Inputs& in, const DealSpace& space, Page& page) {
  std::vector<Text> items;
  for (const auto& [proposal, found] : nearest_deals(in, space)) {
    if (found.bridges.empty()) continue;
    std::string words = proposal->title + ": " + counted_ways(found) + "." + one_way(in, space, found);
    if (!found.bridges.front().filled.empty())
      words += " Its open issues can be filled so that they stay kept.";
    items.push_back({std::move(words), {}});
  }
  if (items.empty()) return;
  page.paragraph("The fewest changed issues after which each text would keep them:");
  page.list(std::move(items));
}

}  // namespace

void lines_alone(const Inputs& in, Page& page) {
  const auto space = deals::compile_for_conflicts(in.c, {});
  if (!space || deals::constraints_of(*space).empty()) return;
  const deals::Conflicts found =
      deals::conflicts_in(*space, {.sets = 60, .count = false, .openings = false}, in.progress);
  const std::string about_lines =
      space->structure().withheld.empty() ? "" : " Some red lines are known to exist, but not what they say.";
  if (found.room) {
    page.paragraph("The red lines and rules recorded leave room: some deal keeps all of them." + about_lines);
    if (const auto allowed = deals::compile(in.c)) changes_within_lines(in, *allowed, page);
    return;
  }
  page.paragraph("The red lines and rules recorded leave no deal that all who must accept could accept." +
                 about_lines + " Smallest sets that exclude each other:");
  std::vector<Text> items;
  for (const auto& set : found.conflicts) {
    std::vector<std::string> words;
    for (const std::size_t i : set)
      words.push_back(deals::in_words(in.c, space->structure(), found.constraints[i]));
    items.push_back({joined(words) + ".", {}});
  }
  page.list(std::move(items));
  if (!found.complete) page.paragraph("The list is not complete.");
}

void what_decides(const Inputs& in, const judgement::Assumptions& assumptions, Page& page) {
  if (assumptions.certain()) return;
  judgement::QuestionOptions options;
  options.trials.seed = in.options.seed;
  options.points = 512;
  const auto found = judgement::questions(assumptions, options, in.executor, in.progress);
  if (!found) return;
  page.subheading("Which judgements decide it");
  std::vector<Text> items;
  constexpr std::size_t most = 5;
  for (const judgement::Question& question : found->questions) {
    if (items.size() == most) break;
    if (question.index.total < 0.05) continue;
    items.push_back({judgement::in_words(in.c, assumptions.judgements()[question.judgement], question), {}});
  }
  if (items.empty()) {
    page.paragraph("No single judgement decides much of whether there is room for agreement (" +
                   std::to_string(found->draws) + " assumptions tried).");
    return;
  }
  page.list(std::move(items));
}

}  // namespace mediant::brief
