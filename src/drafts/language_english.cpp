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
    Forms{3, "is to|are to"},
    Forms{-3, "is not to|are not to|isn't to|aren't to"},
    Forms{3, "has to|have to"},
    Forms{0, "does not have to|do not have to|doesn't have to|don't have to"},
    Forms{3, "is required to|are required to"},
    Forms{3, "is obliged to|are obliged to"},
    Forms{1, "is entitled to|are entitled to"},
    Forms{1, "is permitted to|are permitted to"},
    Forms{1, "is allowed to|are allowed to"},
    Forms{0, "is not required to|are not required to"},
    Forms{0, "is not obliged to|are not obliged to"},
    Forms{-3, "is not entitled to|are not entitled to"},
    Forms{-3, "is not permitted to|are not permitted to"},
    Forms{-3, "is not allowed to|are not allowed to"},
    Forms{-3, "is prohibited|are prohibited"},
    Forms{-3, "is forbidden|are forbidden"},
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
    NumberForms{1, "one|once"},
    NumberForms{2, "two|twice|double|doubled"},
    NumberForms{3, "three|thrice|triple|tripled"},
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
    NumberForms{1e6, "million|millions|mn"},
    NumberForms{1e9, "billion|billions|bn"},
    NumberForms{1e12, "trillion|trillions|tn"},
    NumberForms{0.5, "half|halves"},
    NumberForms{1.0 / 3, "third|thirds"},
    NumberForms{0.25, "quarter|quarters"},
    NumberForms{0.2, "fifth|fifths"},
    NumberForms{1.0 / 6, "sixth|sixths"},
    NumberForms{0.125, "eighth|eighths"},
    NumberForms{0.1, "tenth|tenths"},
};

constexpr std::array ordinals{
    NumberForms{1, "first"},   NumberForms{2, "second"},    NumberForms{3, "third"},
    NumberForms{4, "fourth"},  NumberForms{5, "fifth"},     NumberForms{6, "sixth"},
    NumberForms{7, "seventh"}, NumberForms{8, "eighth"},    NumberForms{9, "ninth"},
    NumberForms{10, "tenth"},  NumberForms{11, "eleventh"}, NumberForms{12, "twelfth"},
};

constexpr std::array<std::string_view, 8> units{
    "time|times", "day|days",   "week|weeks",     "month|months",
    "year|years", "hour|hours", "minute|minutes", "percent",
};

}  // namespace

constexpr LanguageTable english_table{
    .modals = modals,
    .hedges = hedges,
    .negations = "not|no|never|nor|neither|without|none|nothing|nobody|except",
    .numbers = numbers,
    .ordinals = ordinals,
    .loose_fractions = "third|thirds|quarter|quarters|fifth|fifths|sixth|sixths|eighth|eighths|tenth|tenths",
    .loose_ones = "one|once",
    .and_half = "and a half",
    .units = units,
    .frequent =
        "the|of|and|to|in|shall|be|a|by|for|is|with|are|or|not|on|as|may|must|will|should|this|that|at|from|"
        "any|"
        "all|no|each|within|both|an|has|have|its|their",
    .provisions =
        "article|articles|art|clause|clauses|section|sections|point|points|paragraph|paragraphs|para|item|"
        "items|"
        "annex|annexes|part|parts|chapter|chapters|rule|rules",
    .capitals_are_names = true};

}  // namespace mediant::drafts
