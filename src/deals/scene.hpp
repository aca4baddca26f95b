// What the solution concepts and bridges ask of a case: is there a deal above these floors, how much can a
// party get, which deals are best by an aim.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "order.hpp"
#include "search.hpp"

namespace mediant::deals {

/// Red lines to keep and floors to reach: one part of F.
struct Part {
  const Problem* problem = nullptr;
  std::vector<Units> floor;  ///< a compared party
};

/// Everything the concepts ask about one case.
struct Scene {
  const DealSpace& space;
  std::vector<int> among;
  Yardstick by;
  std::vector<Part> parts;  ///< F is their union; none is empty
  std::uint64_t budget;
  Progress& progress;
  std::uint64_t nodes = 0;
  bool undecided = false;

  std::map<Mask, Problem> problems;
  const std::vector<Units>* extra = nullptr;  ///< one more criterion, a number a choice, after the parties

  [[nodiscard]] std::size_t size() const { return among.size() + (extra != nullptr ? 1 : 0); }
};

using Compare = std::function<int(const std::vector<Units>&, const std::vector<Units>&)>;

/// The best deals of F by an aim that never ranks against `compare`'s first measure.
struct Best {
  std::vector<Found> found;  ///< equal by `compare`
  bool complete = true;
  double bound = -std::numeric_limits<double>::infinity();  ///< of the aim
  double value = -std::numeric_limits<double>::infinity();
};

enum class Answer { yes, no, unknown };

[[nodiscard]] bool reaches(const std::vector<Units>& u, const std::vector<Units>& floor);

/// At least 1 each, as doubles.
[[nodiscard]] std::vector<double> as_doubles(const std::vector<Units>& units);

/// Is there a deal with u >= floor? Gives one.
[[nodiscard]] Answer reachable(Scene& scene, const Problem& problem, const std::vector<Units>& floor,
                               Found* deal);

/// The deal of a part that gives party k most; nothing if there is none. Sets `undecided` past the budget.
[[nodiscard]] std::optional<Found> most_of(Scene& scene, const Part& part, std::size_t k);

/// Sets the ideals (b_k), once.
void find_ideals(Scene& scene);

/// Improves `best` by the deals of a part. `aim` must never rank against `compare`'s first measure; `scale`
/// is that of the aim in whole units (used for a smallest-share aim).
void search(Scene& scene, const Part& part, const Aim& aim, const std::vector<Units>& scale,
            const Compare& compare, Best& best);

/// All compared parties, gains from the reserve, on these scales, within the part's floors.
[[nodiscard]] Aim whole_aim(const Scene& scene, const Part& part, Aim::Kind kind,
                            const std::vector<Units>& scale);

struct Opened {
  bool unrestricted = false;  ///< no floors from no-deal levels
  bool check = true;          ///< drop parts that hold no deal
  Found* first = nullptr;     ///< stop at the first deal found
  const Deal* from =
      nullptr;  ///< measure from this deal instead of the no-deal levels, and require its level
};

/// Compiles the parts. Returns the reason if none is left ("budget" if that is undecided). Without anybody's
/// utilities there is something to ask only with an `extra` criterion: then red lines and rules alone decide.
[[nodiscard]] std::string open_scene(Scene& scene, const Opened& how);

}  // namespace mediant::deals
