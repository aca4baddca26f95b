#include "obligation_phrases.hpp"

#include <algorithm>

namespace mediant::drafts {
namespace {

constexpr PhraseTable english{
    "within|by|until|till|no later than|not later than|before|on or before|on",
    "each|every|once a|twice a",
    "if|unless|provided that|on condition that|subject to|as soon as|once|when|as long as|so long as|in case|"
    "in the event that|in the event of",
    "after|following|upon",
    "as verified by|verified by|monitored by|supervised by|inspected by|audited by|certified by|confirmed by|"
    "under the supervision of|under the control of",
    "guaranteed by|under the guarantee of|with the guarantee of|backed by|underwritten by",
    "failing which|failing this|otherwise|or else",
    "day|days|week|weeks|month|months|year|years|hour|hours|quarter|quarters|end|signature|midnight|noon|"
    "spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ratification",
    "by"};

constexpr PhraseTable russian{
    "в течение|не позднее чем через|не позднее чем|не позднее|не позже|до|к|через|в срок до",
    "каждый|каждую|каждое|каждые",
    "если|при условии, что|при условии|в случае|когда|как только|пока",
    "после|с момента|со дня",
    "под надзором|под контролем|под наблюдением",
    "под гарантии|под гарантию|с гарантией|при гарантиях",
    "в противном случае|иначе",
    "день|дня|дней|дни|сутки|суток|неделя|неделю|недели|недель|месяц|месяца|"
    "месяцев|год|года|лет|час|часа|часов|"
    "квартал|квартала|конца|концу|подписания",
    ""};

constexpr PhraseTable ukrainian{
    "протягом|упродовж|впродовж|не пізніше ніж через|не пізніше ніж|не пізніше|до|через",
    "кожен|кожну|кожне|кожні|кожного",
    "якщо|за умови, що|за умови|у разі|в разі|коли|щойно|поки",
    "після|з моменту|з дня",
    "під наглядом|під контролем",
    "під гарантії|під гарантію|за гарантії|з гарантією",
    "в іншому разі|в іншому випадку|інакше",
    "день|дня|дні|днів|доба|діб|тиждень|тижня|тижні|тижнів|місяць|місяця|місяці|місяців|рік|року|роки|років|"
    "година|години|годин|квартал|кварталу|кінця|підписання",
    ""};

constexpr PhraseTable arabic{
    "خلال|قبل|في موعد أقصاه|حتى|في غضون|بحلول",
    "كل",
    "إذا|بشرط|شريطة|ما لم|في حال|في حالة|عندما|رهنا",
    "بعد|عقب",
    "تحت إشراف|بإشراف|تحت رقابة|برقابة",
    "بضمان|بضمانة|تحت ضمان",
    "وإلا",
    "يوم|يوما|يومين|أيام|أسبوع|أسبوعا|أسبوعين|أسابيع|شهر|شهرا|شهرين|أشهر|شهور|سنة|سنتين|سنوات|عام|عاما|عامين|"
    "أعوام|ساعة|ساعات|نهاية|توقيع|التوقيع|اليوم",
    ""};

constexpr PhraseTable french{
    "avant|dans un délai|dans le délai|dans les|d'ici|au plus tard|jusqu'au|jusqu'à|jusqu'en|le jour",
    "chaque|tous les|toutes les|une fois par|deux fois par",
    "si|s'il|s'ils|sauf si|à moins que|à condition que|pourvu que|sous réserve|dès que|une fois que|lorsque|"
    "quand|en cas|tant que",
    "après|à compter|à partir",
    "vérifié par|vérifiée par|vérifiés par|vérifiées par|contrôlé par|contrôlée par|certifié par|certifiée "
    "par|"
    "sous le contrôle de|sous le contrôle du|sous la surveillance de|sous la surveillance du|"
    "sous la supervision de|sous la supervision du",
    "garanti par|garantie par|garantis par|garanties par|avec la garantie de|avec la garantie du|"
    "sous la garantie de|sous la garantie du",
    "faute de quoi|à défaut|sinon|sous peine de",
    "jour|jours|semaine|semaines|mois|an|ans|année|années|heure|heures|trimestre|trimestres|semestre|fin|"
    "signature",
    "par"};

constexpr PhraseTable spanish{
    "antes de|antes del|en un plazo|en el plazo|dentro de|a más tardar|no más tarde|hasta|para el|el día",
    "cada|una vez al|todos los|todas las",
    "si|salvo que|a menos que|siempre que|a condición de que|con tal de que|cuando|en caso|una vez que|"
    "tan pronto como|a reserva",
    "después de|después del|tras|a partir",
    "verificado por|verificada por|verificados por|verificadas por|supervisado por|supervisada por|"
    "bajo la supervisión de|bajo la supervisión del|bajo el control de|bajo el control del",
    "garantizado por|garantizada por|avalado por|avalada por|con la garantía de|con la garantía del|"
    "bajo la garantía de|bajo la garantía del",
    "de lo contrario|en caso contrario|en su defecto|so pena de",
    "día|días|semana|semanas|mes|meses|año|años|hora|horas|trimestre|trimestres|fin|final|firma",
    "por"};

constexpr PhraseTable german{
    "bis|innerhalb|binnen|spätestens|vor|am",
    "jede|jeden|jedes|alle|einmal im|einmal pro",
    "wenn|falls|sofern|soweit|es sei denn|sobald|vorbehaltlich|unter der bedingung, dass|vorausgesetzt, dass",
    "nach|ab",
    "geprüft durch|geprüft von|überprüft durch|überprüft von|überwacht durch|überwacht von|kontrolliert "
    "durch|"
    "kontrolliert von|unter aufsicht|unter der aufsicht",
    "garantiert durch|garantiert von|verbürgt durch|unter der garantie|mit der garantie|unter garantie",
    "andernfalls|widrigenfalls|ansonsten|sonst",
    "tag|tage|tagen|tages|woche|wochen|monat|monate|monaten|jahr|jahre|jahren|jahres|stunde|stunden|quartal|"
    "quartals|ende|unterzeichnung",
    "von|durch"};

constexpr PhraseTable none{};

}  // namespace

bool is_listed(std::string_view word, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

const PhraseTable& phrases_of(Language language) {
  switch (language) {
    case Language::english:
      return english;
    case Language::russian:
      return russian;
    case Language::ukrainian:
      return ukrainian;
    case Language::arabic:
      return arabic;
    case Language::french:
      return french;
    case Language::spanish:
      return spanish;
    case Language::german:
      return german;
    case Language::other:
      break;
  }
  return none;
}

}  // namespace mediant::drafts
