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
    NumberForms{1, "ein|eins|eine|einen|einem|einer|eines"},
    NumberForms{2, "zwei|zweier|zweimal"},
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
    NumberForms{1e6, "million|millionen"},
    NumberForms{1e9, "milliarde|milliarden"},
    NumberForms{0.5, "halb|halbe|halben|halbes|hälfte"},
    NumberForms{1.0 / 3, "drittel"},
    NumberForms{0.25, "viertel"},
    NumberForms{0.2, "fünftel"},
    NumberForms{0.1, "zehntel"},
};

}  // namespace

constexpr LanguageTable german_table{
    modals.data(),
    modals.size(),
    hedges.data(),
    hedges.size(),
    "nicht|kein|keine|keinen|keinem|keiner|keines|nie|niemals|ohne|weder|niemand|nichts|außer|ausser",
    numbers.data(),
    numbers.size(),
    "",
    "ein|eins|eine|einen|einem|einer|eines",
    "der|die|das|des|dem|den|und|ist|sind|in|im|von|vom|zu|zum|zur|mit|für|auf|eine|ein|einer|einem|nicht|"
    "wird|"
    "werden|bis|über|oder|sich|darf|kann|muss|müssen|jeder|jede|durch|aus|an|am",
    "artikel|artikels|artikeln|absatz|absätze|absatzes|ziffer|ziffern|punkt|punkte|punkten|anhang|anhangs|"
    "abschnitt|abschnitts|paragraph|paragraphen|kapitel|teil",
    false};

}  // namespace mediant::drafts
