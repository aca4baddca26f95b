// Who may ask the server what: decided from a request's head alone, before a single byte of its body is read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mediant::server {

/// The parts of a request's head that decide.
struct Head {
  std::string_view method;
  std::string_view target;
  std::string_view host;
  std::string_view origin;      ///< empty: not sent
  std::string_view fetch_site;  ///< Sec-Fetch-Site; empty: not sent
  std::string_view token;
  std::uint64_t body_bytes = 0;  ///< as announced
  bool body_announced = false;   ///< Content-Length or chunked was given
};

enum class Route { page, get_case, put_case, refused };

struct Verdict {
  Route route = Route::refused;
  unsigned status = 404;
  std::string reason;  ///< one sentence; never holds the token or anything of the case
};

inline constexpr std::uint64_t most_body_bytes = 64U << 20U;

/// The page is open to anybody on this machine who asks by the right name, since nothing of the case is in
/// it; the case needs the token, and a browser must say that the asking page came from here.
[[nodiscard]] Verdict judge(const Head& head, std::uint16_t port, std::string_view token);

/// 32 random bytes in hexadecimal.
[[nodiscard]] std::string fresh_token();

}  // namespace mediant::server
