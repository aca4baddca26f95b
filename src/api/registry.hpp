// Every call of the house, one row each.
#pragma once

#include "mediant/api/call.hpp"

namespace mediant::api {

Call frontier_call();
Call solve_call();
Call count_call();
Call value_call();
Call explain_call();
Call bridge_call();
Call conflicts_call();
Call trades_call();
Call acceptability_call();
Call room_call();
Call robust_call();
Call questions_call();
Call outlook_call();
Call elicit_call();
Call show_call();
Call timeline_call();
Call positions_call();
Call claims_call();
Call messages_call();
Call say_call();
Call export_call();
Call brief_call();
Call copy_call();
Call diff_call();
Call clauses_call();
Call compare_call();
Call read_call();
Call align_call();
Call leak_call();
Call text_call();
Call obligations_call();
Call check_call();
Call schema_call();

}  // namespace mediant::api
