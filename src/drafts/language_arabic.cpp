#include "language_tables.hpp"

namespace mediant::drafts {
namespace {

constexpr std::array modals{
    Forms{3, "يجب"},
    Forms{3, "يتعين|تتعين"},
    Forms{3, "يتوجب|تتوجب"},
    Forms{3, "يلتزم|تلتزم|يلتزمان|تلتزمان|يلتزمون"},
    Forms{3, "يتعهد|تتعهد|يتعهدان|تتعهدان|يتعهدون"},
    Forms{3, "سوف"},
    Forms{2, "ينبغي"},
    Forms{1, "يجوز|تجوز"},
    Forms{1, "يمكن"},
    Forms{1, "يحق"},
    Forms{1, "يستطيع|تستطيع"},
    Forms{1, "يسمح"},
    Forms{-3, "لا يجوز|لا تجوز"},
    Forms{-3, "لا يمكن"},
    Forms{-3, "لا يحق"},
    Forms{-2, "لا ينبغي|ينبغي ألا|ينبغي أن لا"},
    Forms{-3, "لا يسمح"},
    Forms{-3, "لا يجب|يجب ألا|يجب أن لا"},
    Forms{-3, "لا يستطيع|لا تستطيع"},
    Forms{0, "لا يتعين"},
    Forms{0, "لا يلتزم|لا تلتزم"},
    Forms{-3, "يتعين ألا"},
    Forms{-3, "يحظر|تحظر"},
    Forms{-3, "يمنع|تمنع"},
};

constexpr std::array hedges{
    Forms{-1, "رهنا"},          Forms{-1, "بشرط"},        Forms{-1, "يتوقف على|تتوقف على"},
    Forms{-1, "من حيث المبدأ"}, Forms{-1, "قدر الإمكان"}, Forms{-1, "يسعى|تسعى"},
    Forms{-1, "إذا"},           Forms{1, "فورا"},         Forms{1, "دون تأخير"},
    Forms{1, "بالكامل"},        Forms{1, "دون شروط"},
};

constexpr std::array numbers{
    NumberForms{1, "واحد|واحدة|مرة"},
    NumberForms{2,
                "اثنا|اثنتا|اثني|اثنتي|اثنين|اثنان|اثنتين|اثنتان|سنتين|سنتان|عامين|عامان|شهرين|شهران|أسبوعين|"
                "أسبوعان|يومين|يومان|"
                "ساعتين|ساعتان|مرتين|مرتان|"
                "طنين|مترين|كيلومترين"},
    NumberForms{3, "ثلاث|ثلاثة"},
    NumberForms{4, "أربع|أربعة"},
    NumberForms{5, "خمس|خمسة"},
    NumberForms{6, "ست|ستة"},
    NumberForms{7, "سبع|سبعة"},
    NumberForms{8, "ثماني|ثمانية|ثمان"},
    NumberForms{9, "تسع|تسعة"},
    NumberForms{10, "عشر|عشرة"},
    NumberForms{20, "عشرين|عشرون"},
    NumberForms{30, "ثلاثين|ثلاثون"},
    NumberForms{40, "أربعين|أربعون"},
    NumberForms{50, "خمسين|خمسون"},
    NumberForms{60, "ستين|ستون"},
    NumberForms{70, "سبعين|سبعون"},
    NumberForms{80, "ثمانين|ثمانون"},
    NumberForms{90, "تسعين|تسعون"},
    NumberForms{100, "مائة|مئة"},
    NumberForms{200, "مائتين|مئتين|مائتا|مئتا|مائتان|مئتان|مائتي|مئتي"},
    NumberForms{300, "ثلاثمائة|ثلاثمئة"},
    NumberForms{400, "أربعمائة|أربعمئة"},
    NumberForms{500, "خمسمائة|خمسمئة"},
    NumberForms{600, "ستمائة|ستمئة"},
    NumberForms{700, "سبعمائة|سبعمئة"},
    NumberForms{800, "ثمانمائة|ثمانمئة|ثمانيمائة"},
    NumberForms{900, "تسعمائة|تسعمئة"},
    NumberForms{1e3, "ألف|آلاف|ألفا"},
    NumberForms{2e3, "ألفين|ألفان|ألفي"},
    NumberForms{1e6, "مليون|ملايين|مليونا"},
    NumberForms{2e6, "مليونين|مليونان|مليوني"},
    NumberForms{1e9, "مليار|مليارات|مليارا"},
    NumberForms{0.5, "نصف"},
    NumberForms{1.0 / 3, "ثلث|أثلاث"},
    NumberForms{2.0 / 3, "ثلثي|ثلثا"},
    NumberForms{0.25, "ربع|أرباع"},
    NumberForms{0.2, "أخماس"},
};

constexpr std::array ordinals{
    NumberForms{1, "أول|أولى"},    NumberForms{2, "ثاني|ثانية"}, NumberForms{3, "ثالث|ثالثة"},
    NumberForms{4, "رابع|رابعة"},  NumberForms{5, "خامس|خامسة"}, NumberForms{6, "سادس|سادسة"},
    NumberForms{7, "سابع|سابعة"},  NumberForms{8, "ثامن|ثامنة"}, NumberForms{9, "تاسع|تاسعة"},
    NumberForms{10, "عاشر|عاشرة"},
};

constexpr std::array<std::string_view, 7> units{
    "مرة|مرتين|مرتان|مرات",
    "يوم|يوما|يومين|يومان|أيام",
    "أسبوع|أسبوعا|أسبوعين|أسبوعان|أسابيع",
    "شهر|شهرا|شهرين|شهران|أشهر|شهور",
    "سنة|سنتين|سنتان|سنوات|عام|عاما|عامين|عامان|أعوام",
    "ساعة|ساعتين|ساعتان|ساعات",
    "دقيقة|دقيقتين|دقائق",
};

}  // namespace

constexpr LanguageTable arabic_table{.modals = modals,
                                     .hedges = hedges,
                                     .negations = "لا|لن|لم|ليس|ليست|دون|بدون|عدم|غير|باستثناء",
                                     .numbers = numbers,
                                     .ordinals = ordinals,
                                     .loose_ones = "مرة",
                                     .and_half = "ونصف",
                                     .units = units,
                                     .provisions =
                                         "المادة|للمادة|بالمادة|والمادة|المادتين|المواد|البند|للبند|بالبند|"
                                         "والبند|البندين|الفقرة|للفقرة|بالفقرة|"
                                         "والفقرة|الفقرتين|الملحق|للملحق|القسم|الفصل|النقطة|للنقطة",
                                     .capitals_are_names = false};

}  // namespace mediant::drafts
