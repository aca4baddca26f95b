#include "fresh_ids.hpp"

#include "reader.hpp"

namespace mediant::record::detail {

FreshIds::FreshIds(const model::Case& c) {
  const auto collect = [&](const auto& list) {
    for (const auto& item : list) {
      if constexpr (requires { item.id.value; })
        taken_.insert(item.id.value);
      else
        taken_.insert(item.id);
    }
  };
  collect(c.parties);
  collect(c.people);
  collect(c.issues);
  collect(c.claims);
  collect(c.meetings);
  collect(c.messages);
  collect(c.minutes);
  collect(c.sources);
  collect(c.measures);
  collect(c.proposals);
  collect(c.deals);
  collect(c.affected);
  collect(c.no_deal);
  collect(c.obligations);
  collect(c.texts);
}

std::string FreshIds::of(std::string_view name, std::string_view fallback) {
  std::string id;
  for (const char ch : lowered(name)) {
    const bool plain = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9');
    if (plain)
      id += ch;
    else if (!id.empty() && id.back() != '-')
      id += '-';
    if (id.size() >= 24) break;
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  if (id.empty() || (id[0] >= '0' && id[0] <= '9')) id = std::string(fallback) + (id.empty() ? "" : "-") + id;
  if (taken_.insert(id).second) return id;
  for (int n = 2;; ++n)
    if (std::string next = id + "-" + std::to_string(n); taken_.insert(next).second) return next;
}

std::string FreshIds::numbered(const std::string& stem) {
  for (int n = 1;; ++n)
    if (std::string id = stem + std::to_string(n); taken_.insert(id).second) return id;
}

}  // namespace mediant::record::detail
