"""Words of the closed classes, folded: prepositions, particles, auxiliaries, determiners, numbers at large."""

from __future__ import annotations

PREPOSITIONS = frozenset(
    """
    في من الي عن مع بين ضد نحو تجاه لدي حول خلال بعد قبل عبر منذ حتي عقب اثر جراء رغم دون بدون وسط امام تحت فوق قرب
    بحضور بمشاركه برفقه بصحبه بزعامه بقياده برياسه باشراف داخل خارج بحق لصالح بسبب نتيجه اثناء ضمن غير سوي عند حيال
    ل ب ازاء بشان حسب وفق بحسب رغم قباله صوب بغيه باتجاه
    """.split()
)
SUBORDINATORS = frozenset(
    "ان انه انها انهم انهما انني اننا بان بانه بانها بانهم لان لانه لانها لانهم كيف كان_ ان_".split()
)
RELATIVES = frozenset("الذي التي الذين اللذين اللتين اللذان اللتان اللواتي اللاتي".split())
CLAUSE_CONJUNCTIONS = frozenset(
    """
    فيما بينما حين حيث عندما بعدما قبلما كما لكن ولكن لكنه لكنها لكنهم اذ اذا لو كي لكي حينما ريثما مما الا بل لذا
    لذلك وذلك علما عنديذ حتي
    """.split()
)
# "أما الجيش فقال": the verb that answers it stands after ف.
AS_FOR = "اما"
AUXILIARIES = frozenset(
    """
    كان كانت كانوا كانا كانتا يكون تكون يكونون يكونوا تكن يكن بات باتت باتوا اصبح اصبحت ظل ظلت ظلوا زال زالت زالوا
    يزال تزال يزالون عاد_ ليس ليست ليسوا
    """.split()
)
PRE_VERBAL = frozenset(
    """
    قد لقد لم لن لا سوف ما لما كي لكي حتي حيث عندما بعدما بينما فيما حين كما اذا لو اذ ثم ان انه انها انهم حسبما
    بحسبما وفقما مثلما
    """.split()
)
# Number words as written in folded text.
CARDINALS = frozenset(
    """
    اثنين اثنان اثنتين ثلاثه ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع ثمانيه ثماني ثمان تسعه تسع عشره عشر عشرين
    عشرون ثلاثين ثلاثون اربعين اربعون خمسين خمسون ستين سبعين ثمانين تسعين ميه مايه ميتي ميتين ميتا ميتان مايتي
    مايتين مايتا الف الفا الفي الفين الفان مليوني مليونا
    """.split()
)
# Numbers at large, before whom they count.
MANY = frozenset("عشرات ميات الاف العشرات الميات الالاف".split())
DETERMINERS = (
    CARDINALS
    | MANY
    | frozenset(
        """
    هذا هذه ذلك تلك هولاء هذين هاتين كل كافه جميع بعض عده عدد عددا ملايين اكثر اقل نحو حوالي زهاء قرابه العديد اي
    احد احدي كلا كلتا معظم غالبيه اغلب مجموعه ساير مختلف مجمل نصف ثلث ربع بضعه مليون واحد واحده
    """.split()
    )
)
ADVERBS = frozenset(
    """
    مساء صباحا ليلا نهارا ظهرا فجرا عصرا ايضا فقط الان فيه فيها فيهما عنه عنها عنهما خلاله خلالها حاليا سابقا لاحقا
    مجددا قبيل فورا بشكل جوا برا بحرا بقوه الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الماضي الماضيه المقبل
    القادم الجاري الحالي وفقا طبقا نقلا استنادا تبعا خلافا ردا اضافه بالاضافه فضلا علاوه احتجاجا تزامنا كذلك هناك
    هنا ثمه جميعا معا رسميا مرارا بشده علنا تقريبا بالاساس اساسا خصوصا بالاخص بالتحديد تحديدا بالذات بالفعل بالكامل
    """.split()
)
OTHER = frozenset("اخر اخري اخرين اخرون اخريات الاخر الاخري الاخرين الاخرون ذاته ذاتها نفسه نفسها نفسهم انفسهم".split())
PRONOUNS = frozenset("هو هي هم هما وهو وهي وهم فهو فهي انا نحن".split())
VERBAL_PARTICLES = frozenset("لماذا متي اين هنالك قد لقد لم لن لا سوف ما لما ثم هل الا ليت لعل".split())
NOUN_BEFORE = PREPOSITIONS | frozenset(
    "كل اي بعض عده جميع كافه معظم اول ثاني ثالث اخر احد اكثر هذا هذه تلك ذلك نفس ذات مثل غير عدم".split()
)
# "في وقت تواصل فيه قواته": an open word of time before a verb.
TIMES_BEFORE = frozenset("وقت حين لحظه يوم".split())
JUSSIVE_BEFORE = frozenset("لم لا ولم فلم الم ان لما".split())
# "قتل ثمانية مدنيين بينهم ثلاثة أطفال": what follows is a part of whom the clause has named, no argument.
PARTITIVES = frozenset("بينهم بينهن بينها بينهما منهم منهن منها ضمنهم".split())
# After these a noun stands, never a verb.
GOVERNING = frozenset("في وفي الي والي عن وعن مع ومع علي وعلي".split())
# مسؤولية, مسؤوليته, مسؤوليتها
RESPONSIBILITY = "مسوولي"
STOPS = frozenset(".!؟?؛;")
SOURCE_WORDS = frozenset("وفقا طبقا بحسب حسب حسبما نقلا وفق".split())
PREPOSITION_PRONOUNS = {
    prep + suffix: (prep, suffix)
    for prep in "علي ضد بحق مع الي عن نحو صوب باتجاه تجاه".split()
    for suffix in ("ه", "ها", "هم", "هما")
} | {clitic + suffix: (clitic, suffix) for clitic in ("ل", "ب") for suffix in ("هم", "هما")} | {
    "ايا" + suffix: ("", suffix) for suffix in ("ه", "ها", "هم", "هما")  # "داعية إياها": an object
}
ON_OCCASION = frozenset("خلاله خلالها فيه فيها".split())  # after the verb: "زيارة التقى خلالها الرئيس"
INSIDE = frozenset("في وفي داخل قرب وسط حول".split())  # what stands after them is a place, where it may be one
BELONGING = frozenset(
    """
    التابع التابعه التابعين التابعون تابع تابعه تابعين تابعون الموالي المواليه الموالين الموالون موال موالون مواليه
    موالين تابعا مواليا مرتبطا محسوبا المواليين المرتبط المرتبطه المرتبطين المرتبطون مرتبط مرتبطه مرتبطين المنتمين
    المنتمي المنتميه المحسوبه المحسوب المناصره المويده المويدين
    """.split()
)
CLOSED_CLASS = (
    OTHER
    | VERBAL_PARTICLES
    | PRONOUNS
    | PREPOSITIONS
    | SUBORDINATORS
    | RELATIVES
    | CLAUSE_CONJUNCTIONS
    | AUXILIARIES
    | PRE_VERBAL
    | DETERMINERS
    | ADVERBS
)
