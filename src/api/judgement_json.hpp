// Shares of the assumptions tried and the options of drawing, the same in every call of the judgement room.
#pragma once

#include "deal_json.hpp"
#include "mediant/judgement/share.hpp"

namespace mediant::api {

/// Compiles what is uncertain, with `among` and `quasi` from the options.
[[nodiscard]] Result<judgement::Assumptions> assumed(const Context& in);
/// `draws`, `error`, `seed` from the options.
[[nodiscard]] judgement::Trials trials(const Context& in, std::size_t draws = 10'000);
[[nodiscard]] std::vector<Option> trial_options(std::size_t draws = 10'000, bool with_error = true);

/// {share, error, low, high}.
[[nodiscard]] Json as_json(const judgement::Share& share);
[[nodiscard]] judgement::Share share_from(const Json& json);
/// "about 3 of 10 (2–4)".
[[nodiscard]] std::string share_words(const Json& share);
[[nodiscard]] Json share_schema();
[[nodiscard]] Json ids(const std::vector<model::PartyId>& parties);

/// `about` of a call that draws: as elsewhere, with `draws`, `seed`, `cancelled`.
[[nodiscard]] Json about_draws(const Context& in, const judgement::Assumptions& assumptions,
                               const judgement::Trials& trials, std::size_t draws, bool cancelled);
/// Who must accept, how many assumptions were tried, what "in 3 of 10 (2–4)" means.
void add_about_draws(Document& page, const Json& about, const Context& in);

}  // namespace mediant::api
