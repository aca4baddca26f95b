// Rows of the record that several calls show: claims, the grid of positions, the timeline.
#pragma once

#include "json.hpp"
#include "mediant/record/selection.hpp"
#include "mediant/record/views.hpp"

namespace mediant::api {

[[nodiscard]] Json claim_row(const model::Case& c, const model::Claim& claim);
[[nodiscard]] Json claim_rows(const model::Case& c, const std::vector<const model::Claim*>& claims);
[[nodiscard]] Json grid_rows(const model::Case& c, const std::optional<model::Date>& since);
[[nodiscard]] Json timeline_rows(const model::Case& c);
[[nodiscard]] Json contradiction_rows(const model::Case& c);

/// Understandings with how far each is one, what each side says, and who has not said.
[[nodiscard]] Json minute_rows(const model::Case& c);
[[nodiscard]] Table minute_table(const Json& rows, const model::Case& c);
/// The name of a speaker as as_json gives it; empty for null.
[[nodiscard]] std::string name_of(const model::Case& c, const Json& speaker);
/// "option `with`: `x` is nobody of the case", with who is.
[[nodiscard]] Error unknown_name(const std::string& option, const std::string& given, const model::Case& c);

[[nodiscard]] Table grid_table(const Json& rows, const model::Case& c);
[[nodiscard]] const std::vector<Field>& claim_fields();
[[nodiscard]] const std::vector<Field>& timeline_fields();
[[nodiscard]] const std::vector<Field>& contradiction_fields();

struct NamedTable {
  std::string name;
  Table table;
};
/// Every table of `show` that has rows.
[[nodiscard]] std::vector<NamedTable> record_tables(const Context& in);

/// Options by, party, issue, kind, stance, source, since, until, text, unsourced; an id the case does not
/// have is an error that names those it has.
[[nodiscard]] std::vector<Option> claim_filter_options();
[[nodiscard]] Result<record::ClaimFilter> claim_filter(const Context& in);

}  // namespace mediant::api
