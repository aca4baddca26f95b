// Commands on domains of negotiation research: `measures`, `convert`, `human-deals`.
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "command_line.hpp"
#include "mediant/api/research.hpp"
#include "mediant/formats/domain.hpp"
#include "mediant/formats/native/domain_file.hpp"
#include "progress_bar.hpp"

namespace mediant::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> parts_of(const std::string& list, char separator) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : list + separator) {
    if (c != separator) {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  return parts;
}

// A case, unlike a domain, has parts that not everybody may see: whoever writes it to a file says for whom.
bool asked_for_whom(const std::string& path, const Common& common, bool writes_file) {
  if (!writes_file || !common.audience.empty() || formats::looks_like_domain(path)) return true;
  complain(Error{"missing-for", "what leaves the desk needs --for",
                 "give --for desk, --for public or --for PARTY"});
  return false;
}

// A domain, or a case as one; prints what is wrong.
std::optional<model::Domain> open_domain(const std::string& path, const Common& common, bool quiet,
                                         int& status) {
  status = exit_unusable;
  if (formats::looks_like_domain(path)) {
    auto loaded = formats::load_domain(path, parts_of(common.profiles, ','));
    if (!loaded) {
      complain(loaded.error());
      return std::nullopt;
    }
    if (!loaded->usable()) {
      complain(loaded->diagnostics);
      status = exit_wrong;
      return std::nullopt;
    }
    if (!quiet) complain(loaded->diagnostics);
    return std::move(loaded->value);
  }
  const OpenResult open = open_case(path, common);
  status = open.status;
  if (!open.opened) return std::nullopt;
  formats::ConvertedDomain converted =
      formats::from_case(model::visible(open.opened->loaded.value, open.opened->audience));
  complain(converted.report);
  if (has_errors(converted.report)) {
    status = exit_wrong;
    return std::nullopt;
  }
  return std::move(converted.value);
}

int print(const api::Response& response, const Common& common) {
  if (response.error) {
    complain(*response.error);
    return exit_wrong;
  }
  const std::string format = format_of(common);
  if (format == "json") return deliver(api::written(*response.envelope), common);
  if (format == "markdown") return deliver(to_markdown(response.page), common);
  if (format == "csv") return deliver(to_csv(response.page), common);
  return deliver(to_text(response.page, {terminal_width(), colour_wanted()}), common);
}

struct MeasureFlags {
  std::string path, dialect = "ours";
  std::vector<std::string> deal;
  bool raw = false, points = false, quiet = false;
};

int measure(const MeasureFlags& flags, const Common& common) {
  int status = exit_ok;
  if (!asked_for_whom(flags.path, common, !common.output.empty())) return exit_unusable;
  const auto domain = open_domain(flags.path, common, flags.quiet, status);
  if (!domain) return status;
  api::MeasuresRequest request;
  request.options.dialect = *bargaining::parse_dialect(flags.dialect);
  request.options.raw = flags.raw;
  request.points = flags.points;
  for (const std::string& term : flags.deal) {
    const std::size_t equals = term.find('=');
    if (equals == std::string::npos) {
      complain(Error{"bad-option", "--deal needs ISSUE=VALUE, not `" + term + "`", ""});
      return exit_unusable;
    }
    request.deal.emplace_back(term.substr(0, equals), term.substr(equals + 1));
  }
  ProgressBar progress;
  const api::Response response = api::measures(*domain, request, progress);
  progress.clear();
  return print(response, common);
}

int write_files(const formats::WrittenDomain& written, const fs::path& folder) {
  complain(written.diagnostics);
  if (has_errors(written.diagnostics)) return exit_wrong;
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) {
    complain(Error{"io", "cannot make " + folder.string() + ": " + code.message(), ""});
    return exit_unusable;
  }
  for (const formats::NamedText& file : written.files) {
    if (const auto done = formats::write_file(folder / file.name, file.bytes); !done) {
      complain(done.error());
      return exit_unusable;
    }
  }
  return exit_ok;
}

