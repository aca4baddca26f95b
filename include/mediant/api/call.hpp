// What every analysis looks like to the doors: a named call with described options, JSON in, JSON out, and a
// page view.
//
// One file in src/api/calls/ defines one call and one row in src/api/registry.cpp lists it; the command line,
// its help, man pages and completions, the JSON schemas, Python, the browser and MCP follow from the record.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediant/core/diagnostic.hpp"
#include "mediant/core/document.hpp"
#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/core/result.hpp"
#include "mediant/model/access.hpp"
#include "mediant/text/text.hpp"

namespace mediant::api {

using Json = nlohmann::ordered_json;

/// One option of a call, enough for a parser, a help text, a man page, a completion and a schema.
struct Option {
  enum class Type {
    flag,  ///< true when given
    integer,
    number,
    word,
    words,   ///< comma-separated on the command line, an array in JSON
    choice,  ///< one of `choices`
    date,
    document,  ///< a file on the command line; in JSON {"name", "text", …} as formats::read_document gives it
    documents,
    other_case,  ///< a second case: a path on the command line, in JSON the case itself
  };
  std::string name = {};  ///< "among"; the flag is --among; positionals are named in capitals in help
  Type type = Type::word;
  std::string help = {};
  std::string fallback = {};  ///< the default, in words or as the value
  std::vector<std::string> choices = {};
  bool positional = false;
  bool required = false;
  std::optional<double> low = {};   ///< least valid number
  std::optional<double> high = {};  ///< greatest valid number
};

/// What a call may use. The case is already the one its audience may see.
struct Context {
  const model::Case& c;
  const model::Audience& audience;
  const Json& options;  ///< an object; checked against the call's records, defaults not filled in
  Progress& progress;
  Executor& executor;
  const text::Toolkit& text;
  const Diagnostics* found = nullptr;  ///< of reading the case's file; null unless the audience is the desk
  long today = 0;                      ///< days since 1970-01-01, 0: unknown; only for "as_of is stale"
};

struct Call {
  std::string name;                   ///< "frontier"
  std::string summary;                ///< one line for --help
  std::string details;                ///< a few sentences for --help and man pages
  std::vector<std::string> examples;  ///< command lines, without the leading "mediant"
  std::vector<Option> options;
  bool needs_case = true;
  bool leaves_the_desk = false;                   ///< what it makes is handed over: --for has no default
  Result<Json> (*run)(const Context&) = nullptr;  ///< gives the envelope's "result"
  Document (*view)(const Json& result, const Context&) = nullptr;  ///< the page for people
  Json (*result_schema)() = nullptr;                               ///< JSON Schema of "result"
};

}  // namespace mediant::api
