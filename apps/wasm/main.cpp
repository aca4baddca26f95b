// The browser's door: JSON in, JSON out, through the same api as every other door.
//
// The host (a page's worker, or Node) allocates with mediant_alloc, writes a request as UTF-8, and calls
// mediant_run. The answer is a block of memory {u32 size, bytes}, freed with mediant_free; mediant_hold and
// mediant_follow likewise, for a case kept between questions (mediant/api/held.hpp). Segmentation and
// normalisation come from the host (Intl.Segmenter, String.prototype.normalize) through two imports, so that
// no dictionary is shipped:
//   mediant.segment(kind, text, size) -> block of {u32 count, count x {u32 begin, u32 end}} in UTF-8 bytes;
//                                        kind 0 words, 1 sentences
//   mediant.convert(kind, text, size) -> block of {u32 size, bytes}; kind 0 NFC, 1 case folding after NFC
// The host allocates these blocks with mediant_alloc; they are freed here.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "mediant/api/api.hpp"
#include "mediant/api/held.hpp"

extern "C" {
__attribute__((import_module("mediant"), import_name("segment"))) const std::uint32_t* host_segment(
    std::uint32_t kind, const char* text, std::size_t size);
__attribute__((import_module("mediant"), import_name("convert"))) const std::uint32_t* host_convert(
    std::uint32_t kind, const char* text, std::size_t size);

void* mediant_alloc(std::size_t size) { return std::malloc(size); }
void mediant_free(void* block) { std::free(block); }
}

namespace {

using namespace mediant;

class HostToolkit final : public text::Toolkit {
 public:
  std::vector<text::Span> words(std::string_view utf8) const override { return spans(0, utf8); }
  std::vector<text::Span> sentences(std::string_view utf8) const override { return spans(1, utf8); }
  std::string nfc(std::string_view utf8) const override { return converted(0, utf8); }
  std::string fold(std::string_view utf8) const override { return converted(1, utf8); }

 private:
  static std::vector<text::Span> spans(std::uint32_t kind, std::string_view utf8) {
    const std::uint32_t* block = host_segment(kind, utf8.data(), utf8.size());
    std::vector<text::Span> found;
    found.reserve(block[0]);
    for (std::uint32_t i = 0; i < block[0]; ++i) found.push_back({block[1 + 2 * i], block[2 + 2 * i]});
    mediant_free(const_cast<std::uint32_t*>(block));
    return found;
  }
  static std::string converted(std::uint32_t kind, std::string_view utf8) {
    const std::uint32_t* block = host_convert(kind, utf8.data(), utf8.size());
    std::string out(reinterpret_cast<const char*>(block + 1), block[0]);
    mediant_free(const_cast<std::uint32_t*>(block));
    return out;
  }
};

const HostToolkit toolkit;
SerialExecutor executor;
api::Held held;

void* handed_out(const std::string& answer) {
  auto* block = static_cast<char*>(std::malloc(sizeof(std::uint32_t) + answer.size()));
  const auto length = static_cast<std::uint32_t>(answer.size());
  std::memcpy(block, &length, sizeof length);
  std::memcpy(block + sizeof length, answer.data(), answer.size());
  return block;
}

}  // namespace

extern "C" {
void* mediant_run(const char* request, std::size_t size) {
  return handed_out(api::run_json({request, size}, toolkit, executor));
}
void* mediant_hold(const char* request, std::size_t size) { return handed_out(held.hold({request, size})); }
void* mediant_follow(const char* request, std::size_t size) {
  return handed_out(held.follow({request, size}, toolkit, executor));
}
}
