// The one façade: JSON in, JSON out. Command line, browser, Python, HTTP and MCP all come through here.
#pragma once

#include <memory>
#include <span>

#include "mediant/api/call.hpp"

namespace mediant::api {

[[nodiscard]] std::span<const Call> calls();
[[nodiscard]] const Call* find_call(std::string_view name);

/// What a door hands in. `c` is the whole case; run() reduces it to the audience before anything else.
struct Request {
  std::string call;
  const model::Case* c = nullptr;  ///< may be null where the call needs no case
  model::Audience audience;
  const Json* options = nullptr;  ///< an object or null
  Progress* progress = nullptr;
  Executor* executor = nullptr;
  const text::Toolkit* text = nullptr;
  const Diagnostics* found = nullptr;  ///< what the reader of the file found; told to the desk only
  long today = 0;
  bool page = true;      ///< builds Response::page; a door that prints JSON alone leaves it out
  bool envelope = true;  ///< builds Response::envelope; a door that prints the page alone leaves it out
  bool view = false;     ///< puts the page for people into the envelope: "page": {"blocks", "notes"}
};

/// `page` says for people what the envelope says to programs.
struct Response {
  std::optional<Error> error;
  std::shared_ptr<const Json>
      envelope;  ///< {"mediant": 1, "analysis", "case", "hash", "result"}; none on error
  Document page;

  [[nodiscard]] const Json& result() const;  ///< the envelope's; there must be one
};

/// JSON text with a final newline; two-space indent, or none: a third of the bytes, for a page that follows
/// the hand.
[[nodiscard]] std::string written(const Json& envelope, bool compact = false);

/// The same request gives the same bytes on every platform, whatever the threads.
[[nodiscard]] Response run(const Request& request);

/// For doors that speak JSON only: {"call", "case": {…} , "for", "options", "today", "view", "compact"} in;
/// the envelope, or
/// {"mediant": 1, "error": {code, message, hint}, "diagnostics": […]} out. Never throws.
[[nodiscard]] std::string run_json(std::string_view request, const text::Toolkit& text, Executor& executor);

}  // namespace mediant::api
