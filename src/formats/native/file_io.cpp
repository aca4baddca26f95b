#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>

#include "mediant/formats/native/case_file.hpp"

namespace mediant::formats {
namespace {

Error io_error(const std::string& what, const std::filesystem::path& path, const std::string& why) {
  return {"io", what + " " + path.string() + ": " + why, ""};
}

// Closes on every way out.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  std::error_code code;
  const auto status = std::filesystem::status(path, code);
  if (code || !std::filesystem::exists(status)) return io_error("cannot read", path, "there is no such file");
  if (std::filesystem::is_directory(status)) return io_error("cannot read", path, "it is a folder");
  std::ifstream file(path, std::ios::binary);
  if (!file) return io_error("cannot read", path, std::strerror(errno));
  std::string bytes;
  std::string chunk(1U << 16U, '\0');
  while (file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || file.gcount() > 0) {
    bytes.append(chunk, 0, static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > limit) {
      return Error{"too-large", path.string() + " is larger than " + std::to_string(limit) + " bytes",
                   "the limit is stated in docs/limits.md"};
    }
  }
  if (file.bad()) return io_error("cannot read", path, "the disk reports an error");
  return bytes;
}

Result<bool> write_file(const std::filesystem::path& given, std::string_view bytes) {
  // A link stays a link: what it points to is written.
  std::error_code code;
  const bool is_link = std::filesystem::is_symlink(given, code);
  const std::filesystem::path path = is_link ? std::filesystem::weakly_canonical(given, code) : given;
  if (code && is_link) return io_error("cannot write", given, code.message());
  // The permissions of a file that is there are kept; a new one is its owner's alone.
  struct stat existing {};
  const mode_t mode = ::stat(path.c_str(), &existing) == 0 ? existing.st_mode & 0777U : 0600U;
  // A reader sees the old file or the new one, whatever happens in between: temporary file, fsync, rename,
  // fsync.
  const std::filesystem::path folder =
      path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  std::string temporary = (folder / ("." + path.filename().string() + ".XXXXXX")).string();
  {
    const Descriptor file(::mkstemp(temporary.data()));
    if (file.get() < 0) return io_error("cannot write", path, std::strerror(errno));
    if (::fchmod(file.get(), mode) != 0 || !write_all(file.get(), bytes) || ::fsync(file.get()) != 0) {
      const std::string why = std::strerror(errno);
      ::unlink(temporary.c_str());
      return io_error("cannot write", path, why);
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const std::string why = std::strerror(errno);
    ::unlink(temporary.c_str());
    return io_error("cannot write", path, why);
  }
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY));
  if (directory.get() >= 0) ::fsync(directory.get());
  return true;
}

}  // namespace mediant::formats
