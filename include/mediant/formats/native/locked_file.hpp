// A case under a passphrase: one encrypted file, the same for the program and the page (docs/locked-case.md).
//
// Argon2id (RFC 9106) makes a key of the passphrase, XChaCha20-Poly1305 (IETF construction) seals the case's
// JSON; the header is authenticated with it, so that no byte of the file can be changed unseen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "mediant/core/result.hpp"
#include "mediant/model/case.hpp"

namespace mediant::formats {

/// The work that a new file asks of whoever opens it; the defaults are what the page writes too.
struct LockWork {
  std::uint32_t operations = 3;
  std::uint32_t memory_kib = 256 * 1024;
};

/// True if the bytes begin as a locked case does.
[[nodiscard]] bool is_locked(std::string_view bytes);

/// Seals `text`. The passphrase is UTF-8 in normalisation form C.
[[nodiscard]] Result<std::string> lock(std::string_view text, std::string_view passphrase,
                                       const LockWork& work = {});

/// The text inside, or what is wrong: "locked-form" (not one of ours, another version, cut short, impossible
/// work), "locked-key" (wrong passphrase or changed bytes: the two cannot be told apart), "locked-memory".
[[nodiscard]] Result<std::string> unlock(std::string_view bytes, std::string_view passphrase);

/// The case with the texts of its sources and drafts taken in, since a locked case has no folder beside it. A
/// file that is missing or lies outside the folder stays a name.
[[nodiscard]] model::Case with_texts(model::Case c, const std::filesystem::path& folder);

}  // namespace mediant::formats
