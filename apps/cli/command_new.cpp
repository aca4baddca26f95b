// `new`: a case folder to begin with, useful from its first line and complete enough to be checked.
#include <iostream>
#include <memory>

#include "command_line.hpp"

namespace mediant::cli {
namespace {

struct Asked {
  std::string folder;
  std::string title;
  std::vector<std::string> parties;
  std::vector<std::string> issues;
};

// "Port Authority" becomes "port-authority": a short word that a person can type.
std::string identifier(const std::string& name, std::size_t number, const std::string& kind) {
  std::string id;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 && byte < 0x80)
      id += static_cast<char>(std::tolower(byte));
    else if (!id.empty() && id.back() != '-' && byte < 0x80)
      id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? kind + std::to_string(number) : id;
}

int create(const Asked& asked, const Common& common) {
  const std::filesystem::path folder = asked.folder;
  std::error_code code;
  if (std::filesystem::exists(folder / "case.yaml", code) ||
      std::filesystem::exists(folder / "case.json", code)) {
    complain(Error{"exists", folder.string() + " already holds a case", "choose another folder"});
    return exit_wrong;
  }
  model::Case c;
  c.title = asked.title.empty() ? folder.filename().string() : asked.title;
  c.as_of = model::date_of_day(today_of(common));
  c.analysts.push_back({{}, model::AnalystId("desk"), "The desk"});
  for (std::size_t i = 0; i < asked.parties.size(); ++i) {
    model::Party party;
    party.id = model::PartyId(identifier(asked.parties[i], i + 1, "party"));
    party.name = asked.parties[i];
    c.parties.push_back(party);
  }
  for (std::size_t i = 0; i < asked.issues.size(); ++i) {
    model::Issue issue;
    issue.id = model::IssueId(identifier(asked.issues[i], i + 1, "issue"));
    issue.name = asked.issues[i];
    for (const char* option : {"yes", "no"}) {
      model::Option o;
      o.id = model::OptionId(option);
      o.name = option;
      issue.options.push_back(o);
    }
    c.issues.push_back(issue);
  }
  std::filesystem::create_directories(folder / "sources", code);
  std::filesystem::create_directories(folder / "drafts", code);
  if (code) {
    complain(Error{"io", "cannot make the folder " + folder.string() + ": " + code.message(), ""});
    return exit_unusable;
  }
  const auto saved = formats::save_case(c, folder);
  if (!saved) {
    complain(saved.error());
    return exit_unusable;
  }
  std::cout << "Wrote " << saved->string() << "\nNext:\n  mediant check " << folder.string()
            << "\n  mediant brief " << folder.string()
            << "\nThe file is plain text: docs/case-format.md describes it, `mediant schema` completes it in "
               "an editor.\n";
  return exit_ok;
}

}  // namespace

void add_new(CLI::App& app, Common& common, int& status) {
  CLI::App* command = app.add_subcommand("new", "Begin a case: a folder with a case.yaml to fill");
  const auto asked = std::make_shared<Asked>();
  command->add_option("FOLDER", asked->folder, "where the case will live")->required();
  command->add_option("--title", asked->title, "what the negotiation is called");
  command->add_option("--parties", asked->parties, "names of the principals, comma-separated")
      ->delimiter(',');
  command
      ->add_option("--issues", asked->issues,
                   "names of the issues, comma-separated; each begins with the options yes and no")
      ->delimiter(',');
  command->add_option("--today", common.today, "date the case begins with")->type_name("DATE");
  command->footer(
      "Examples:\n  mediant new harbour --title \"Harbour talks\" --parties \"Port Authority,Dockers\" "
      "--issues \"Night shifts,Cranes\"\n");
  command->callback([asked, &common, &status] { status = create(*asked, common); });
}

}  // namespace mediant::cli
