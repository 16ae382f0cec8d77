"""What a page is about: on a page of sport or film words of conflict mean something else."""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft
from marsad.extract.finding import Finding
from marsad.extract.time import TimeMention

NEWS = "news"
ARTS = "arts"
_BYGONE = "1900"
_PRESENT_AGE = "1946"
_YEAR_DIGITS = (3, 4)
_PUBLIC = "public"
# Measured on the study texts (2026-11-24): no report of conflict passes these, invented pages of sport and life do.
_FEWEST_NOUNS = 4
_FEWEST_WORDS = 5
_LEAD = 2
_FEWEST_IN_LEAD = 3
_DONE = "vP"
_OF_FORCE = frozenset(
    "arrest convict deport aerial drone firearms explosives heavy-weapons crowd-control suicide-attack abduct".split()
)
_TOLD_BY_LEAD = ("sport", ARTS)
_OUTWEIGHS = 1.5
_FORCE_WEIGHS = 0.5
_ARMED = frozenset("MIL REB PRM UAF COP SPY".split())
_SIDES = _ARMED | frozenset("GOV PTY OPP LEG JUD IGO".split())
_FORCE = frozenset("ASSAULT COERCE MOBILIZE THREATEN RETREAT PROTEST DISPLACE DISCOVER TOLL".split())


def topic_of(draft: Draft, findings: list[Finding]) -> str:
    """sport, arts, press or life where such words outweigh those of public affairs and the acts of force, else news."""
    words: dict[str, int] = {}
    nouns: dict[str, set[int]] = {}
    for i, word in enumerate(draft.words):
        if word.topic is not None and not draft.skip[i]:
            topic, noun = word.topic
            words[topic] = words.get(topic, 0) + 1
            nouns.setdefault(topic, set()).add(noun)
    public = words.pop(_PUBLIC, 0)
    if not words:
        return NEWS
    if any(_opens_with_force(draft, f, ARTS in words) for f in findings):
        return NEWS
    if (told := _of_lead(draft)) is not None:
        return told
    best = max(words, key=lambda t: words[t])
    enough = words[best] >= _FEWEST_WORDS and len(nouns[best]) >= _FEWEST_NOUNS
    force = sum(f.type in _FORCE for f in findings)
    return best if enough and sum(words.values()) > _OUTWEIGHS * public + _FORCE_WEIGHS * force else NEWS


def _opens_with_force(draft: Draft, finding: Finding, arts: bool) -> bool:
    """ "اعتقلت السلطات الإيرانية المخرج السينمائي ...": armed force or arrest by a named power, told as done, opens
    news of whoever suffers it; so does "بعد هجوم شنه الحوثيون" where no story can be told.
    """
    if finding.status != "actual" or finding.sentence > _LEAD or _OF_FORCE.isdisjoint(finding.modes):
        return False
    powers = [a for a in finding.actors if a.code is not None and _is(a, _SIDES) and _of_affairs(draft, a)]
    told = finding.trigger.features.startswith(_DONE) and not finding.trigger.suffix
    return (told and powers != []) or (not arts and any(a.entry is not None and _is(a, _ARMED) for a in powers))


def _of_affairs(draft: Draft, mention: ActorMention) -> bool:
    """A power, and no forward ("مهاجم")."""
    own = draft.words[mention.head].topic
    return own is None or own[0] == _PUBLIC


def _of_lead(draft: Draft) -> str | None:
    """The topic that the headline and the first sentence speak of in several words, nothing of public affairs among
    them: "أرسنال يسحق ضيفه ليفربول ويشعل سباق لقب الدوري".
    """
    stop = draft.reading.sentences[min(_LEAD, len(draft.reading.sentences)) - 1].stop
    topics = {w.topic for k, w in enumerate(draft.words[:stop]) if w.topic is not None and not draft.skip[k]}
    named = [topic for topic, _ in topics]
    best = max(named, key=named.count, default=None)
    return best if best in _TOLD_BY_LEAD and named.count(best) >= _FEWEST_IN_LEAD and _PUBLIC not in named else None


def belongs(draft: Draft, finding: Finding, topic: str) -> bool:
    """Whether an event on a page about `topic` is one that is reported: armed men, the harmed, or states on both sides.

    "هاجم الحوثيون الملعب" is kept on the page of sport, "هاجم الفريق مرمى خصمه" is not.
    """
    if topic == NEWS:
        return True
    sides = [*finding.actors, *finding.recipients]
    if any(_is(m, _ARMED) and m.cls != "nisba" and _reported(draft, m, topic) for m in sides):
        return True
    if topic != ARTS and finding.type in _FORCE and _told_of_men(draft, finding):
        return True
    stately = all(_is(m, _SIDES) and m.entry is not None for m in sides)
    return topic in ("life", "press") and stately and bool(finding.actors and finding.recipients)


def _reported(draft: Draft, mention: ActorMention, topic: str) -> bool:
    """A forward ("مهاجم الفريق") is no attacker, and the armed men of a story ("قناصا") have no name outside it."""
    own = draft.words[mention.head].topic
    return mention.entry is not None if topic == ARTS else own is None or own[0] != topic


def _is(mention: ActorMention, sectors: frozenset[str]) -> bool:
    return not sectors.isdisjoint(mention.sectors)


def _told_of_men(draft: Draft, finding: Finding) -> bool:
    """Two other words of public affairs stand in the sentence: "قتل مسلحون ... برصاص"."""
    sentence = draft.reading.sentences[finding.sentence]
    own = {t.token for t in finding.triggers}
    public = {
        draft.words[k].topic
        for k in range(sentence.first, sentence.stop)
        if k not in own and (topic := draft.words[k].topic) is not None and topic[0] == _PUBLIC
    }
    return len(public) >= 2


def tells_history(draft: Draft, times: list[TimeMention]) -> bool:
    """Whether the years that the text writes out lie before 1900, or all its times before 1946: its undated acts do
    too.
    """
    years = [t.start for t in times if t.start is not None and _writes_year(draft, t)]
    long_ago = years != [] and all(t.start < _PRESENT_AGE for t in times if t.start is not None)
    return long_ago or sum(map(is_bygone, years)) * 2 > len(years)


def is_bygone(start: str | None) -> bool:
    """Before 1900: history, and no background of news ("اعترفت بريطانيا عام 1783")."""
    return start is not None and start < _BYGONE


def _writes_year(draft: Draft, time: TimeMention) -> bool:
    return any(draft.tokens[k].kind == "n" and len(draft.form(k)) in _YEAR_DIGITS for k in range(time.first, time.stop))
