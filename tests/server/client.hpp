// A plain socket that says exactly what it is told, for requests that no client library would send.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace mediant::test {

class Client {
 public:
  /// `window`: takes no more bytes than about these before it reads; 0 as the system likes.
  explicit Client(std::uint16_t port, int window = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (window > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    const timeval patience{30, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { ::close(socket_); }

  [[nodiscard]] bool connected() const { return connected_; }
  bool say(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  /// All that comes until the other side closes, or one whole answer with a Content-Length.
  [[nodiscard]] std::string hear() const {
    std::string all;
    char buffer[65536];
    for (;;) {
      if (const auto head = all.find("\r\n\r\n"); head != std::string::npos) {
        const auto at = all.find("Content-Length: ");
        if (at != std::string::npos && at < head && all.size() >= head + 4 + std::stoul(all.substr(at + 16)))
          return all;
      }
      const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
      if (got <= 0) return all;
      all.append(buffer, static_cast<std::size_t>(got));
    }
  }
  [[nodiscard]] std::string ask(std::string_view bytes) const { return say(bytes) ? hear() : std::string(); }

 private:
  int socket_;
  bool connected_ = false;
};

/// The status of an answer, 0 where there is none.
inline int status_of(const std::string& answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

}  // namespace mediant::test
