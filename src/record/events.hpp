// Meetings and texts on the table.
#pragma once

#include "claims.hpp"

namespace mediant::record::detail {

class Events {
 public:
  Events(const Text& t, const Speakers& speakers, Output& out) : t_(t), speakers_(speakers), out_(out) {}
  /// `claims` has heard this stretch: its subjects are known.
  void read(const Stretch& s, const Claims& claims, const std::string& via);

 private:
  void meetings(const Stretch& s, const Claims& claims, const std::string& via);
  void documents(const Stretch& s, const Claims& claims);
  [[nodiscard]] bool dated(std::size_t first, std::size_t last) const;
  [[nodiscard]] bool sees(const Stretch& s, const Clause& clause) const;
  void people_at(const Stretch& s, std::size_t first, std::size_t last, std::vector<std::string>& to) const;
  [[nodiscard]] std::string place_in(const Stretch& s, std::size_t first, std::size_t last) const;

  const Text& t_;
  const Speakers& speakers_;
  Output& out_;
  std::vector<std::string> seen_documents_;
};

/// Accounts of who came along that cannot both be true; counts that differ; denials; figures that agree.
void compare(const Text& t, Reading& reading);

}  // namespace mediant::record::detail
