#include "mediant/formats/native/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>

#include "mediant/text/text.hpp"

namespace mediant::formats {
namespace {

std::string lower_ascii(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return out;
}

// A zero byte ends a C string inside the HTML parser: replace it as the standard's tokenizer does.
std::string without_zeros(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (const char c : s) {
    if (c == '\0') {
      out += "\xEF\xBF\xBD";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string declared_charset(std::string_view html) {
  if (html.starts_with("\xFF\xFE")) return "utf-16le";
  if (html.starts_with("\xFE\xFF")) return "utf-16be";
  const std::string head = lower_ascii(html.substr(0, 1024));
  std::size_t at = head.find("charset");
  if (at == std::string::npos) return "utf-8";
  at += 7;
  while (at < head.size() && (head[at] == ' ' || head[at] == '=' || head[at] == '"' || head[at] == '\''))
    ++at;
  std::size_t end = at;
  while (end < head.size() &&
         (std::isalnum(static_cast<unsigned char>(head[end])) != 0 || head[end] == '-' || head[end] == '_'))
    ++end;
  std::string charset = head.substr(at, end - at);
  // The web's rule: a page that says Latin-1 means Windows-1252.
  if (charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii") charset = "windows-1252";
  return charset.empty() ? "utf-8" : charset;
}

Result<std::string> decode(std::string_view bytes, const std::string& charset, const std::string& name) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool wide = charset.starts_with("utf-16");
  const std::size_t bad = text::first_invalid_utf8(bytes);
  if (!wide && bad == std::string_view::npos) return without_zeros(bytes);
  const Error error{
      "not-utf8",
      name + " is not UTF-8 text (byte " + std::to_string(bad == std::string_view::npos ? 0 : bad) + ")",
      "save it as UTF-8, or let it state its encoding"};
  if (charset == "utf-8") return error;
  if (wide && bytes.size() >= 2) bytes.remove_prefix(2);
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return error;
  std::string out;
  std::array<char, 4096> buffer{};
  std::string input(bytes);
  char* in = input.data();
  std::size_t left = input.size();
  bool good = true;
  while (left > 0 && good) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t done = iconv(converter, &in, &left, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
    good = done != static_cast<std::size_t>(-1) || room < buffer.size() / 2;
    if (done == static_cast<std::size_t>(-1) && errno != E2BIG) good = false;
  }
  iconv_close(converter);
  if (!good) return error;
  return without_zeros(out);
}

}  // namespace mediant::formats
