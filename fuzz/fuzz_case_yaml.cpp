// Any bytes are answered by diagnostics; what can be used is written and read back the same.
#include <cstdint>
#include <cstdlib>

#include "mediant/formats/native/case_file.hpp"
#include "mediant/model/access.hpp"

using namespace mediant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const formats::Loaded loaded = formats::read_case_yaml(text, "case.yaml");
  for (const Diagnostic& d : loaded.diagnostics) {
    if (d.message.empty() || d.code.empty()) std::abort();
  }
  static_cast<void>(model::visible(loaded.value, model::Audience::everyone()));
  if (!loaded.usable()) return 0;
  const std::string written = formats::write_case_yaml(loaded.value);
  const formats::Loaded again = formats::read_case_yaml(written, "again.yaml");
  if (!again.usable() || !(again.value == loaded.value) || formats::write_case_yaml(again.value) != written)
    std::abort();
  return 0;
}
