# One target, `mediant_options`, carries what every file of the house is compiled with.
add_library(mediant_options INTERFACE)
target_include_directories(mediant_options INTERFACE ${PROJECT_SOURCE_DIR}/include)
target_compile_options(mediant_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  # The same bytes on every platform: never contract a*b+c into one rounding.
  -ffp-contract=off)

if(MEDIANT_SANITIZE)
  target_compile_options(mediant_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    # g++ 12 sees uninitialised optionals in instrumented code where there are none; clang has no such warning.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(mediant_options INTERFACE -fsanitize=address,undefined)
endif()

if(MEDIANT_FUZZ)
  # Coverage in every library, or the fuzzer searches blind; clang 19 calls parts of what our shoulders include deprecated.
  target_compile_options(mediant_options INTERFACE -fsanitize=fuzzer-no-link -Wno-deprecated-declarations)
endif()

if(MEDIANT_WASM)
  # nlohmann/json without exceptions: a portable room never throws.
  target_compile_definitions(mediant_options INTERFACE JSON_NOEXCEPTION MEDIANT_PORTABLE_ONLY)
  target_include_directories(mediant_options SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/shoulders)
endif()

find_program(MEDIANT_CCACHE ccache)
if(MEDIANT_CCACHE)
  # Paths relative to the checkout, so that one cache serves every clone.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${MEDIANT_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

if(MEDIANT_TIDY)
  find_program(MEDIANT_CLANG_TIDY NAMES clang-tidy REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${MEDIANT_CLANG_TIDY})
endif()

# -O2 compiles in half the time of -O3; the hot rooms ask for more themselves.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

if(MEDIANT_WASM)
  # Header-only libraries of the system, without the system's own headers beside them.
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/shoulders)
  foreach(library nlohmann boost)
    file(CREATE_LINK /usr/include/${library} ${CMAKE_BINARY_DIR}/shoulders/${library} SYMBOLIC)
  endforeach()
endif()
