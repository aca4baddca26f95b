// The brief: what a mediator's desk hands over. Page 1 the state of play, page 2 the texts and the sources,
// and an annex only where the case holds judgements. Built from a case as its audience may see it, never
// redacted.
//
// Sections and their order: docs of the product; one function a section in src/brief/, listed in
// src/brief/brief.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mediant/core/document.hpp"
#include "mediant/core/executor.hpp"
#include "mediant/core/progress.hpp"
#include "mediant/model/access.hpp"

namespace mediant::brief {

struct Options {
  std::optional<model::Date> since;  ///< what changed since; nothing: the section is left out
  bool tonight = false;              ///< two pages and no annex
  long today = 0;                    ///< days since 1970-01-01; 0: staleness is not told
  std::uint64_t seed = 1;            ///< of the assumptions tried in the annex
  std::size_t draws = 10'000;
};

/// One section: `page` is 1, 2 or 3 (the annex).
struct Section {
  std::string id;  ///< "situation", "next-meeting", "positions", …
  std::string title;
  int page = 1;
  std::vector<Block> blocks;
};

struct Brief {
  std::string title;
  std::vector<std::string> banner;  ///< as of, for whom, what kind of picture this is; warnings
  std::vector<Section> sections;
  std::vector<std::string> notes;  ///< sources and judgements, in the order of their first mark
};

/// What a section may use.
struct Inputs {
  const model::Case& c;  ///< already reduced to the audience
  const model::Audience& audience;
  const Options& options;
  Progress& progress;
  Executor& executor;
};

[[nodiscard]] Brief compose(const Inputs& inputs);

[[nodiscard]] Document to_document(const Brief& brief);

}  // namespace mediant::brief
