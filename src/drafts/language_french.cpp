#include "language_tables.hpp"

namespace mediant::drafts {
namespace {

constexpr std::array modals{
    Forms{3, "doit|doivent"},
    Forms{3, "devra|devront"},
    Forms{2, "devrait|devraient"},
    Forms{3, "s'engage à|s'engagent à"},
    Forms{3, "est tenu de|est tenue de|sont tenus de|sont tenues de"},
    Forms{1, "peut|peuvent"},
    Forms{1, "pourra|pourront"},
    Forms{1, "pourrait|pourraient"},
    Forms{1, "a le droit de|ont le droit de"},
    Forms{-3, "ne doit|ne doit pas|ne doivent|ne doivent pas"},
    Forms{-3, "ne devra|ne devra pas|ne devront|ne devront pas"},
    Forms{-2, "ne devrait|ne devrait pas|ne devraient|ne devraient pas"},
    Forms{-3, "ne peut|ne peut pas|ne peuvent|ne peuvent pas"},
    Forms{-3, "ne pourra|ne pourra pas|ne pourront|ne pourront pas"},
    Forms{-1, "ne pourrait|ne pourrait pas|ne pourraient|ne pourraient pas"},
    Forms{0, "n'est pas tenu de|n'est pas tenue de|ne sont pas tenus de|ne sont pas tenues de"},
    Forms{-3, "il est interdit|est interdit|est interdite|sont interdits|sont interdites"},
};

constexpr std::array hedges{
    Forms{-1, "sous réserve"},
    Forms{-1, "dépend de|dépendent de"},
    Forms{-1, "en principe"},
    Forms{-1, "dans la mesure du possible"},
    Forms{-1, "s'efforce de|s'efforcent de"},
    Forms{-1, "à condition que"},
    Forms{-1, "sauf si"},
    Forms{1, "sans délai"},
    Forms{1, "immédiatement"},
    Forms{1, "sans condition"},
    Forms{1, "intégralement"},
    Forms{1, "en aucun cas"},
};

constexpr std::array numbers{
    NumberForms{1, "un|une"},
    NumberForms{2, "deux"},
    NumberForms{3, "trois"},
    NumberForms{4, "quatre"},
    NumberForms{5, "cinq"},
    NumberForms{6, "six"},
    NumberForms{7, "sept"},
    NumberForms{8, "huit"},
    NumberForms{9, "neuf"},
    NumberForms{10, "dix"},
    NumberForms{11, "onze"},
    NumberForms{12, "douze"},
    NumberForms{13, "treize"},
    NumberForms{14, "quatorze"},
    NumberForms{15, "quinze"},
    NumberForms{16, "seize"},
    NumberForms{20, "vingt|vingts"},
    NumberForms{30, "trente"},
    NumberForms{40, "quarante"},
    NumberForms{50, "cinquante"},
    NumberForms{60, "soixante"},
    NumberForms{70, "septante"},
    NumberForms{80, "huitante"},
    NumberForms{90, "nonante"},
    NumberForms{100, "cent|cents"},
    NumberForms{1e3, "mille|milliers"},
    NumberForms{1e6, "million|millions"},
    NumberForms{1e9, "milliard|milliards|md|mds"},
    NumberForms{0.5, "moitié|demi|demie"},
    NumberForms{1.0 / 3, "tiers"},
    NumberForms{0.25, "quart|quarts"},
    NumberForms{0.2, "cinquième|cinquièmes"},
    NumberForms{0.1, "dixième|dixièmes"},
};

constexpr std::array ordinals{
    NumberForms{1, "premier|première"}, NumberForms{2, "deuxième|second|seconde"},
    NumberForms{3, "troisième"},        NumberForms{4, "quatrième"},
    NumberForms{5, "cinquième"},        NumberForms{6, "sixième"},
    NumberForms{7, "septième"},         NumberForms{8, "huitième"},
    NumberForms{9, "neuvième"},         NumberForms{10, "dixième"},
};

constexpr std::array<std::string_view, 7> units{
    "fois", "jour|jours", "semaine|semaines", "mois", "an|ans|année|années", "heure|heures", "minute|minutes",
};

}  // namespace

constexpr LanguageTable french_table{
    .modals = modals,
    .hedges = hedges,
    .negations = "pas|aucun|aucune|jamais|sans|ni|nul|nulle|rien|sauf|personne",
    .numbers = numbers,
    .ordinals = ordinals,
    .loose_fractions = "tiers|quart|quarts|cinquième|cinquièmes|dixième|dixièmes",
    .loose_ones = "un|une",
    .and_half = "et demi|et demie",
    .units = units,
    .frequent =
        "le|la|les|des|du|et|est|sont|dans|pour|par|sur|une|un|aux|au|de|ne|pas|"
        "qui|en|à|ou|leur|leurs|doit|doivent|"
        "peut|peuvent|chaque",
    .provisions =
        "article|articles|art|paragraphe|paragraphes|alinéa|alinéas|point|"
        "points|annexe|annexes|section|sections|chapitre|partie",
    .capitals_are_names = true};

}  // namespace mediant::drafts
