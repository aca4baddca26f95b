#include "mediant/deals/check.hpp"

#include "mediant/deals/solutions.hpp"

namespace mediant::deals {

Diagnostics no_deal_left(const model::Case& c) {
  const auto space = compile(c);
  if (!space) return {};
  const auto warning = [](const char* path, const char* message) {
    Diagnostic d;
    d.severity = Severity::warning;
    d.code = "no-deal-left";
    d.path = path;
    d.message = message;
    d.hint = "`mediant conflicts` names those that exclude each other";
    return Diagnostics(1, d);
  };
  const std::string reason = solve(*space, {.unrestricted = true, .only = {"utilitarian"}}).reason;
  if (reason == "rules-exclude-all") return warning("packages", "the rules of the case leave no deal");
  if (reason == "red-lines-exclude-all")
    return warning("preferences", "the red lines of those who must accept leave no deal");
  return {};
}

}  // namespace mediant::deals
