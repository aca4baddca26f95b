#include "server.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <csignal>

#include "case_store.hpp"
#include "gate.hpp"

namespace mediant::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using namespace std::chrono_literals;

// A browser opens about six connections; the rest is somebody who should wait.
constexpr std::size_t most_connections = 128;
// Bodies may be large, so few at a time: memory stays below this many times 64 MB.
constexpr std::size_t most_uploads = 2;
constexpr std::uint32_t most_header_bytes = 16 * 1024;
constexpr auto head_time = 10s;
constexpr auto body_time = 60s;
constexpr auto answer_time = 30s;

/// What all connections share; one thread touches it.
struct Shared {
  std::string page;
  std::optional<CaseStore> store;
  std::string token;
  std::uint16_t port = 0;
  std::size_t connections = 0;
  std::size_t uploads = 0;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Shared& shared) : stream_(std::move(socket)), shared_(shared) {
    ++shared_.connections;
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    end_upload();
    --shared_.connections;
  }

  void read_head() {
    parser_.emplace();
    parser_->header_limit(most_header_bytes);
    parser_->body_limit(most_body_bytes);
    stream_.expires_after(head_time);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (error == http::error::header_limit || error == http::error::buffer_overflow)
                                return self->refuse(431, "The head of this request is too long.");
                              if (error == http::error::body_limit)
                                return self->refuse(413, "The case is larger than 64 MB.");
                              if (error) return self->unreadable(error);
                              self->decide();
                            });
  }

 private:
  using Answer = http::response<http::string_body>;

  /// What follows an answer, which lives until then.
  template <class Message>
  auto written(std::shared_ptr<Message> message) {
    return [self = shared_from_this(), message](beast::error_code error, std::size_t) {
      if (error || message->need_eof() || !message->keep_alive()) return self->close();
      self->read_head();
    };
  }

  std::string_view field(http::field name) const {
    const auto value = parser_->get()[name];
    return {value.data(), value.size()};
  }
  std::string_view field(const char* name) const {
    const auto value = parser_->get()[name];
    return {value.data(), value.size()};
  }

  void decide() {
    const auto& request = parser_->get();
    const auto method = request.method_string();
    Head head;
    head.method = {method.data(), method.size()};
    head.target = {request.target().data(), request.target().size()};
    head.host = request.count(http::field::host) == 1 ? field(http::field::host) : std::string_view{};
    head.origin = field(http::field::origin);
    head.fetch_site = field("Sec-Fetch-Site");
    head.token = field("X-Mediant-Token");
    head.body_announced = parser_->chunked() || parser_->content_length().has_value();
    head.body_bytes = parser_->content_length().value_or(parser_->chunked() ? 1 : 0);
    const Verdict verdict = judge(head, shared_.port, shared_.token);
    switch (verdict.route) {
      case Route::refused:
        return refuse(verdict.status, verdict.reason);
      case Route::page:
        return answer_page();
      case Route::get_case:
        return answer_case();
      case Route::put_case:
        return read_body();
    }
  }

  void read_body() {
    if (!shared_.store) return refuse(404, "No case is open on this server.");
    if (shared_.uploads >= most_uploads) return refuse(503, "Another save is on its way; try again.");
    ++shared_.uploads;
    uploading_ = true;
    stream_.expires_after(body_time);
    if (beast::iequals(parser_->get()[http::field::expect], "100-continue")) {
      http::response<http::empty_body> go_on{http::status::continue_, 11};
      auto message = std::make_shared<http::response<http::empty_body>>(std::move(go_on));
      http::async_write(stream_, *message,
                        [self = shared_from_this(), message](beast::error_code error, std::size_t) {
                          if (!error) self->take_body();
                        });
      return;
    }
    take_body();
  }

  void take_body() {
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                       if (error == http::error::body_limit)
                         return self->refuse(413, "The case is larger than 64 MB.");
                       if (error) return self->unreadable(error);
                       self->save();
                     });
  }

  void save() {
    const std::string expected(field(http::field::if_match));
    const std::string json = std::move(parser_->get().body());
    end_upload();
    const auto version = shared_.store->save(json, expected);
    if (!version) {
      const std::string& code = version.error().code;
      return refuse(code == "changed"    ? 412
                    : code == "bad-case" ? 422
                                         : 500,
                    "Not saved: " + version.error().message +
                        (version.error().hint.empty() ? "." : " (" + version.error().hint + ")."));
    }
    auto response = made(http::status::ok);
    response.set(http::field::etag, *version);
    response.set(http::field::content_type, "text/plain; charset=utf-8");
    response.body() = "Saved.";
    write(std::move(response));
  }

  void answer_case() {
    if (!shared_.store) return refuse(404, "No case is open on this server.");
    auto copy = shared_.store->read();
    if (!copy) return refuse(500, "The case cannot be read: " + copy.error().message + ".");
    auto response = made(http::status::ok);
    response.set(http::field::etag, copy->version);
    response.set(http::field::content_type, "application/json; charset=utf-8");
    response.set("X-Mediant-Name", shared_.store->name());
    response.body() = std::move(copy->json);
    write(std::move(response));
  }

  void answer_page() {
    auto response = made(http::status::ok);
    response.set(http::field::content_type, "text/html; charset=utf-8");
    response.content_length(shared_.page.size());
    if (parser_->get().method() == http::verb::head) {
      response.keep_alive(false);
      const auto message = std::make_shared<Answer>(std::move(response));
      stream_.expires_after(answer_time);
      http::async_write_header(stream_, serializer_.emplace(*message), written(message));
      return;
    }
    // The page is megabytes: however many ask for it and never read it, it stands in memory once.
    http::response<http::span_body<const char>> page(std::move(response.base()));
    page.body() = {shared_.page.data(), shared_.page.size()};
    write(std::move(page));
  }

  void refuse(unsigned status, std::string_view reason) {
    auto response = made(static_cast<http::status>(status));
    response.set(http::field::content_type, "text/plain; charset=utf-8");
    if (status == 405) response.set(http::field::allow, "GET, HEAD, PUT");
    response.body() = std::string(reason);
    response.keep_alive(false);  // what may follow in a refused request is never read
    write(std::move(response));
  }

  void unreadable(beast::error_code error) {
    if (error == beast::error::timeout || error == http::error::end_of_stream ||
        error.category() != http::make_error_code(http::error::end_of_stream).category())
      return close();
    refuse(400, "This request cannot be read.");
  }

  Answer made(http::status status) const {
    Answer response{status, 11};
    response.set(http::field::cache_control, "no-store");
    response.set("Content-Security-Policy", "frame-ancestors 'none'");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("Referrer-Policy", "no-referrer");
    response.set("X-Content-Type-Options", "nosniff");
    response.keep_alive(parser_ && parser_->is_header_done() && parser_->keep_alive());
    return response;
  }

  template <class Body>
  void write(http::response<Body> response) {
    end_upload();
    response.prepare_payload();
    const auto message = std::make_shared<http::response<Body>>(std::move(response));
    stream_.expires_after(answer_time);
    http::async_write(stream_, *message, written(message));
  }

  void end_upload() {
    if (uploading_) --shared_.uploads;
    uploading_ = false;
  }

  void close() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{most_body_bytes + most_header_bytes};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  Shared& shared_;
  bool uploading_ = false;
};