int convert(const std::string& in, const std::string& out, const std::string& to, const Common& common) {
  const bool to_case =
      to == "case" ||
      (to.empty() && (out.ends_with(".yaml") || out.ends_with(".yml") || out.ends_with(".json")));
  if (!asked_for_whom(in, common, true)) return exit_unusable;
  if (to_case) {
    const OpenResult open = open_case(in, common);
    if (!open.opened) return open.status;
    const bool desk = open.opened->audience.kind == model::Audience::Kind::desk;
    if (desk) complain(open.opened->loaded.diagnostics);
    const auto saved = formats::save_case(
        desk ? open.opened->loaded.value : model::visible(open.opened->loaded.value, open.opened->audience),
        out);
    if (!saved) complain(saved.error());
    return saved ? exit_ok : exit_unusable;
  }
  int status = exit_ok;
  const auto domain = open_domain(in, common, false, status);
  if (!domain) return status;
  if (to == "geniusweb") return write_files(formats::write_geniusweb_json(*domain), out);
  if (to == "negmas") return write_files(formats::write_negmas_yaml(*domain), out);
  return write_files(formats::write_genius_xml(*domain), out);
}

int human_deals(const std::string& path, const Common& common) {
  const auto text = formats::read_file(path);
  if (!text) {
    complain(text.error());
    return exit_unusable;
  }
  return print(api::human_deals(*text), common);
}

}  // namespace

void add_research(CLI::App& app, Common& common, int& status) {
  CLI::App* command = app.add_subcommand(
      "measures", "Frontier, solutions and measures of a research domain, under each tool's meaning");
  const auto flags = std::make_shared<MeasureFlags>();
  command
      ->add_option("DOMAIN", flags->path,
                   "a folder or file of GENIUS, GeniusWeb, NegMAS or NegoLog, or a case")
      ->required();
  command
      ->add_option("--dialect", flags->dialect,
                   "whose meaning of the words: ours (default), genius, negmas, anl, negolog")
      ->check(CLI::IsMember({"ours", "genius", "negmas", "anl", "negolog"}));
  command->add_option("--deal", flags->deal, "measure this deal too: ISSUE=VALUE for every issue")
      ->type_name("ISSUE=VALUE");
  command->add_flag("--raw", flags->raw, "with --dialect negmas: utilities as loaded, not normalised");
  command->add_flag("--points", flags->points, "list the frontier's points in JSON");
  command->add_flag("--quiet", flags->quiet, "leave out the import report");
  command->footer(
      "Examples:\n  mediant measures tests/data/domains/orchard --dialect genius\n  mediant measures DOMAIN "
      "--profiles a.xml,b.xml --format json\n");
  add_common(*command, common);
  command->callback([flags, &common, &status] { status = measure(*flags, common); });

  CLI::App* conversion = app.add_subcommand("convert", "Write a domain or case in another format");
  const auto in = std::make_shared<std::string>();
  const auto out = std::make_shared<std::string>();
  const auto to = std::make_shared<std::string>();
  conversion->add_option("IN", *in, "a domain's folder or file, or a case")->required();
  conversion
      ->add_option("OUT", *out, "a folder for genius, geniusweb and negmas; a .yaml or .json file for a case")
      ->required();
  conversion
      ->add_option("--to", *to,
                   "genius, geniusweb, negmas or case (default: case for a .yaml or .json OUT, else genius)")
      ->check(CLI::IsMember({"genius", "geniusweb", "negmas", "case"}));
  conversion->footer(
      "Examples:\n  mediant convert tests/data/domains/orchard orchard.yaml\n  mediant convert orchard.yaml "
      "out --to negmas\n");
  add_common(*conversion, common);
  conversion->callback([in, out, to, &common, &status] { status = convert(*in, *out, *to, common); });

  CLI::App* people =
      app.add_subcommand("human-deals", "How good the deals of human negotiations are (CaSiNo JSON lines)");
  const auto file = std::make_shared<std::string>();
  people->add_option("FILE", *file, "one negotiation a line")->required();
  people->footer("Examples:\n  mediant human-deals casino.jsonl\n");
  add_common(*people, common);
  people->callback([file, &common, &status] { status = human_deals(*file, common); });
}

}  // namespace mediant::cli
