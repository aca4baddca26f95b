// Any bytes as a GENIUS file, alone and beside a sound domain: diagnostics, never a crash or a hang.
#include <cstddef>
#include <cstdint>
#include <string>

#include "mediant/formats/domain.hpp"
#include "mediant/formats/native/domain_file.hpp"

namespace {

const char* const sound =
    "<negotiation_template><utility_space><objective index=\"0\" name=\"o\"><issue index=\"1\" name=\"a\" "
    "type=\"discrete\"><item index=\"1\" value=\"x\"/><item index=\"2\" value=\"y\"/></issue><issue "
    "index=\"2\" "
    "name=\"b\" type=\"integer\" lowerbound=\"0\" "
    "upperbound=\"3\"/></objective></utility_space></negotiation_template>";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mediant;
  formats::DomainLimits limits;
  limits.values_per_issue = limits.values = 2000;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& files : {std::vector<formats::NamedText>{{"a.xml", bytes}},
                            std::vector<formats::NamedText>{{"domain.xml", sound}, {"a.xml", bytes}}}) {
    const formats::LoadedDomain loaded = formats::read_genius_xml(files, limits);
    if (!loaded.usable()) continue;
    if (model::deal_count_within(loaded.value, 2000)) (void)formats::to_case(loaded.value);
    (void)formats::write_genius_xml(loaded.value);
  }
  return 0;
}
