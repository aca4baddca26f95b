#include "session.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "handed_over.hpp"
#include "mediant/api/research.hpp"
#include "mediant/core/native/parallel.hpp"
#include "mediant/formats/native/domain_file.hpp"
#include "mediant/model/check.hpp"
#include "mediant/text/native/icu.hpp"
#include "progress_bar.hpp"

namespace mediant::cli {
namespace {

std::string printed(const api::Response& response, const std::string& format) {
  if (format == "json") return api::written(*response.envelope);
  if (format == "jsonld") return api::written(response.result().at("jsonld"));
  if (format == "markdown") return to_markdown(response.page);
  if (format == "csv") return to_csv(response.page);
  return to_text(response.page, {terminal_width(), colour_wanted()});
}

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  std::istringstream stream(list);
  for (std::string name; std::getline(stream, name, ',');)
    if (!name.empty()) names.push_back(name);
  return names;
}

}  // namespace

void complain(const Error& error) {
  std::cerr << "mediant: " << error.message;
  if (!error.hint.empty()) std::cerr << " - " << error.hint;
  std::cerr << '\n';
}

void complain(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) std::cerr << to_string(diagnostic) << '\n';
}

OpenResult open_case(const std::string& path, const Common& common, bool even_if_wrong) {
  auto loaded = formats::load_any(path, names_in(common.profiles));
  if (!loaded) {
    complain(loaded.error());
    return {std::nullopt, exit_unusable};
  }
  const bool for_desk = common.audience.empty() || common.audience == "desk";
  if (!for_desk && loaded->value.parties.empty() && !loaded->reading_errors.empty()) {
    complain(formats::diagnostics_for(*loaded, model::Audience::everyone()));
    return {std::nullopt, exit_wrong};
  }
  const auto audience =
      model::parse_audience(loaded->value, common.audience.empty() ? "desk" : common.audience);
  if (!audience) {
    complain(audience.error());
    return {std::nullopt, exit_unusable};
  }
  Opened opened{std::move(*loaded), *audience, std::nullopt};
  if (formats::looks_like_domain(path)) opened.research = path;
  if (!even_if_wrong) {
    // The desk is told all that is wrong; another audience only what its own part of the case has wrong.
    const bool desk = opened.audience.kind == model::Audience::Kind::desk;
    Diagnostics problems = formats::diagnostics_for(opened.loaded, opened.audience);
    if (has_errors(problems)) {
      std::erase_if(problems, [](const Diagnostic& d) { return d.severity != Severity::error; });
      complain(problems);
      std::cerr << "mediant: " << (desk ? path : std::string("the case"))
                << " has errors; `mediant check` lists them with the warnings\n";
      return {std::nullopt, exit_wrong};
    }
  }
  return {std::move(opened), exit_ok};
}

long today_of(const Common& common) {
  if (const auto date = model::parse_date(common.today)) return model::first_day(*date);
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<long>(now.time_since_epoch().count());
}

std::string format_of(const Common& common) {
  if (!common.format.empty()) return common.format;
  const std::string extension = std::filesystem::path(common.output).extension().string();
  if (extension == ".json") return "json";
  if (extension == ".md") return "markdown";
  if (extension == ".csv") return "csv";
  return "text";
}

int deliver(std::string_view bytes, const Common& common) {
  if (common.output.empty()) {
    std::cout << bytes << std::flush;
    return std::cout ? exit_ok : exit_unusable;
  }
  if (const auto written = formats::write_file(common.output, bytes); !written) {
    complain(written.error());
    return exit_unusable;
  }
  return exit_ok;
}

std::size_t terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::clamp<std::size_t>(size.ws_col, 60, 160);
  }
  return 100;
}

bool colour_wanted() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

int run_call(const api::Call& call, const Opened* opened, const api::Json& options, const Common& common) {
  if ((call.leaves_the_desk || !common.output.empty()) && call.needs_case && common.audience.empty()) {
    complain(Error{"missing-for", "what leaves the desk needs --for",
                   "give --for desk, --for public or --for PARTY"});
    return exit_unusable;
  }
  const auto executor = make_parallel_executor(common.threads);
  const auto text = text::make_icu_toolkit();
  ProgressBar progress;
  api::Request request;
  request.call = call.name;
  request.options = &options;
  request.progress = &progress;
  request.executor = executor.get();
  request.text = text.get();
  request.today = today_of(common);
  if (opened != nullptr) {
    request.c = &opened->loaded.value;
    request.audience = opened->audience;
    request.found = &opened->loaded.diagnostics;
  }
  const std::string format = format_of(common);
  const bool json = format == "json" || format == "jsonld";
  request.envelope = json || !common.output.empty();  // a file handed over may need either
  request.page = !json || !common.output.empty();
  api::Response response = api::run(request);
  const bool too_large = response.error && response.error->code == "cluster-too-large";
  if (too_large && opened != nullptr && opened->research) {
    if (call.name == "solve") {
      const auto domain = formats::load_domain(*opened->research, names_in(common.profiles));
      if (domain) response = api::solve_searched(domain->value, request);
    } else {
      response.error->hint =
          "`mediant solve` and `mediant measures` search such a domain for its Nash solution, with what is "
          "proven of it.";
    }
  }
  progress.clear();
  if (response.error) {
    complain(*response.error);
    return exit_wrong;
  }
  if (progress.cancelled()) std::cerr << "mediant: interrupted; what follows is what was found so far\n";
  int status = exit_ok;
  if (const auto file = opened == nullptr ? std::nullopt : handed_over(call, *opened, response, common)) {
    if (!*file) {
      complain(file->error());
      return exit_unusable;
    }
    status = deliver(**file, common);
  } else {
    status = deliver(printed(response, format), common);
  }
  return status == exit_ok && progress.cancelled() ? static_cast<int>(exit_interrupted) : status;
}

}  // namespace mediant::cli
