#include "mediant/text/native/icu.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <cassert>

namespace mediant::text {
namespace {

// Boundaries found by a break iterator over UTF-8 directly: offsets come back as bytes.
template <class Keep>
std::vector<Span> boundaries(icu::BreakIterator& iterator, std::string_view utf8, Keep keep) {
  UErrorCode status = U_ZERO_ERROR;
  UText input = UTEXT_INITIALIZER;
  utext_openUTF8(&input, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
  iterator.setText(&input, status);
  assert(U_SUCCESS(status));
  std::vector<Span> spans;
  int32_t begin = iterator.first();
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; begin = end, end = iterator.next()) {
    if (keep(iterator.getRuleStatus()))
      spans.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
  }
  utext_close(&input);
  return spans;
}

class IcuToolkit final : public Toolkit {
 public:
  IcuToolkit() {
    UErrorCode status = U_ZERO_ERROR;
    words_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    sentences_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
    nfc_ = icu::Normalizer2::getNFCInstance(status);
    assert(U_SUCCESS(status));
  }

  std::vector<Span> words(std::string_view utf8) const override {
    const std::unique_ptr<icu::BreakIterator> iterator(words_->clone());  // the shared one is not thread-safe
    return boundaries(*iterator, utf8, [](int32_t rule) { return rule >= UBRK_WORD_NUMBER; });
  }

  std::vector<Span> sentences(std::string_view utf8) const override {
    const std::unique_ptr<icu::BreakIterator> iterator(sentences_->clone());
    return boundaries(*iterator, utf8, [](int32_t) { return true; });
  }

  std::string nfc(std::string_view utf8) const override { return to_utf8(normalised(utf8)); }

  std::string fold(std::string_view utf8) const override {
    icu::UnicodeString folded = normalised(utf8);
    folded.foldCase();
    UErrorCode status = U_ZERO_ERROR;
    return to_utf8(nfc_->normalize(folded, status));
  }

 private:
  icu::UnicodeString normalised(std::string_view utf8) const {
    const auto source =
        icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    UErrorCode status = U_ZERO_ERROR;
    return nfc_->normalize(source, status);
  }
  static std::string to_utf8(const icu::UnicodeString& string) {
    std::string out;
    string.toUTF8String(out);
    return out;
  }

  std::unique_ptr<icu::BreakIterator> words_;
  std::unique_ptr<icu::BreakIterator> sentences_;
  const icu::Normalizer2* nfc_ = nullptr;
};

}  // namespace

std::unique_ptr<Toolkit> make_icu_toolkit() { return std::make_unique<IcuToolkit>(); }

}  // namespace mediant::text
