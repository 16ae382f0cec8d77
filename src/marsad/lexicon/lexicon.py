"""The compiled lexicon: plain records and look-up tables, so that it is stored and loaded in one piece.

Every written form is folded (`text.fold`). Phrase tables map the first two words of a phrase to what may follow them.
"""

from __future__ import annotations

import msgspec

from marsad.lexicon.calendar import Calendar
from marsad.lexicon.numbers import Numbers, Victims

# "first second" (or the only word) -> [(words left, index of the entry)], longest first
PhraseTable = dict[str, list[tuple[list[str], int]]]
# written form -> [(index of the entry, features)]
FormTable = dict[str, list[tuple[int, str]]]


class Sense(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One sense of one event lemma (a row of `data/event/<type>.tsv`). `source` is "file:line" for `explain`."""

    lemma: str
    type: str
    modes: list[str]
    frame: dict[str, str]
    needs: list[str]
    block: list[str]
    weight: int
    source: str


class LightVerb(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A verb that lends its subject and object to an event noun. `carries` is A, R, P, X or N
    (data/event/light.tsv).
    """

    lemma: str
    carries: str
    prepositions: list[str]


class ReportingVerb(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A verb of saying. `stance` is assert, deny, hedge, demand or warn; `frame` maps slots to S, H, C or X; `quotes`
    tells whether it may stand after what is said ("..., قال الوزير"), `content` are the words that introduce it.
    """

    lemma: str
    stance: str
    frame: dict[str, str]
    quotes: bool
    content: list[str]


# Between the words of a cue, where its subject may stand: "فشلت … في".
APART = "…"


class Cue(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A status cue (data/status/cues.tsv). `scope` counts words, 0 means the clause; `note` V.pres, V.past or N.

    In `phrase`, a subject may stand where "…" does ("فشلت … في").
    """

    phrase: str
    category: str
    direction: str
    scope: int
    blocks: list[list[str]]
    note: str


class AttributionPhrase(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A phrase that is followed by its speaker (data/attribution/phrases.tsv); `clitic` is written onto him."""

    phrase: str
    stance: str
    kind: str
    clitic: str


class SpeakerNoun(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A generic speaker noun (data/attribution/speakers.tsv)."""

    lemma: str
    kind: str
    code: str
    sectors: list[str]


class NameEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A named actor, person, state or place. `since`/`until` bound the term or the existence (ISO, "" unknown)."""

    family: str
    name: str
    name_ar: str
    code: str | None
    sectors: list[str]
    kind: str
    office: str
    since: str
    until: str
    wikidata: str
    lat: float | None
    lon: float | None
    resolution: int
    parent: str


class HeadNoun(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A noun that opens a naming phrase (data/head/actor.tsv, data/head/place.tsv)."""

    lemma: str
    cls: str
    sectors: list[str]
    needs_complement: bool
    kind: str
    resolution: int


class Lexicon(msgspec.Struct, frozen=True):
    """All that the extractors look up.

    `act_kinds`: the kind of violent act of a lemma; `act_company`: the kinds that can tell one happening with a kind,
    itself first (data/event/act.tsv).
    """

    duty: Sense | None

    senses: list[Sense]
    event_forms: FormTable
    event_phrases: PhraseTable
    phrase_verbs: dict[str, str]
    act_kinds: dict[str, str]
    act_company: dict[str, list[str]]
    light: list[LightVerb]
    light_forms: FormTable
    reporting: list[ReportingVerb]
    reporting_forms: FormTable
    cues: list[Cue]
    cue_phrases: PhraseTable
    attributions: list[AttributionPhrase]
    attribution_phrases: PhraseTable
    speakers: list[SpeakerNoun]
    speaker_phrases: PhraseTable
    names: list[NameEntry]
    states: list[NameEntry]
    strong_names: PhraseTable
    weak_names: PhraseTable
    nisbas: dict[str, list[str]]
    group_nisbas: dict[str, int]
    heads: list[HeadNoun]
    actor_heads: FormTable
    place_heads: FormTable
    head_phrases: PhraseTable
    head_phrase_forms: list[tuple[int, str]]
    capitals: dict[str, NameEntry]
    toponym_openings: dict[str, bool]
    adjectives: dict[str, str]
    abroad: set[str]
    given_names: dict[str, bool]
    pos: dict[str, str]
    particles: dict[str, str]
    calendar: Calendar
    numbers: Numbers
    victims: Victims
    furniture: list[tuple[str, str, str]]
    # written form -> (topic, number of its noun), and -> where the noun makes an act a figure of speech (data/sense)
    topics: dict[str, tuple[str, int]]
    figurative: dict[str, str]
    digest: str
