// The server against hostile and broken requests, over real sockets.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "client.hpp"
#include "gate.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "server.hpp"

namespace mediant::server {
namespace {

using test::Client;
using test::status_of;
namespace fs = std::filesystem;

class Served : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("mediant-served-" + fresh_token().substr(0, 12));
    fs::copy(MEDIANT_SOURCE_DIR "/cases/labour-contract", folder_, fs::copy_options::recursive);
    Options options;
    options.page = "<!doctype html><meta content=\"connect-src 'none'\"><title>page</title>";
    options.case_path = folder_;
    options.token = token_ = fresh_token();
    auto started = Server::start(std::move(options));
    ASSERT_TRUE(started) << started.error().message;
    server_ = std::move(started).value();
    thread_ = std::thread([this] { server_->run(); });
  }
  void TearDown() override {
    server_->stop();
    thread_.join();
    fs::remove_all(folder_);
  }

  std::string head(const std::string& line, const std::string& more = "") const {
    return line + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server_->port()) + "\r\n" + more + "\r\n";
  }
  std::string with_token(const std::string& more = "") const {
    return "X-Mediant-Token: " + token_ + "\r\n" + more;
  }
  std::string ask(const std::string& bytes) const { return Client(server_->port()).ask(bytes); }
  std::string put(const std::string& body, const std::string& more = "") const {
    return ask(
        head("PUT /api/case", with_token(more + "Content-Length: " + std::to_string(body.size()) + "\r\n")) +
        body);
  }
  static std::string body_of(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }
  static std::string etag_of(const std::string& answer) {
    const auto at = answer.find("ETag: ") + 6;
    return answer.substr(at, answer.find("\r\n", at) - at);
  }

  fs::path folder_;
  std::string token_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

TEST_F(Served, ThePageMayTalkToItsServerOnly) {
  const std::string answer = ask(head("GET /"));
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_NE(answer.find("connect-src 'self'"), std::string::npos);
  EXPECT_EQ(answer.find(token_), std::string::npos);
}

TEST_F(Served, OpensAndSavesTheFolder) {
  const std::string opened = ask(head("GET /api/case", with_token()));
  ASSERT_EQ(status_of(opened), 200);
  std::string json = body_of(opened);
  EXPECT_NE(json.find("x-text"), std::string::npos);                // the drafts' texts travel along,
  EXPECT_NE(json.find("second one from 2029"), std::string::npos);  // those of revisions too
  const auto at = json.find("Harbour contract 2026");
  ASSERT_NE(at, std::string::npos);
  json.replace(at, 7, "Harbor!");
  const std::string saved = put(json, "If-Match: " + etag_of(opened) + "\r\n");
  ASSERT_EQ(status_of(saved), 200) << saved;
  const auto loaded = formats::load_case(folder_);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->value.title, "Harbor! contract 2026");
  std::ifstream file(folder_ / "case.yaml");
  const std::string yaml((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(yaml.find("x-text"), std::string::npos);  // and stay in their own files
  EXPECT_EQ(status_of(put(json, "If-Match: " + etag_of(opened) + "\r\n")), 412);
  EXPECT_EQ(status_of(put(json, "If-Match: " + etag_of(saved) + "\r\n")), 200);
}

TEST_F(Served, WhatIsNotACaseIsNotSaved) {
  const auto before = formats::read_file(folder_ / "case.yaml");
  for (const std::string& body :
       {std::string(), std::string("{"), std::string("[]"), std::string("{\"mediant\": 1}"),
        std::string(200'000, '['), std::string("\xff\xfe{}")})
    EXPECT_EQ(status_of(put(body)), 422);
  EXPECT_EQ(*formats::read_file(folder_ / "case.yaml"), *before);
}

TEST_F(Served, RefusesHostileRequests) {
  const auto status = [&](const std::string& bytes) { return status_of(ask(bytes)); };
  EXPECT_EQ(status(head("GET /api/case")), 401);
  EXPECT_EQ(status(head("GET /api/case", "X-Mediant-Token: " + std::string(64, '0') + "\r\n")), 401);
  EXPECT_EQ(status(head("GET /../../etc/passwd", with_token())), 404);
  EXPECT_EQ(status(head("GET /%2e%2e/%2e%2e/etc/passwd", with_token())), 404);
  EXPECT_EQ(status("GET /api/case HTTP/1.1\r\nHost: evil.example\r\n" + with_token() + "\r\n"), 421);
  EXPECT_EQ(status("GET /api/case HTTP/1.1\r\n" + with_token() + "\r\n"), 421);
  EXPECT_EQ(status(head("GET /api/case", with_token("Host: 127.0.0.1\r\n"))), 421);  // two of them
  EXPECT_EQ(status(head("GET /api/case", with_token("Origin: http://evil.example\r\n"))), 403);
  EXPECT_EQ(status(head("GET /api/case", with_token("Sec-Fetch-Site: cross-site\r\n"))), 403);
  EXPECT_EQ(status(head("POST /api/case", with_token("Content-Length: 2\r\n")) + "{}"), 405);
  EXPECT_EQ(status(head("PUT /api/case", with_token("Content-Length: 99999999999\r\n"))), 413);
  EXPECT_EQ(status(head("GET /", "X: " + std::string(40'000, 'x') + "\r\n")), 431);
  EXPECT_EQ(status("nonsense\r\n\r\n"), 400);
  EXPECT_EQ(status(head("PUT /api/case", with_token("Transfer-Encoding: chunked\r\n")) + "zz\r\n"), 400);
  EXPECT_EQ(status(head("PUT /api/case", with_token("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n")) +
                   "0\r\n\r\n"),
            400);
  EXPECT_EQ(status(head("GET /")), 200);
}

TEST_F(Served, AThousandConnectionsDoNotStopIt) {
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 1000; ++i) {
    idle.push_back(std::make_unique<Client>(server_->port()));
    idle.back()->say("GET / HTTP/1.1\r\n");
  }
  idle.clear();
  int answered = 0;
  for (int i = 0; i < 50 && answered == 0; ++i) {
    answered = status_of(ask(head("GET /")));
    if (answered == 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_EQ(answered, 200);
}

TEST_F(Served, SlowSavesDoNotKeepOthersOut) {
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 4; ++i) {
    slow.push_back(std::make_unique<Client>(server_->port()));
    slow.back()->say(head("PUT /api/case", with_token("Content-Length: 1000000\r\n")) + "{");
  }
  EXPECT_EQ(status_of(ask(head("GET /api/case", with_token()))), 200);
}

TEST(Store, WhatAKilledSaveLeftIsCleanedAway) {
  const fs::path folder = fs::temp_directory_path() / ("mediant-store-" + fresh_token().substr(0, 12));
  fs::create_directories(folder);
  std::ofstream(folder / "case.json")
      << "{\"mediant\": 1, \"title\": \"x\", \"parties\": [], \"issues\": []}";
  std::ofstream(folder / ".case.json.a1B2c3") << "{\"medi";
  Options options;
  options.case_path = folder;
  options.token = fresh_token();
  const auto started = Server::start(std::move(options));
  ASSERT_TRUE(started);
  EXPECT_FALSE(fs::exists(folder / ".case.json.a1B2c3"));
  EXPECT_TRUE(fs::exists(folder / "case.json"));
  fs::remove_all(folder);
}

}  // namespace
}  // namespace mediant::server
