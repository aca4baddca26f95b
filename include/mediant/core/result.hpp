// A value or the reason there is none. Rooms that also build for the browser never throw: errors are values.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace mediant {

/// A failure of the environment or of a request: what happened, and what would help.
struct Error {
  std::string code;     ///< stable short word, e.g. "io", "unknown-proposal", "cancelled"
  std::string message;  ///< one sentence for a person; never holds what the audience may not see
  std::string hint;     ///< what would be right; may be empty
};

/// Either a T or an Error. Ask `ok()` (or the bool) first; reading the wrong side is a programming error.
template <class T>
class Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace mediant
