#include "case_book.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "mediant/model/check.hpp"

namespace mediant::cli {
namespace {

namespace fs = std::filesystem;

/// Two programs that change one case take turns between the last look at the file and its replacement.
class Turn {
 public:
  explicit Turn(const fs::path& folder)
      : handle_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (handle_ >= 0) ::flock(handle_, LOCK_EX);
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    if (handle_ >= 0) ::close(handle_);
  }

 private:
  int handle_;
};

/// What was written before a failure goes again.
class Written {
 public:
  Written() = default;
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;
  ~Written() {
    std::error_code ignored;
    for (auto at = paths_.rbegin(); at != paths_.rend(); ++at) fs::remove(*at, ignored);  // folders if empty
  }
  Result<bool> add(const fs::path& path, const std::string& bytes) {
    std::error_code ignored;
    if (fs::exists(path, ignored))
      return Error{"exists", path.string() + " exists already", "nothing was written; move it away first"};
    std::vector<fs::path> folders;
    for (fs::path above = path.parent_path(); !above.empty() && !fs::exists(above, ignored);
         above = above.parent_path())
      folders.push_back(above);
    paths_.insert(paths_.end(), folders.rbegin(), folders.rend());
    fs::create_directories(path.parent_path(), ignored);
    auto written = formats::write_file(path, bytes);
    if (written) paths_.push_back(path);
    return written;
  }
  void keep() { paths_.clear(); }

 private:
  std::vector<fs::path> paths_;
};

}  // namespace

int refuse(const Error& error) {
  complain(error);
  return error.code == "io" || error.code == "too-large" ? exit_unusable : exit_wrong;
}

std::optional<Book> open_book(const std::string& path, const Common& common, int& status) {
  const auto file = formats::case_file_of(path);
  if (!file) {
    complain(file.error());
    status = exit_unusable;
    return std::nullopt;
  }
  const auto bytes = formats::read_file(*file);
  OpenResult open = open_case(path, common);
  if (!bytes || !open.opened) {
    if (!bytes && open.opened) complain(bytes.error());
    status = open.opened ? static_cast<int>(exit_unusable) : open.status;
    return std::nullopt;
  }
  if (open.opened->audience.kind != model::Audience::Kind::desk) {
    complain(Error{"desk-only", "only the desk changes its case", "leave --for out"});
    status = exit_unusable;
    return std::nullopt;
  }
  std::error_code ignored;
  const fs::path folder = file->parent_path().empty() ? fs::path(".") : file->parent_path();
  return Book{*file, folder, *bytes, fs::is_directory(path, ignored), std::move(open.opened->loaded.value)};
}

int save_book(const Book& book, const std::vector<Kept>& files) {
  Diagnostics problems = model::check(book.c);
  std::erase_if(problems, [](const Diagnostic& d) { return d.severity != Severity::error; });
  if (!problems.empty()) {
    complain(problems);
    return refuse({"not-saved", "the case would not have been valid; it is as it was", ""});
  }
  const Turn turn(book.folder);
  const auto now = formats::read_file(book.file);
  if (!now || *now != book.bytes)
    return refuse(
        {"changed", book.file.string() + " was changed meanwhile", "nothing was written: run it again"});
  // The files first: a case never names one that is not there.
  Written written;
  for (const Kept& kept : files)
    if (const auto done = written.add(book.folder / kept.name, kept.bytes); !done)
      return refuse(done.error());
  formats::Amended amended;
  if (book.file.extension() == ".json") {
    amended.yaml = formats::write_case_json(book.c);
  } else {
    amended = formats::amend_case_yaml(book.bytes, book.c);
  }
  if (const auto saved = formats::write_file(book.file, amended.yaml); !saved) return refuse(saved.error());
  written.keep();
  if (!amended.lost.empty()) {
    std::cerr << "note: these comments stood inside what was written anew and are no longer in "
              << book.file.string() << ":\n";
    for (const std::string& comment : amended.lost) std::cerr << "  " << comment << "\n";
  }
  return exit_ok;
}

}  // namespace mediant::cli
