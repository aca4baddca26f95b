#include "mediant/judgement/questions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "blocks.hpp"
#include "bound_views.hpp"
#include "mediant/sampling/portable_math.hpp"
#include "valuer.hpp"

namespace mediant::judgement {
namespace {

/// Yes or no under one row; one a thread.
class Answer {
 public:
  Answer(const Assumptions& a, const std::optional<Alternative>& text) : bound_(a) {
    for (std::size_t v = 0; v < bound_.size(); ++v) {
      if (text)
        valuers_.emplace_back(bound_[v], *text);
      else
        finders_.emplace_back(bound_[v]);
    }
  }
  bool operator()(std::span<const double> row) {
    const std::size_t v = bound_.bind(row);
    if (!valuers_.empty()) return verdicts(bound_[v], valuers_[v]).all_possibly;
    return finders_[v].find(bound_[v]) == Found::yes;
  }

 private:
  BoundViews bound_;
  std::vector<RoomFinder> finders_;
  std::vector<Valuer> valuers_;
};

struct Frozen {
  std::vector<PickFreeze> groups;
  std::uint64_t yes = 0, answers = 0;
};

/// Pick-freeze over blocks [first, first + blocks) for the judgements listed.
class PickFreezeRun {
 public:
  PickFreezeRun(const Assumptions& a, const std::optional<Alternative>& text, std::uint64_t seed)
      : a_(&a), text_(&text), seed_(seed), other_((sampling::Key::root(seed) / "second sample").value) {}

  Frozen run(const std::vector<std::size_t>& judgements, std::size_t points, Executor& executor,
             Progress& progress, std::string_view stage) const {
    Frozen sum;
    sum.groups.resize(judgements.size());
    const std::size_t blocks = (points + block_size - 1) / block_size;
    constexpr std::size_t wave = 4;
    for (std::size_t first = 0; first < blocks && !progress.cancelled(); first += wave) {
      const std::size_t count = std::min(wave, blocks - first);
      std::vector<Frozen> parts(count);
      executor.for_each(count, [&](std::size_t b) { parts[b] = block(judgements, first + b); });
      for (const Frozen& part : parts) {
        for (std::size_t g = 0; g < sum.groups.size(); ++g) sum.groups[g].merge(part.groups[g]);
        sum.yes += part.yes;
        sum.answers += part.answers;
      }
      progress.report(static_cast<double>(first + count) / static_cast<double>(blocks), stage);
    }
    return sum;
  }

 private:
  [[nodiscard]] Frozen block(const std::vector<std::size_t>& judgements, std::uint64_t number) const {
    Frozen out;
    out.groups.resize(judgements.size());
    Rows a;
    Rows b;
    a_->fill(seed_, number, a);
    a_->fill(other_, number, b);
    Answer answer(*a_, *text_);
    std::vector<double> mixed;
    for (std::size_t j = 0; j < block_size; ++j) {
      const bool yes_a = answer(a.row(j));
      const bool yes_b = answer(b.row(j));
      out.yes += (yes_a ? 1U : 0U) + (yes_b ? 1U : 0U);
      out.answers += 2;
      for (std::size_t g = 0; g < judgements.size(); ++g) {
        const auto row = a.row(j);
        mixed.assign(row.begin(), row.end());
        for (const std::size_t k : a_->judgements()[judgements[g]].columns) mixed[k] = b.row(j)[k];
        out.groups[g].add(yes_a ? 1 : 0, yes_b ? 1 : 0, answer(mixed) ? 1 : 0);
      }
    }
    return out;
  }

