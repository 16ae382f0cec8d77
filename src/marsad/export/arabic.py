"""The Arabic words for what the codebook names in English, for output that people read."""

from __future__ import annotations

TYPES = {
    "AGREE": "تعهد أو اتفاق", "CONSULT": "لقاء أو تشاور", "SUPPORT": "تأييد", "CONCEDE": "تنازل معلن",
    "COOPERATE": "تعاون", "AID": "دعم أو إغاثة", "RETREAT": "انسحاب أو إفراج", "REQUEST": "دعوة أو مطالبة",
    "ACCUSE": "إدانة أو اتهام", "REJECT": "رفض", "THREATEN": "تهديد", "PROTEST": "احتجاج", "SANCTION": "عقوبة",
    "MOBILIZE": "حشد", "COERCE": "إكراه", "ASSAULT": "هجوم", "DISPLACE": "نزوح", "DISCOVER": "عثور", "TOLL": "حصيلة",
}  # fmt: skip
MODES = {
    "visit": "زيارة", "third-party": "وساطة", "multilateral": "متعدد الأطراف", "phone": "هاتف", "withdraw": "انسحاب",
    "release": "إفراج", "disarm": "نزع سلاح", "ceasefire": "وقف إطلاق نار", "access": "إدخال", "resign": "استقالة",
    "assist": "مساعدة", "change": "تغيير", "yield": "كف", "meet": "محادثات", "disapprove": "استنكار",
    "investigate": "تحقيق", "allege": "اتهام", "restrict": "تقييد", "arrest": "اعتقال", "relations": "علاقات",
    "expel": "طرد", "territory": "أراض", "violence": "عنف", "demo": "مظاهرة", "riot": "شغب", "strike": "إضراب",
    "hunger": "إضراب عن الطعام", "boycott": "مقاطعة", "obstruct": "إغلاق طرق", "vandalize": "تخريب",
    "convict": "حكم قضائي", "discontinue": "إيقاف", "troops": "قوات", "weapons": "أسلحة", "police": "شرطة",
    "militia": "فصائل", "seize": "سيطرة", "censor": "حجب", "curfew": "حظر تجول", "martial-law": "طوارئ",
    "deport": "ترحيل", "withhold": "منع", "misinformation": "تضليل", "cyber": "هجوم إلكتروني", "abduct": "خطف أو أسر",
    "beat": "ضرب", "torture": "تعذيب", "sexual": "عنف جنسي", "targeted": "اغتيال", "destroy": "تدمير",
    "primitive": "سلاح أبيض", "firearms": "أسلحة نارية", "explosives": "متفجرات", "suicide-attack": "هجوم انتحاري",
    "aerial": "قصف جوي", "drone": "طائرة مسيرة", "heavy-weapons": "أسلحة ثقيلة", "crowd-control": "تفريق بالقوة",
    "unconventional": "سلاح غير تقليدي", "flee": "فرار", "evacuate": "إجلاء", "return": "عودة", "remains": "جثث",
    "tunnel": "نفق",
}  # fmt: skip
STATUSES = {
    "actual": "وقع", "future": "مزمع", "hypothetical": "محتمل", "negated": "منفي", "historical": "سابق",
}  # fmt: skip
CERTAINTIES = {"asserted": "مؤكد", "hedged": "غير مؤكد", "disputed": "متنازع عليه"}
COUNTS = {
    "killed": "قتلى", "injured": "جرحى", "missing": "مفقودون", "detained": "محتجزون", "abducted": "مخطوفون",
    "displaced": "نازحون", "protesters": "محتجون", "attacks": "هجمات",
}  # fmt: skip
WHO = {"civilian": "مدنيون", "military": "عسكريون", "police": "شرطة", "child": "أطفال", "woman": "نساء"}
KINDS = {
    "party": "طرف", "official": "مسؤول", "igo": "منظمة دولية", "ngo": "منظمة غير حكومية", "media": "إعلام",
    "witness": "شاهد", "medical": "مصدر طبي", "unnamed": "لم يسم",
}  # fmt: skip
