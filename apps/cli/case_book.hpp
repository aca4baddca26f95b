// A case on disk that a command changes: opened whole, written whole or not at all, and never over what
// somebody else wrote meanwhile.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "session.hpp"

namespace mediant::cli {

struct Book {
  std::filesystem::path file;    ///< the case's main file
  std::filesystem::path folder;  ///< where it and what it names stand
  std::string bytes;             ///< the main file as it was when opened
  bool in_a_folder = false;      ///< the case is a folder: what it names may be kept beside it
  model::Case c;
};

/// A file that the case will name, beside it.
struct Kept {
  std::string name;  ///< inside the case's folder
  std::string bytes;
};

/// Opens a case to change it: only the desk does. Says what is wrong and sets `status` where it cannot.
[[nodiscard]] std::optional<Book> open_book(const std::string& path, const Common& common, int& status);

/// Checks the case, writes what it names and then the case itself; what did not change keeps its layout and
/// comments, and comments that could not be kept are told. A refusal or failure leaves everything as it was
/// and is said; the exit status is returned.
[[nodiscard]] int save_book(const Book& book, const std::vector<Kept>& files = {});

/// Complains; the status is that of wrong input, or of what cannot be read.
[[nodiscard]] int refuse(const Error& error);

}  // namespace mediant::cli
