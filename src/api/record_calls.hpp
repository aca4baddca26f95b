// The calls that show the record: what happened, who stands where, what was said.
#pragma once

#include "mediant/api/call.hpp"

namespace mediant::api {

Call timeline_call();
Call positions_call();
Call claims_call();
Call export_call();

}  // namespace mediant::api
