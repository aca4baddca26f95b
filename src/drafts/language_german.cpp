#include "language_tables.hpp"

namespace mediant::drafts {
namespace {

constexpr std::array modals{
    Forms{3, "muss|müssen|muß"},
    Forms{3, "verpflichtet sich|verpflichten sich|ist verpflichtet|sind verpflichtet"},
    Forms{2, "soll|sollen"},
    Forms{2, "sollte|sollten"},
    Forms{1, "kann|können"},
    Forms{1, "könnte|könnten"},
    Forms{1, "darf|dürfen"},
    Forms{1, "ist berechtigt|sind berechtigt"},
    Forms{-3,
          "darf nicht|dürfen nicht|darf kein|darf keine|darf keinen|darf keinem|darf keiner|dürfen "
          "kein|dürfen keine|dürfen keinen|dürfen keinem|dürfen keiner"},
    Forms{-3, "kann nicht|können nicht"},
    Forms{0, "muss nicht|müssen nicht"},
    Forms{-2, "soll nicht|sollen nicht"},
    Forms{-2, "sollte nicht|sollten nicht"},
    Forms{0, "ist nicht verpflichtet|sind nicht verpflichtet"},
    Forms{-3, "ist untersagt|sind untersagt|ist verboten|sind verboten"},
};

constexpr std::array hedges{
    Forms{-1, "vorbehaltlich"},
    Forms{-1, "hängt von|hängen von"},
    Forms{-1, "grundsätzlich"},
    Forms{-1, "nach möglichkeit"},
    Forms{-1, "soweit möglich"},
    Forms{-1, "bemüht sich|bemühen sich"},
    Forms{-1, "sofern"},
    Forms{-1, "es sei denn"},
    Forms{1, "unverzüglich"},
    Forms{1, "sofort"},
    Forms{1, "bedingungslos"},
    Forms{1, "vollständig"},
    Forms{1, "unter keinen umständen"},
};

// Compounds ("fünfundzwanzig", "dreihundert") are taken apart in numbers.cpp.
constexpr std::array numbers{
    NumberForms{1, "ein|eins|einmal|eine|einen|einem|einer|eines"},
    NumberForms{2, "zwei|zweier|zweimal|doppelt"},
    NumberForms{3, "drei|dreier|dreimal"},
    NumberForms{4, "vier|viermal"},
    NumberForms{5, "fünf|fünfmal"},
    NumberForms{6, "sechs"},
    NumberForms{7, "sieben"},
    NumberForms{8, "acht"},
    NumberForms{9, "neun"},
    NumberForms{10, "zehn"},
    NumberForms{11, "elf"},
    NumberForms{12, "zwölf"},
    NumberForms{13, "dreizehn"},
    NumberForms{14, "vierzehn"},
    NumberForms{15, "fünfzehn"},
    NumberForms{16, "sechzehn"},
    NumberForms{17, "siebzehn"},
    NumberForms{18, "achtzehn"},
    NumberForms{19, "neunzehn"},
    NumberForms{20, "zwanzig"},
    NumberForms{30, "dreißig|dreissig"},
    NumberForms{40, "vierzig"},
    NumberForms{50, "fünfzig"},
    NumberForms{60, "sechzig"},
    NumberForms{70, "siebzig"},
    NumberForms{80, "achtzig"},
    NumberForms{90, "neunzig"},
    NumberForms{100, "hundert"},
    NumberForms{1e3, "tausend"},
    NumberForms{1e6, "million|millionen|mio"},
    NumberForms{1e9, "milliarde|milliarden|mrd"},
    NumberForms{0.5, "halb|halbe|halben|halbes|hälfte"},
    NumberForms{1.0 / 3, "drittel"},
    NumberForms{0.25, "viertel"},
    NumberForms{0.2, "fünftel"},
    NumberForms{0.1, "zehntel"},
};

constexpr std::array ordinals{
    NumberForms{1, "erst"},  NumberForms{2, "zweit"},  NumberForms{3, "dritt"}, NumberForms{4, "viert"},
    NumberForms{5, "fünft"}, NumberForms{6, "sechst"}, NumberForms{7, "siebt"}, NumberForms{8, "acht"},
    NumberForms{9, "neunt"}, NumberForms{10, "zehnt"},
};

constexpr std::array<std::string_view, 8> units{
    "mal|male",
    "tag|tage|tagen|tages",
    "woche|wochen",
    "monat|monate|monaten|monats",
    "jahr|jahre|jahren|jahres",
    "stunde|stunden",
    "minute|minuten",
    "prozent",
};

}  // namespace

constexpr LanguageTable german_table{
    .modals = modals,
    .hedges = hedges,
    .negations =
        "nicht|kein|keine|keinen|keinem|keiner|keines|nie|niemals|ohne|weder|niemand|nichts|außer|ausser",
    .numbers = numbers,
    .ordinals = ordinals,
    .ordinal_endings = "e|en|em|er|es",
    .loose_ones = "ein|eins|eine|einen|einem|einer|eines",
    .units = units,
    .measures = "tägig|wöchig|monatig|jährig|stündig|minütig|prozentig",
    .frequent =
        "der|die|das|des|dem|den|und|ist|sind|in|im|von|vom|zu|zum|zur|mit|für|auf|eine|ein|einer|einem|"
        "nicht|"
        "wird|"
        "werden|bis|über|oder|sich|darf|kann|muss|müssen|jeder|jede|durch|aus|an|am",
    .provisions =
        "artikel|artikels|artikeln|absatz|absätze|absatzes|ziffer|ziffern|punkt|punkte|punkten|anhang|"
        "anhangs|"
        "abschnitt|abschnitts|paragraph|paragraphen|kapitel|teil",
    .capitals_are_names = false};

}  // namespace mediant::drafts
