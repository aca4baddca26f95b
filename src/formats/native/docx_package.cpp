#include "docx_package.hpp"

#include <zip.h>

namespace mediant::formats {
namespace {

Error broken(const std::string& name, const std::string& why) {
  return {"bad-docx", name + " is not a readable DOCX file: " + why,
          "open it in a word processor and save it again"};
}

}  // namespace

Result<DocxPackage> DocxPackage::open(std::string_view bytes, const std::string& name,
                                      const DocumentLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{"too-large", name + " is larger than " + std::to_string(limits.bytes) + " bytes",
                 "the limit is stated in docs/limits.md"};
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return broken(name, "out of memory");
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    const std::string why = zip_error_strerror(&error);
    zip_source_free(source);
    zip_error_fini(&error);
    return broken(name, why);
  }
  zip_error_fini(&error);
  DocxPackage package(name, archive, limits);
  if (zip_get_num_entries(archive, 0) > 10'000) return broken(name, "it has more than 10,000 parts");
  return package;
}

DocxPackage::~DocxPackage() {
  if (archive_ != nullptr) zip_discard(archive_);
}

Result<std::optional<std::string>> DocxPackage::part(const std::string& path) const {
  const zip_int64_t index = zip_name_locate(archive_, path.c_str(), 0);
  if (index < 0) return std::optional<std::string>{};
  const auto too_large = [&] {
    return Error{
        "too-large",
        name_ + ": " + path + " is larger than " + std::to_string(limits_.unpacked) + " bytes unpacked",
        "the limit is stated in docs/limits.md"};
  };
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_, static_cast<zip_uint64_t>(index), 0, &stat) == 0 &&
      (stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > limits_.unpacked)
    return too_large();
  zip_file_t* file = zip_fopen_index(archive_, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return broken(name_, path + " cannot be unpacked");
  // The stated size may lie: stop by what really comes out.
  std::string out;
  std::string chunk(1U << 16U, '\0');
  zip_int64_t read = 0;
  while ((read = zip_fread(file, chunk.data(), chunk.size())) > 0) {
    out.append(chunk, 0, static_cast<std::size_t>(read));
    if (out.size() > limits_.unpacked) break;
  }
  zip_fclose(file);
  if (out.size() > limits_.unpacked) return too_large();
  if (read < 0) return broken(name_, path + " is damaged");
  return std::optional<std::string>(std::move(out));
}

Result<std::string> make_package(const std::vector<std::pair<std::string, std::string>>& parts) {
  const Error failed{"io", "cannot build the DOCX file in memory", ""};
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (buffer == nullptr) return failed;
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(buffer);
    zip_source_free(buffer);
    return failed;
  }
  bool good = true;
  for (const auto& [path, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(archive, path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      if (source != nullptr) zip_source_free(source);
      good = false;
      break;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    // 1980-01-01 00:00, the zip format's first moment.
    good = good && zip_file_set_dostime(archive, at, 0, (1U << 5U) | 1U, 0) == 0 &&
           zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 6) == 0;
  }
  if (!good || zip_close(archive) != 0) {
    zip_discard(archive);
    zip_source_free(buffer);
    return failed;
  }
  std::string out;
  zip_source_open(buffer);
  zip_stat_t stat;
  zip_stat_init(&stat);
  zip_source_stat(buffer, &stat);
  out.resize(stat.size);
  const zip_int64_t read = zip_source_read(buffer, out.data(), out.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  if (read < 0 || static_cast<std::size_t>(read) != out.size()) return failed;
  return out;
}

}  // namespace mediant::formats
