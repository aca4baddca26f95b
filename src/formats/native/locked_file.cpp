#include "mediant/formats/native/locked_file.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>
#include <vector>

#include "mediant/formats/native/case_file.hpp"
#include "mediant/text/text.hpp"

namespace mediant::formats {
namespace {

// Layout: docs/locked-case.md. All integers little-endian.
constexpr std::string_view magic = "MEDLOCK";
constexpr unsigned char version = 1;
constexpr std::size_t salt_at = 16;
constexpr std::size_t nonce_at = 32;
constexpr std::size_t header_size = 56;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_pwhash_SALTBYTES == nonce_at - salt_at);
static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == header_size - nonce_at);

// What is read lies within these bounds, so that a hostile file cannot exhaust memory or time.
constexpr std::uint32_t most_operations = 16;
constexpr std::uint32_t least_memory_kib = 8 * 1024;
constexpr std::uint32_t most_memory_kib = 1024 * 1024;

void put(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>((value >> (8 * i)) & 0xffU);
}
std::uint32_t get(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}
const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* octets(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

/// A key that leaves no trace in memory.
class Key {
 public:
  Key() = default;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

  bool derive(std::string_view passphrase, const unsigned char* salt, const LockWork& work) {
    return crypto_pwhash(bytes_.data(), bytes_.size(), passphrase.data(), passphrase.size(), salt,
                         work.operations, std::size_t{work.memory_kib} * 1024,
                         crypto_pwhash_ALG_ARGON2ID13) == 0;
  }
  [[nodiscard]] const unsigned char* data() const { return bytes_.data(); }

 private:
  std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> bytes_{};
};

Error no_memory(const LockWork& work) {
  return {"locked-memory",
          "there is not enough memory to make the key: " + std::to_string(work.memory_kib / 1024) +
              " MiB are needed",
          "close other programs, or use another machine"};
}

Error damaged(const std::string& what) { return {"locked-form", what, "a locked case begins with MEDLOCK"}; }

}  // namespace

bool is_locked(std::string_view bytes) { return bytes.starts_with(magic); }

Result<std::string> lock(std::string_view text, std::string_view passphrase, const LockWork& work) {
  if (sodium_init() < 0) return Error{"locked-memory", "the cryptographic library cannot start", ""};
  std::string file(header_size + text.size() + tag_size, '\0');
  std::memcpy(file.data(), magic.data(), magic.size());
  file[magic.size()] = static_cast<char>(version);
  put(file, 8, work.operations);
  put(file, 12, work.memory_kib);
  randombytes_buf(octets(file) + salt_at, header_size - salt_at);
  Key key;
  if (!key.derive(passphrase, octets(file) + salt_at, work)) return no_memory(work);
  crypto_aead_xchacha20poly1305_ietf_encrypt(octets(file) + header_size, nullptr, octets(text), text.size(),
                                             octets(file), header_size, nullptr, octets(file) + nonce_at,
                                             key.data());
  return file;
}

Result<std::string> unlock(std::string_view bytes, std::string_view passphrase) {
  if (!is_locked(bytes)) return damaged("this is not a locked case");
  if (bytes.size() > magic.size() && static_cast<unsigned char>(bytes[magic.size()]) != version) {
    return damaged("this locked case is of version " +
                   std::to_string(static_cast<unsigned>(static_cast<unsigned char>(bytes[magic.size()]))) +
                   "; this program reads version " + std::to_string(static_cast<unsigned>(version)));
  }
  if (bytes.size() < header_size + tag_size)
    return damaged("this locked case is cut short: part of the file is missing");
  const LockWork work{get(bytes, 8), get(bytes, 12)};
  if (work.operations < 1 || work.operations > most_operations || work.memory_kib < least_memory_kib ||
      work.memory_kib > most_memory_kib)
    return damaged("this locked case has been changed or damaged: it asks for an impossible amount of work");
  if (sodium_init() < 0) return Error{"locked-memory", "the cryptographic library cannot start", ""};
  Key key;
  if (!key.derive(passphrase, octets(bytes) + salt_at, work)) return no_memory(work);
  std::string text(bytes.size() - header_size - tag_size, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(octets(text), nullptr, nullptr, octets(bytes) + header_size,
                                                 bytes.size() - header_size, octets(bytes), header_size,
                                                 octets(bytes) + nonce_at, key.data()) != 0) {
    return Error{"locked-key", "the passphrase is wrong, or the file has been changed or cut short",
                 "type the passphrase again; if it is right, use another copy of the file"};
  }
  return text;
}

model::Case with_texts(model::Case c, const std::filesystem::path& folder) {
  std::error_code ignored;
  const std::filesystem::path root = std::filesystem::weakly_canonical(folder, ignored);
  const auto text_of = [&](const std::string& name) -> std::string {
    if (name.empty()) return {};
    const std::filesystem::path file = std::filesystem::weakly_canonical(root / name, ignored);
    if (file.lexically_relative(root).native().starts_with("..")) return {};
    auto read = read_file(file);
    return read && text::is_valid_utf8(*read) ? std::move(*read) : std::string{};
  };
  for (model::Source& source : c.sources) {
    if (source.text.empty()) source.text = text_of(source.file);
  }
  const auto take_in = [&](model::Item& item, const std::string& file) {
    const std::string words = text_of(file);
    const bool there = std::any_of(item.extra.begin(), item.extra.end(),
                                   [](const auto& entry) { return entry.first == "x-text"; });
    if (!words.empty() && !there) item.extra.emplace_back("x-text", nlohmann::json(words).dump());
  };
  for (model::Proposal& proposal : c.proposals) take_in(proposal, proposal.text);
  for (model::OneText& text : c.texts)
    for (model::Revision& revision : text.revisions) take_in(revision, revision.file);
  return c;
}

}  // namespace mediant::formats
