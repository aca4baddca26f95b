#include "gate.hpp"

#include <sodium.h>

#include <array>

namespace mediant::server {
namespace {

bool is_here(std::string_view name, std::uint16_t port) {
  const std::string at = ":" + std::to_string(port);
  return name == "127.0.0.1" + at || name == "localhost" + at;
}

// In constant time, so that the time of an answer tells nothing about the token.
bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Verdict refuse(unsigned status, std::string reason) { return {Route::refused, status, std::move(reason)}; }

}  // namespace

Verdict judge(const Head& head, std::uint16_t port, std::string_view token) {
  // A foreign name that resolves to this machine (DNS rebinding) shows in Host; a foreign page shows in
  // Origin.
  if (!is_here(head.host, port)) return refuse(421, "This server answers to 127.0.0.1 only.");
  if (!head.origin.empty()) {
    constexpr std::string_view scheme = "http://";
    if (!head.origin.starts_with(scheme) || !is_here(head.origin.substr(scheme.size()), port))
      return refuse(403, "Requests from other pages are refused.");
  }
  if (!head.fetch_site.empty() && head.fetch_site != "same-origin" && head.fetch_site != "none")
    return refuse(403, "Requests from other pages are refused.");

  // Targets are compared whole: no path of the file system is ever made from one.
  if (head.target == "/" || head.target == "/index.html") {
    if (head.method != "GET" && head.method != "HEAD") return refuse(405, "This address is only read.");
    if (head.body_announced && head.body_bytes > 0) return refuse(400, "This address takes no body.");
    return {Route::page, 200, ""};
  }
  if (head.target != "/api/case") return refuse(404, "There is nothing at this address.");
  if (!same(head.token, token))
    return refuse(401, "The token is missing or wrong; open the address that `mediant serve` printed.");
  if (head.method == "GET") {
    if (head.body_announced && head.body_bytes > 0) return refuse(400, "This address takes no body to read.");
    return {Route::get_case, 200, ""};
  }
  if (head.method != "PUT") return refuse(405, "A case is read with GET and saved with PUT.");
  if (head.body_bytes > most_body_bytes) return refuse(413, "The case is larger than 64 MB.");
  return {Route::put_case, 200, ""};
}

std::string fresh_token() {
  if (sodium_init() < 0) return {};
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 65> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

}  // namespace mediant::server
