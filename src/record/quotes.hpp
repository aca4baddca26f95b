// Who says what stands in quotation marks: ordered sieves, each with a confidence, never a guess below them.
#pragma once

#include "claims.hpp"

namespace mediant::record::detail {

/// Attributes the quotations of one sentence whose outer stretch was heard by `claims`.
/// `previous` is the speaker of the last quotation of the same paragraph, if any.
void attribute_quotations(Text& t, const Stretch& s, const Claims& claims, const Speakers& speakers,
                          std::vector<Who>& by_quotation);

/// Quotations that stand alone: carried on from the quotation before or behind in the same paragraph, from a
/// paragraph left open, or from a lead that ends in ":".
void attribute_lone_quotations(Text& t, std::vector<Who>& by_quotation);

}  // namespace mediant::record::detail