class BeastServer final : public Server {
 public:
  BeastServer(Options options, tcp::acceptor acceptor, std::unique_ptr<asio::io_context> context)
      : context_(std::move(context)), acceptor_(std::move(acceptor)), signals_(*context_, SIGINT, SIGTERM) {
    shared_.page = std::move(options.page);
    shared_.token = std::move(options.token);
    shared_.port = acceptor_.local_endpoint().port();
    if (options.case_path) shared_.store.emplace(*options.case_path);
    // The page itself forbids every connection; served from here it may talk to this server.
    constexpr std::string_view closed = "connect-src 'none'";
    if (const auto at = shared_.page.find(closed); at != std::string::npos)
      shared_.page.replace(at, closed.size(), "connect-src 'self'");
  }

  std::uint16_t port() const override { return shared_.port; }

  void run() override {
    signals_.async_wait([this](beast::error_code error, int) {
      if (!error) context_->stop();
    });
    accept();
    context_->run();
  }

  void stop() override { context_->stop(); }

 private:
  void accept() {
    acceptor_.async_accept([this](beast::error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) {
        // Out of descriptors: wait a moment in place of spinning.
        auto pause = std::make_shared<asio::steady_timer>(*context_, 100ms);
        pause->async_wait([this, pause](beast::error_code) { accept(); });
        return;
      }
      if (shared_.connections < most_connections)
        std::make_shared<Connection>(std::move(socket), shared_)->read_head();
      else
        socket.close(error);
      accept();
    });
  }

  std::unique_ptr<asio::io_context> context_;  // before what uses it
  Shared shared_;
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::start(Options options) {
  auto context = std::make_unique<asio::io_context>(1);
  const tcp::endpoint here(asio::ip::address_v4::loopback(), options.port);
  beast::error_code error;
  tcp::acceptor acceptor(*context);
  acceptor.open(here.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(here, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error)
    return Error{"io", "cannot listen on 127.0.0.1:" + std::to_string(options.port) + ": " + error.message(),
                 "choose another --port, or leave it out"};
  return std::unique_ptr<Server>(
      std::make_unique<BeastServer>(std::move(options), std::move(acceptor), std::move(context)));
}

}  // namespace mediant::server
