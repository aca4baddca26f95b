#include "language_tables.hpp"

namespace mediant::drafts {
namespace {

constexpr std::array modals{
    Forms{3, "must"},
    Forms{3, "shall"},
    Forms{3, "will"},
    Forms{2, "should"},
    Forms{2, "ought to"},
    Forms{2, "would"},
    Forms{1, "may"},
    Forms{1, "can"},
    Forms{1, "could"},
    Forms{1, "might"},
    Forms{-3, "must not|mustn't"},
    Forms{-3, "shall not|shan't"},
    Forms{-3, "will not|won't"},
    Forms{-2, "should not|shouldn't"},
    Forms{-2, "ought not to"},
    Forms{-2, "would not|wouldn't"},
    Forms{-3, "may not"},
    Forms{-3, "cannot|can not|can't"},
    Forms{-2, "could not|couldn't"},
    Forms{-1, "might not"},
    Forms{0, "need not|needn't"},
};

constexpr std::array hedges{
    Forms{-1, "subject to"},
    Forms{-1, "depends on|depend on"},
    Forms{-1, "in principle"},
    Forms{-1, "where possible"},
    Forms{-1, "as far as possible"},
    Forms{-1, "as appropriate"},
    Forms{-1, "endeavour to|endeavor to|endeavours to|endeavors to"},
    Forms{-1, "make efforts to|best efforts"},
    Forms{-1, "consider|considers"},
    Forms{-1, "unless"},
    Forms{1, "without delay"},
    Forms{1, "immediately"},
    Forms{1, "unconditionally"},
    Forms{1, "fully"},
    Forms{1, "permanently"},
    Forms{1, "under no circumstances"},
};

constexpr std::array numbers{
    NumberForms{1, "one"},
    NumberForms{2, "two|twice"},
    NumberForms{3, "three|thrice"},
    NumberForms{4, "four"},
    NumberForms{5, "five"},
    NumberForms{6, "six"},
    NumberForms{7, "seven"},
    NumberForms{8, "eight"},
    NumberForms{9, "nine"},
    NumberForms{10, "ten"},
    NumberForms{11, "eleven"},
    NumberForms{12, "twelve|dozen"},
    NumberForms{13, "thirteen"},
    NumberForms{14, "fourteen"},
    NumberForms{15, "fifteen"},
    NumberForms{16, "sixteen"},
    NumberForms{17, "seventeen"},
    NumberForms{18, "eighteen"},
    NumberForms{19, "nineteen"},
    NumberForms{20, "twenty"},
    NumberForms{30, "thirty"},
    NumberForms{40, "forty"},
    NumberForms{50, "fifty"},
    NumberForms{60, "sixty"},
    NumberForms{70, "seventy"},
    NumberForms{80, "eighty"},
    NumberForms{90, "ninety"},
    NumberForms{100, "hundred|hundreds"},
    NumberForms{1e3, "thousand|thousands"},
    NumberForms{1e6, "million|millions"},
    NumberForms{1e9, "billion|billions"},
    NumberForms{1e12, "trillion|trillions"},
    NumberForms{0.5, "half|halves"},
    NumberForms{1.0 / 3, "third|thirds"},
    NumberForms{0.25, "quarter|quarters"},
    NumberForms{0.2, "fifth|fifths"},
    NumberForms{1.0 / 6, "sixth|sixths"},
    NumberForms{0.125, "eighth|eighths"},
    NumberForms{0.1, "tenth|tenths"},
};

}  // namespace

constexpr LanguageTable english_table{
    modals.data(),
    modals.size(),
    hedges.data(),
    hedges.size(),
    "not|no|never|nor|neither|without|none|nothing|nobody|except",
    numbers.data(),
    numbers.size(),
    "third|thirds|quarter|quarters|fifth|fifths|sixth|sixths|eighth|eighths|tenth|tenths",
    "one",
    "the|of|and|to|in|shall|be|a|by|for|is|with|are|or|not|on|as|may|must|will|should|this|that|at|from|any|"
    "all|no|each|within|both|an|has|have|its|their",
    true};

}  // namespace mediant::drafts