  const Assumptions* a_;
  const std::optional<Alternative>* text_;
  std::uint64_t seed_, other_;
};

std::vector<SobolIndex> indices(const Frozen& f) {
  std::vector<SobolIndex> out;
  const double mean = f.answers == 0 ? 0 : static_cast<double>(f.yes) / static_cast<double>(f.answers);
  for (const PickFreeze& sums : f.groups) out.push_back(sobol_index(sums, mean, mean * (1 - mean)));
  return out;
}

std::vector<Threshold> thresholds(const Assumptions& a, const std::optional<Alternative>& text,
                                  bool middle_answer, const Progress& progress) {
  std::vector<Threshold> out;
  Answer answer(a, text);
  const std::vector<double> middle = a.midpoints();
  std::vector<double> row = middle;
  for (std::size_t g = 0; g < a.judgements().size() && !progress.cancelled(); ++g) {
    const Judgement& judgement = a.judgements()[g];
    for (const std::size_t k : judgement.columns) {
      const auto range = a.range_of(k);
      if (!range || judgement.kind == Kind::view) continue;
      const auto at = [&](double x) {
        row[k] = x;
        const bool yes = answer(row);
        row[k] = middle[k];
        return yes;
      };
      for (const bool up : {false, true}) {
        double same = middle[k];
        double other = up ? range->high : range->low;
        if (at(other) == middle_answer) continue;
        for (int halving = 0; halving < 40 && std::abs(other - same) > 1e-6 * (range->high - range->low);
             ++halving) {
          const double x = (same + other) / 2;
          (at(x) == middle_answer ? same : other) = x;
        }
        out.push_back({g, k, judgement.columns.size() > 1 ? a.name_of(k) : "", range->low, range->high, other,
                       up != middle_answer});
      }
    }
  }
  return out;
}

/// A rough answer: the true number and noise of the same variance.
std::vector<double> noisy(const std::vector<double>& x, sampling::Key key) {
  double mean = 0;
  double square = 0;
  for (const double v : x) mean += v / static_cast<double>(x.size());
  for (const double v : x) square += (v - mean) * (v - mean) / static_cast<double>(x.size());
  const double deviation = std::sqrt(square);
  std::vector<double> out(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    out[i] = x[i] + deviation * sampling::normal_quantile(sampling::uniform_at(key, i));
  }
  return out;
}

struct Choice {
  Benefits benefits;
  std::vector<double> rows;  ///< draw-major, for the features
  Tally tally;
};

}  // namespace

Result<QuestionsOutcome> questions(const Assumptions& a, const QuestionOptions& options, Executor& executor,
                                   Progress& progress) {
  const deals::DealSpace& base = a.views().front().space;
  std::optional<Alternative> text;
  if (!options.of.empty()) {
    auto found = alternative(a.the_case(), base, model::ProposalId{options.of});
    if (!found) return found.error();
    text = std::move(*found);
  }
  QuestionsOutcome out;
  {
    Answer answer(a, text);
    out.at_midpoints = answer(a.midpoints());
  }
  if (a.certain()) {
    out.draws = 1;
    out.yes = {out.at_midpoints ? 1.0 : 0.0, 0, out.at_midpoints ? 1.0 : 0.0, out.at_midpoints ? 1.0 : 0.0};
    return out;
  }
  out.thresholds = thresholds(a, text, out.at_midpoints, progress);

  // 1. Which judgements decide: all on a few points, then the most telling on all.
  std::vector<std::size_t> judgements(a.judgements().size());
  std::iota(judgements.begin(), judgements.end(), std::size_t{0});
  const PickFreezeRun pick_freeze(a, text, options.trials.seed);
  if (judgements.size() > options.most) {
    const Frozen few = pick_freeze.run(judgements, std::max(block_size, options.points / 8), executor,
                                       progress, "what decides: screening");
    const auto screened = indices(few);
    std::stable_sort(judgements.begin(), judgements.end(),
                     [&](std::size_t x, std::size_t y) { return screened[x].total > screened[y].total; });
    out.screened_out = judgements.size() - options.most;
    judgements.resize(options.most);
    std::sort(judgements.begin(), judgements.end());
  }
  const Frozen frozen = pick_freeze.run(judgements, options.points, executor, progress, "what decides");
  out.draws = static_cast<std::size_t>(frozen.answers);
  out.yes = share_of(frozen.yes, frozen.answers);
  const auto index = indices(frozen);
  for (std::size_t g = 0; g < judgements.size(); ++g)
    out.questions.push_back({judgements[g], index[g], {}, {}});

  // 2. What an answer would be worth to the choice among the texts on the table.
  auto listed = alternatives(a.the_case(), base);
  if (!listed) return listed.error();
  for (const Alternative& one : *listed) out.texts.push_back(one.id);
  if (listed->size() >= 2 && !progress.cancelled()) {
    Choice choice;
    choice.benefits.options = listed->size();
    const Ran ran = run_blocks(
        a, options.trials, executor, progress, "worth of an answer",
        [&](std::uint64_t, const Rows& rows, std::size_t count) {
          Choice part;
          BoundViews bound(a);
          std::vector<std::vector<Valuer>> all;
          for (std::size_t v = 0; v < bound.size(); ++v) all.push_back(valuers(bound[v], *listed));
          for (std::size_t j = 0; j < count; ++j) {
            const auto row = rows.row(j);
            const std::size_t v = bound.bind(row);
            for (Valuer& valuer : all[v]) {
              part.benefits.values.push_back(verdicts(bound[v], valuer).all_possibly ? 1 : 0);
            }
            part.rows.insert(part.rows.end(), row.begin(), row.end());
          }
          return part;
        },
        [&](const Choice& part) {
          choice.benefits.values.insert(choice.benefits.values.end(), part.benefits.values.begin(),
                                        part.benefits.values.end());
          choice.rows.insert(choice.rows.end(), part.rows.begin(), part.rows.end());
        },
        [](std::size_t) { return true; });
    out.cancelled = ran.cancelled;
    if (ran.draws > 0) {
      out.text_now = best_now(choice.benefits);
      std::uint64_t hits = 0;
      for (std::size_t i = 0; i < ran.draws; ++i) hits += choice.benefits.at(i, out.text_now) > 0 ? 1U : 0U;
      out.text_now_share = share_of(hits, ran.draws);
      out.perfect = perfect_information(choice.benefits);
      executor.for_each(out.questions.size(), [&](std::size_t q) {
        Question& question = out.questions[q];
        const Judgement& judgement = a.judgements()[question.judgement];
        std::vector<std::vector<double>> features;
        std::vector<std::vector<double>> rough;
        for (const std::size_t k : judgement.columns) {
          auto& feature = features.emplace_back(ran.draws);
          for (std::size_t i = 0; i < ran.draws; ++i) feature[i] = choice.rows[i * a.columns() + k];
          rough.push_back(
              noisy(feature, sampling::Key::root(options.trials.seed) / "rough answer" / a.name_of(k)));
        }
        question.worth = partial_information(choice.benefits, features);
        question.rough_worth = partial_information(choice.benefits, rough);
      });
    }
  }
  out.cancelled = out.cancelled || progress.cancelled();
  std::stable_sort(out.questions.begin(), out.questions.end(), [&](const Question& x, const Question& y) {
    if (x.index.first != y.index.first) return x.index.first > y.index.first;
    if (x.index.total != y.index.total) return x.index.total > y.index.total;
    return a.judgements()[x.judgement].path < a.judgements()[y.judgement].path;
  });
  return out;
}

std::string in_words(const model::Case& c, const Judgement& judgement, const Question& question) {
  const auto tenths = [](double share) { return std::lround(std::clamp(share, 0.0, 1.0) * 10); };
  const long alone = tenths(question.index.first);
  const long together = std::max(alone, tenths(question.index.total));
  const std::string what = "Find out " + in_words(c, judgement) + ": ";
  if (together == 0) return what + "it decides next to nothing of what is open.";
  if (alone == 0) {
    return what + "by itself it decides next to nothing, together with other things " +
           std::to_string(together) + " in 10 of the cases that are open.";
  }
  return what + "it decides " + std::to_string(alone) + " in 10 of the cases that are open" +
         (together > alone ? ", " + std::to_string(together) + " in 10 together with other things." : ".");
}

}  // namespace mediant::judgement
