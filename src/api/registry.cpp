#include "registry.hpp"

#include <algorithm>

#include "mediant/api/api.hpp"

namespace mediant::api {

std::span<const Call> calls() {
  // clang-format off
  static const std::vector<Call> rows = {
      brief_call(),
      copy_call(),
      show_call(),
      timeline_call(),
      positions_call(),
      claims_call(),
      messages_call(),
      say_call(),
      export_call(),
      check_call(),
      frontier_call(),
      solve_call(),
      count_call(),
      value_call(),
      explain_call(),
      bridge_call(),
      conflicts_call(),
      trades_call(),
      acceptability_call(),
      room_call(),
      robust_call(),
      questions_call(),
      outlook_call(),
      elicit_call(),
      diff_call(),
      clauses_call(),
      compare_call(),
      align_call(),
      leak_call(),
      text_call(),
      obligations_call(),
      read_call(),
      schema_call(),
  };
  // clang-format on
  return rows;
}

const Call* find_call(std::string_view name) {
  const auto rows = calls();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Call& call) { return call.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace mediant::api
