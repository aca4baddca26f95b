// The workbench on 127.0.0.1: the page, and the case's folder opened and saved. One thread, bounded memory,
// every wait with an end. Boost.Beast (1.81) does the HTTP.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "mediant/core/result.hpp"

namespace mediant::server {

struct Options {
  std::string page;                                ///< the workbench's HTML
  std::optional<std::filesystem::path> case_path;  ///< the case to open; none: a page without saving
  std::uint16_t port = 0;                          ///< 0: any that is free
  std::string token;                               ///< from fresh_token()
};

class Server {
 public:
  /// Binds the port; an Error says why it cannot.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(Options options);
  virtual ~Server() = default;
  [[nodiscard]] virtual std::uint16_t port() const = 0;
  /// Answers until SIGINT, SIGTERM or stop().
  virtual void run() = 0;
  /// From any thread.
  virtual void stop() = 0;
};

}  // namespace mediant::server
