#include "language_tables.hpp"

namespace mediant::drafts {
namespace {

constexpr std::array modals{
    Forms{3, "debe|deben"},
    Forms{3, "deberá|deberán"},
    Forms{2, "debería|deberían"},
    Forms{3, "se compromete a|se comprometen a"},
    Forms{3, "está obligado a|está obligada a|están obligados a|están obligadas a"},
    Forms{1, "puede|pueden"},
    Forms{1, "podrá|podrán"},
    Forms{1, "podría|podrían"},
    Forms{1, "tiene derecho a|tienen derecho a"},
    Forms{-3, "no debe|no deben"},
    Forms{-3, "no deberá|no deberán"},
    Forms{-2, "no debería|no deberían"},
    Forms{-3, "no puede|no pueden"},
    Forms{-3, "no podrá|no podrán"},
    Forms{-1, "no podría|no podrían"},
    Forms{0, "no está obligado a|no está obligada a|no están obligados a|no están obligadas a"},
    Forms{-3,
          "queda prohibido|queda prohibida|quedan prohibidos|quedan prohibidas|se prohíbe|se prohíben|está "
          "prohibido|"
          "está prohibida|están prohibidos|están prohibidas"},
};

constexpr std::array hedges{
    Forms{-1, "a reserva de"},
    Forms{-1, "depende de|dependen de"},
    Forms{-1, "en principio"},
    Forms{-1, "en la medida de lo posible"},
    Forms{-1, "procura|procuran|procurará|procurarán"},
    Forms{-1, "a condición de"},
    Forms{-1, "salvo que"},
    Forms{1, "sin demora"},
    Forms{1, "inmediatamente"},
    Forms{1, "sin condiciones"},
    Forms{1, "íntegramente"},
    Forms{1, "en ningún caso"},
};

constexpr std::array numbers{
    NumberForms{1, "un|uno|una"},
    NumberForms{2, "dos"},
    NumberForms{3, "tres"},
    NumberForms{4, "cuatro"},
    NumberForms{5, "cinco"},
    NumberForms{6, "seis"},
    NumberForms{7, "siete"},
    NumberForms{8, "ocho"},
    NumberForms{9, "nueve"},
    NumberForms{10, "diez"},
    NumberForms{11, "once"},
    NumberForms{12, "doce"},
    NumberForms{13, "trece"},
    NumberForms{14, "catorce"},
    NumberForms{15, "quince"},
    NumberForms{16, "dieciséis"},
    NumberForms{17, "diecisiete"},
    NumberForms{18, "dieciocho"},
    NumberForms{19, "diecinueve"},
    NumberForms{20, "veinte"},
    NumberForms{21, "veintiún|veintiuno|veintiuna"},
    NumberForms{22, "veintidós"},
    NumberForms{23, "veintitrés"},
    NumberForms{24, "veinticuatro"},
    NumberForms{25, "veinticinco"},
    NumberForms{26, "veintiséis"},
    NumberForms{27, "veintisiete"},
    NumberForms{28, "veintiocho"},
    NumberForms{29, "veintinueve"},
    NumberForms{30, "treinta"},
    NumberForms{40, "cuarenta"},
    NumberForms{50, "cincuenta"},
    NumberForms{60, "sesenta"},
    NumberForms{70, "setenta"},
    NumberForms{80, "ochenta"},
    NumberForms{90, "noventa"},
    NumberForms{100, "cien|ciento"},
    NumberForms{200, "doscientos|doscientas"},
    NumberForms{300, "trescientos|trescientas"},
    NumberForms{400, "cuatrocientos|cuatrocientas"},
    NumberForms{500, "quinientos|quinientas"},
    NumberForms{600, "seiscientos|seiscientas"},
    NumberForms{700, "setecientos|setecientas"},
    NumberForms{800, "ochocientos|ochocientas"},
    NumberForms{900, "novecientos|novecientas"},
    NumberForms{1e3, "mil|miles"},
    NumberForms{1e6, "millón|millones|mill"},
    NumberForms{0.5, "mitad|medio|media"},
    NumberForms{1.0 / 3, "tercio|tercios"},
    NumberForms{0.25, "cuarto|cuartos"},
    NumberForms{0.2, "quinto|quintos"},
    NumberForms{0.1, "décimo|décimos"},
};

constexpr std::array ordinals{
    NumberForms{1, "primero|primera|primer"}, NumberForms{2, "segundo|segunda"},
    NumberForms{3, "tercero|tercera|tercer"}, NumberForms{4, "cuarto|cuarta"},
    NumberForms{5, "quinto|quinta"},          NumberForms{6, "sexto|sexta"},
    NumberForms{7, "séptimo|séptima"},        NumberForms{8, "octavo|octava"},
    NumberForms{9, "noveno|novena"},          NumberForms{10, "décimo|décima"},
};

constexpr std::array<std::string_view, 7> units{
    "vez|veces", "día|días", "semana|semanas", "mes|meses", "año|años", "hora|horas", "minuto|minutos",
};

}  // namespace

constexpr LanguageTable spanish_table{
    .modals = modals,
    .hedges = hedges,
    .negations = "no|sin|ni|ningún|ninguno|ninguna|nunca|jamás|nadie|nada|salvo|excepto",
    .numbers = numbers,
    .ordinals = ordinals,
    .loose_fractions = "medio|media|cuarto|cuartos|quinto|quintos|décimo|décimos",
    .loose_ones = "un|uno|una",
    .and_half = "y medio|y media",
    .units = units,
    .frequent =
        "el|la|los|las|del|de|y|en|que|por|para|con|se|una|un|al|no|su|sus|es|"
        "son|o|debe|deben|deberá|deberán|podrá|"
        "podrán|puede|pueden|cada|será|serán|este|esta",
    .provisions =
        "artículo|artículos|art|párrafo|párrafos|cláusula|cláusulas|punto|"
        "puntos|anexo|anexos|sección|capítulo|parte",
    .capitals_are_names = true};

}  // namespace mediant::drafts
