// Options of a request held against the records of its call, and read without surprises.
#pragma once

#include <nlohmann/json.hpp>

#include "mediant/api/call.hpp"

namespace mediant::api {

/// Nothing if `given` keeps the records; else an error that names the option, its value and what would be
/// valid.
[[nodiscard]] std::optional<Error> check_options(const Call& call, const Json& given);

[[nodiscard]] bool flag(const Json& options, std::string_view name);
[[nodiscard]] std::string word(const Json& options, std::string_view name, std::string fallback = "");
[[nodiscard]] std::vector<std::string> words(const Json& options, std::string_view name);
[[nodiscard]] double number(const Json& options, std::string_view name, double fallback);
[[nodiscard]] long long integer(const Json& options, std::string_view name, long long fallback);
[[nodiscard]] std::optional<model::Date> date(const Json& options, std::string_view name);

/// Ids given in an option, each a party of the case in case order; an error names the first that is none.
[[nodiscard]] Result<std::vector<model::PartyId>> parties(const Context& context, std::string_view name);

}  // namespace mediant::api
