"""An invented coded document that every export is tried on."""

from __future__ import annotations

import pytest

from marsad.model import (
    Acled,
    CodedDocument,
    CoderInfo,
    Count,
    Crosswalk,
    Event,
    Mention,
    Participant,
    PlaceMention,
    Speaker,
    TextSpan,
    TimeSpan,
    Ucdp,
)

TEXT = "قصف طيران الجيش أمس مدينة إدلب، ما أدى إلى مقتل سبعة مدنيين، بحسب مصدر طبي. وقد تجتمع الأطراف غدا."


def span(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


@pytest.fixture
def doc() -> CodedDocument:
    strike = Event(
        id="aaaa",
        type="ASSAULT",
        modes=("aerial",),
        mentions=(Mention(**span("قصف")), Mention(**span("مقتل"))),
        evidence=(TextSpan(**span(TEXT.split(".")[0])),),
        actors=(Participant(**span("طيران الجيش"), name="Syrian air force", code="SYR", sectors=("MIL",)),),
        recipients=(Participant(**span("مدنيين"), code="SYR", sectors=("CVL",)),),
        places=(PlaceMention(**span("مدينة إدلب"), name="Idlib", country="SYR", lat=35.93, lon=36.63, resolution=4),),
        time=TimeSpan(start="2020-06-09", end="2020-06-09", precision="day", text="أمس", reported="2020-06-10"),
        counts=(Count(kind="killed", who="civilian", unit="person", min=7, max=7, **span("سبعة مدنيين")),),
        attribution=(Speaker(**span("مصدر طبي"), kind="medical", verb="بحسب"),),
        confidence=0.8,
        crosswalk=Crosswalk(
            plover="ASSAULT/aerial",
            cameo="195",
            acled=Acled(
                event_type="Explosions/Remote violence",
                sub_event_type="Air/drone strike",
                disorder_type="Political violence",
            ),
            ucdp=Ucdp(type_of_violence=3),
            quad=4,
            score=-10.0,
        ),
        rules=("subject of the verb",),
    )
    meeting = Event(
        id="bbbb",
        type="AGREE",
        mentions=(Mention(**span("تجتمع")),),
        status="future",
        certainty="hedged",
        crosswalk=Crosswalk(plover="AGREE", cameo="03", quad=1, score=4.0),
    )
    return CodedDocument(
        id="d1", text=TEXT, title="عنوان", url=None, outlet="صحيفة", published="2020-06-10", dateline=None, credits=(),
        sections=(), noise=(), language="ar", events=(strike, meeting), claims=(), entities=(),
        coder=CoderInfo(version="0.0", codebook="test"),
    )  # fmt: skip
