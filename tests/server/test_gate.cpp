// Who may ask what, from the head alone.
#include <gtest/gtest.h>

#include "gate.hpp"

namespace mediant::server {
namespace {

constexpr std::uint16_t port = 8177;
const std::string token(64, 'a');

Head good(std::string_view method = "GET", std::string_view target = "/api/case") {
  Head head;
  head.method = method;
  head.target = target;
  head.host = "127.0.0.1:8177";
  head.token = token;
  return head;
}
unsigned status(const Head& head) { return judge(head, port, token).status; }

TEST(Gate, LetsItsOwnPageIn) {
  EXPECT_EQ(judge(good(), port, token).route, Route::get_case);
  EXPECT_EQ(judge(good("PUT"), port, token).route, Route::put_case);
  EXPECT_EQ(judge(good("GET", "/"), port, token).route, Route::page);
  Head head = good();
  head.host = "localhost:8177";
  head.origin = "http://127.0.0.1:8177";
  head.fetch_site = "same-origin";
  EXPECT_EQ(status(head), 200U);
}

TEST(Gate, RefusesForeignNamesAndPages) {
  for (const char* host :
       {"", "evil.example:8177", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8177.evil.example", "[::1]:8177"}) {
    Head head = good();
    head.host = host;
    EXPECT_EQ(status(head), 421U) << host;
  }
  for (const char* origin :
       {"null", "https://127.0.0.1:8177", "http://evil.example", "http://127.0.0.1:8178", "file://"}) {
    Head head = good();
    head.origin = origin;
    EXPECT_EQ(status(head), 403U) << origin;
  }
  for (const char* site : {"cross-site", "same-site"}) {
    Head head = good();
    head.fetch_site = site;
    EXPECT_EQ(status(head), 403U) << site;
  }
}

TEST(Gate, TheCaseNeedsTheToken) {
  for (const std::string& wrong : {std::string(), std::string(63, 'a'), std::string(64, 'b'), token + "a"}) {
    Head head = good();
    head.token = wrong;
    EXPECT_EQ(status(head), 401U);
    EXPECT_EQ(judge(head, port, token).reason.find(token), std::string::npos);
  }
}

TEST(Gate, NoOtherAddressExists) {
  for (const char* target :
       {"/../etc/passwd", "/%2e%2e/etc/passwd", "/api/case/../../x", "//etc/passwd", "/api", "/api/case?x=1",
        "*", "http://127.0.0.1:8177/", "/..%5c..", "/api/case/"})
    EXPECT_EQ(status(good("GET", target)), 404U) << target;
}

TEST(Gate, MethodsAndSizes) {
  for (const char* method : {"POST", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get"})
    EXPECT_EQ(status(good(method)), 405U) << method;
  EXPECT_EQ(status(good("PUT", "/")), 405U);
  Head head = good("PUT");
  head.body_announced = true;
  head.body_bytes = most_body_bytes + 1;
  EXPECT_EQ(status(head), 413U);
  head.body_bytes = most_body_bytes;
  EXPECT_EQ(status(head), 200U);
}

TEST(Gate, TokensAreLongAndFresh) {
  EXPECT_EQ(fresh_token().size(), 64U);
  EXPECT_NE(fresh_token(), fresh_token());
}

}  // namespace
}  // namespace mediant::server
