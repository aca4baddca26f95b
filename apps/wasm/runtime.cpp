// What the C runtime and header-only libraries expect of a platform without exceptions.
#include <boost/assert/source_location.hpp>
#include <cstdint>
#include <cstdlib>
#include <exception>

extern "C" {
// Debian's compiler runtime for wasm32 is built with stack protection; the module has no random source to
// seed it.
std::uintptr_t __stack_chk_guard = 0x5a17c0de;          // NOLINT(bugprone-reserved-identifier)
[[noreturn]] void __stack_chk_fail() { std::abort(); }  // NOLINT(bugprone-reserved-identifier)
}

namespace boost {

// Boost.Multiprecision calls this where it would throw; sizes are bounded before, so it is a programming
// error.
[[noreturn]] void throw_exception(const std::exception& /*what*/, const source_location& /*where*/) {
  std::abort();
}
[[noreturn]] void throw_exception(const std::exception& /*what*/) { std::abort(); }

}  // namespace boost
