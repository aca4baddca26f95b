// Any bytes are answered by diagnostics; what can be used is written and read back the same, in both forms.
#include <cstdint>
#include <cstdlib>

#include "mediant/formats/native/case_file.hpp"

using namespace mediant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const formats::Loaded loaded = formats::read_case_json(text, "case.json");
  for (const Diagnostic& d : loaded.diagnostics) {
    if (d.message.empty() || d.code.empty()) std::abort();
  }
  if (!loaded.usable()) return 0;
  const std::string json = formats::write_case_json(loaded.value);
  const formats::Loaded again = formats::read_case_json(json, "again.json");
  if (!again.usable() || !(again.value == loaded.value) || formats::write_case_json(again.value) != json)
    std::abort();
  const formats::Loaded yaml = formats::read_case_yaml(formats::write_case_yaml(loaded.value), "again.yaml");
  if (!yaml.usable() || !(yaml.value == loaded.value)) std::abort();
  return 0;
}
