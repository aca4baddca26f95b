// Any bytes as a GeniusWeb, NegoLog or NegMAS file (JSON or YAML): diagnostics, never a crash or a hang.
#include <cstddef>
#include <cstdint>
#include <string>

#include "mediant/formats/domain.hpp"
#include "mediant/formats/native/domain_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mediant;
  formats::DomainLimits limits;
  limits.values_per_issue = limits.values = 2000;
  limits.nodes = 100'000;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const formats::NamedText web{
      "domain.json", R"({"name":"d","issuesValues":{"a":{"values":["x","y"]},"b":{"range":["0","3","1"]}}})"};
  const formats::NamedText space{
      "domain.yml",
      "type: OutcomeSpace\nissues:\n- {type: CategoricalIssue, name: a, values: [x, y]}\n"
      "- {type: ContiguousIssue, name: b, values: [0, 3]}\n"};
  for (const formats::LoadedDomain& loaded : {formats::read_geniusweb_json({{"a.json", bytes}}, limits),
                                              formats::read_geniusweb_json({web, {"a.json", bytes}}, limits),
                                              formats::read_negolog_json({{"a.json", bytes}}, limits),
                                              formats::read_negmas({{"a.yml", bytes}}, limits),
                                              formats::read_negmas({space, {"a.yml", bytes}}, limits)}) {
    if (!loaded.usable() || !model::deal_count_within(loaded.value, 2000)) continue;
    (void)formats::to_case(loaded.value);
    (void)formats::write_geniusweb_json(loaded.value);
    (void)formats::write_negmas_yaml(loaded.value);
  }
  return 0;
}
