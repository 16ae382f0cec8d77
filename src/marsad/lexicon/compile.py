"""Compiles the data files into a `Lexicon`. Every rule that a data file must keep is checked here.

A broken file stops the build with its name and line (DataError); `problems` collects all of them instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from marsad.errors import DataError
from marsad.lexicon.calendar import compile_calendar
from marsad.lexicon.company import needs_of, read_company
from marsad.lexicon.compile_names import compile_names
from marsad.lexicon.lexicon import (
    APART,
    AttributionPhrase,
    Cue,
    FormTable,
    HeadNoun,
    Lexicon,
    LightVerb,
    NameEntry,
    PhraseTable,
    ReportingVerb,
    Sense,
    SpeakerNoun,
)
from marsad.lexicon.numbers import compile_numbers, compile_victims
from marsad.lexicon.phrase_table import add_phrase, sort_phrases
from marsad.lexicon.tables import DATA, Row, read_area, read_table
from marsad.ontology import EVENT_TYPES, MODES, SECTORS
from marsad.text.fold import fold_word
from marsad.text.inflection import conjugate, decline

EVENT_COLUMNS = "past present nouns participles type modes frame needs block weight note".split()
ACT_COLUMNS = "kind lemmas with note".split()
LIGHT_COLUMNS = "past present nouns participles prepositions carries note".split()
REPORTING_COLUMNS = "past present nouns participles stance frame note".split()
CUE_COLUMNS = "phrase category direction scope blocks note".split()
PHRASE_COLUMNS = "phrase stance kind note".split()
SPEAKER_COLUMNS = "forms kind code sectors note".split()
HEAD_COLUMNS = "forms class number sectors complement note".split()
ADJECTIVE_COLUMNS = "word effect value note".split()
PLACE_HEAD_COLUMNS = "forms kind resolution note".split()
CUE_CATEGORIES = frozenset("negation hedge plan hypothesis history purpose ended pseudo".split())
STANCES = frozenset("assert deny hedge demand warn".split())
_ROLES = frozenset("A R P C X AR".split())
_SLOTS = frozenset("s o i n q y".split())
# Tables of `data/event` that hold no senses.
_NO_SENSES = ("light.tsv", "act.tsv", "company.tsv")


def digest(root: Path = DATA, imported: Sequence[Path] = ()) -> str:
    """A digest of every data file's name, size and time of change: cheap to take, changed by any edit.

    `imported` are the place tables of the user's own.
    """
    h = hashlib.blake2b(digest_size=16)
    for path in (*sorted(root.rglob("*.tsv")), *imported):
        stat = path.stat()
        name = path.relative_to(root) if path.is_relative_to(root) else path
        h.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    for path in sorted(Path(__file__).parent.parent.glob("*/*.py")):
        if path.parent.name in ("lexicon", "text"):
            h.update(f"{path.name} {path.stat().st_mtime_ns}\n".encode())
    return h.hexdigest()


def problems(root: Path = DATA, imported: Sequence[Path] = ()) -> list[DataError]:
    """Every fault in the data files, each with file and line. Empty when all is well."""
    found: list[DataError] = []
    try:
        _build(root, found, imported)
    except DataError as error:
        found.append(error)
    return found


def build(root: Path = DATA, imported: Sequence[Path] = ()) -> Lexicon:
    """Compile the data files under `root` and `imported` place tables. Raises DataError at the first fault."""
    found: list[DataError] = []
    lexicon = _build(root, found, imported)
    if found:
        raise found[0]
    return lexicon


def _build(root: Path, found: list[DataError], imported: Sequence[Path] = ()) -> Lexicon:
    phrase_verbs: dict[str, str] = {}
    senses, event_forms, event_phrases = _events(root, found, phrase_verbs)
    act_kinds, act_company = _acts(root, found, {s.lemma for s in senses})
    light, light_forms = _light(root)
    reporting, reporting_forms = _reporting(root, found)
    cues, cue_phrases = _cues(root, found)
    attributions, attribution_phrases = _attributions(root, found)
    speakers, speaker_phrases = _speakers(root)
    heads, actor_heads, place_heads = _heads(root, found)
    head_phrases, head_phrase_forms = _head_phrases(root, heads)
    listed = compile_names(root, found, imported)
    names, strong, weak = listed.entries, listed.strong, listed.weak
    pos, particles = _vocabulary(root)
    _prune(event_forms, pos, particles, [actor_heads, place_heads])
    forms = (event_forms, light_forms, reporting_forms, actor_heads, place_heads)
    words: list[Mapping[str, object]] = [pos, particles, *forms]
    _demote(names, strong, weak, words)
    given = read_table(root / "head/given_name.tsv", ("name", "ambiguous"))
    given_names = {fold_word(r["name"]): r["ambiguous"] == "y" for r in given}
    settled = {form for form, readings in place_heads.items() if heads[readings[0][0]].kind in _SETTLED}
    _shorten(names, (strong, weak), [*words, given_names], settled)
    return Lexicon(
        # The preposition على is a particle everywhere else: its sense has no form of its own.
        duty=next((s for s in senses if s.lemma == "على"), None),
        senses=senses,
        event_forms=event_forms,
        event_phrases=event_phrases,
        phrase_verbs=phrase_verbs,
        act_kinds=act_kinds,
        act_company=act_company,
        light=light,
        light_forms=light_forms,
        reporting=reporting,
        reporting_forms=reporting_forms,
        cues=cues,
        cue_phrases=cue_phrases,
        attributions=attributions,
        attribution_phrases=attribution_phrases,
        speakers=speakers,
        speaker_phrases=speaker_phrases,
        names=names,
        states=[e for e in names if e.family == "state" and e.kind == "state"],
        strong_names=strong,
        weak_names=weak,
        nisbas=listed.nisbas,
        group_nisbas=_group_nisbas(root, names, found),
        heads=heads,
        actor_heads=actor_heads,
        place_heads=place_heads,
        head_phrases=head_phrases,
        head_phrase_forms=head_phrase_forms,
        capitals=listed.capitals,
        toponym_openings={
            fold_word(form): True
            for r in read_table(root / "head/toponym.tsv", ("forms", "note"))
            for form in r.list("forms")
        },
        adjectives=_adjectives(root),
        abroad=_abroad(root),
        given_names=given_names,
        pos=pos,
        particles=particles,
        calendar=compile_calendar(),
        numbers=compile_numbers(root),
        victims=compile_victims(root),
        furniture=[
            (fold_word(r["phrase"]), r["match"], r["kind"])
            for r in read_table(root / "layout/furniture.tsv", ("phrase", "match", "kind"))
        ],
        topics=_topics(root),
        figurative=_figurative(root, found),
        digest=digest(root, imported),
    )


# A head that names somebody only with a pronoun on it: بلاده "his country", but not البلاد.
_PAIR = 2
_OWN = {"": "", "c": "", "p": "own", "a": "alone"}
_DECISIVE_KINDS = frozenset("state capital country province city seat person".split())


def _demote(names: list[NameEntry], strong: PhraseTable, weak: PhraseTable, words: list[Mapping[str, object]]) -> None:
    """A place's one-word name that is also an ordinary word (بيان, صور) counts only where the context asks for a
    place.
    """
    for first, entries in strong.items():
        if " " in first or not any(first in table for table in words):
            continue
        demoted = [e for e in entries if names[e[1]].family == "place" and names[e[1]].kind not in _DECISIVE_KINDS]
        if demoted:
            entries[:] = [e for e in entries if e not in demoted]
            weak.setdefault(first, []).extend(demoted)


# Generic words of places where people live.
_SETTLED = frozenset("city province district quarter area".split())
_SHORTEST_BARE = 4


def _shorten(
    names: list[NameEntry],
    tables: tuple[PhraseTable, PhraseTable],
    words: list[Mapping[str, object]],
    generic: set[str],
) -> None:
    """Of "محافظة ريمة" the name without its generic word counts where the context asks for a place ("في ريمة")."""
    strong, weak = tables
    for key, entries in list(strong.items()):
        first, _, bare = key.partition(" ")
        if not bare or first not in generic or len(bare) < _SHORTEST_BARE or any(bare in table for table in words):
            continue
        for tail, index in entries:
            if names[index].family == "place" and not tail and bare not in strong and bare not in weak:
                weak[bare] = [([], index)]


_SHORTEST_TRIGGER = 2


def _prune(events: FormTable, pos: dict[str, str], particles: dict[str, str], heads: list[FormTable]) -> None:
    """Forms that are something else in nearly every text are no triggers.

    Particles (قبل "accepted" is "before"), words of two letters, and participles that are also common nouns (موقع);
    a participle that also names people stays where it may govern an object (متهما, متهمة).
    """
    for form in list(events):
        if form in particles or len(form) < _SHORTEST_TRIGGER:
            del events[form]
            continue
        if "N" in pos.get(form, "") or any(form in table for table in heads):
            governing = form.endswith(("ا", "ه"))
            kept = [e for e in events[form] if e[1][0] != "p" or (governing and e[1][1] == "s")]
            if kept:
                events[form] = kept
            else:
                del events[form]


def _add_form(table: FormTable, form: str, index: int, features: str) -> None:
    entries = table.setdefault(form, [])
    if not any(i == index and f[0] == features[0] for i, f in entries):
        entries.append((index, features))


def _add_verb(table: FormTable, row: Row, index: int) -> None:
    if row["past"]:
        first, *rest = row["past"].split(" ")
        if rest:
            return
        for form, features in conjugate(first, row["present"]):
            _add_form(table, form, index, "v" + features)


def _frame(row: Row, found: list[DataError]) -> dict[str, str]:
    frame: dict[str, str] = {}
    for pair in row["frame"].split():
        slot, _, role = pair.partition(":")
        if role not in _ROLES:
            found.append(row.error(f"frame {pair!r}: role must be one of {sorted(_ROLES)}"))
            continue
        frame[slot if slot in _SLOTS else fold_word(slot)] = role
    return frame


def _words(phrases: Iterable[str]) -> list[list[str]]:
    return [fold_word(p).split() for p in phrases]


def _events(
    root: Path, found: list[DataError], phrase_verbs: dict[str, str]
) -> tuple[list[Sense], FormTable, PhraseTable]:
    senses: list[Sense] = []
    forms: FormTable = {}
    phrases: PhraseTable = {}
    company = read_company(root)
    for path in sorted((root / "event").glob("*.tsv")):
        if path.name in _NO_SENSES:
            continue
        for row in read_table(path, EVENT_COLUMNS):
            if row["type"] not in EVENT_TYPES:
                found.append(row.error(f"unknown event type {row['type']!r}"))
            for mode in row.list("modes"):
                if mode not in MODES.get(row["type"], ()):
                    found.append(row.error(f"mode {mode!r} does not belong to {row['type']}"))
            lemma = row["past"] or (row.list("nouns") or row.list("participles") or [""])[0]
            if not lemma:
                found.append(row.error("row without verb or noun"))
                continue
            try:
                needs = needs_of(row, company)
            except DataError as error:
                found.append(error)
                continue
            index = len(senses)
            senses.append(
                Sense(
                    lemma=lemma,
                    type=row["type"],
                    modes=row.list("modes"),
                    frame=_frame(row, found),
                    needs=needs,
                    block=[fold_word(b) for b in row.list("block")],
                    weight=int(row["weight"] or 2),
                    source=f"event/{path.name}:{row.line}",
                )
            )
            _add_event_forms(row, index, forms, phrases, phrase_verbs)
    return senses, forms, sort_phrases(phrases)


def _add_event_forms(
    row: Row, index: int, forms: FormTable, phrases: PhraseTable, phrase_verbs: dict[str, str]
) -> None:
    if " " in row["past"]:
        first, *rest = row["past"].split(" ")
        present = row["present"].split(" ")[0]
        for form, features in conjugate(first, present):
            phrase_verbs.setdefault(form, "v" + features)
            add_phrase(phrases, " ".join([form, *map(fold_word, rest)]), index)
    else:
        _add_verb(forms, row, index)
    singles = [n for n in row.list("nouns") if " " not in n]
    for k, noun in enumerate(singles):
        # The first noun carries the broken plurals that follow it; each is also a lemma of its own.
        for form, features in decline(noun, singles[1:] if k == 0 else ()):
            _add_form(forms, form, index, "n" + features)
    for noun in row.list("nouns"):
        if " " in noun:
            for phrase in _phrase_forms(noun):
                add_phrase(phrases, phrase, index)
    for participle in row.list("participles"):
        if " " in participle:
            add_phrase(phrases, fold_word(participle), index)
            continue
        for form, features in decline(participle, person=True):
            _add_form(forms, form, index, "p" + features)


def _phrase_forms(noun: str) -> Iterable[str]:
    """A multiword noun as it stands, with the article on each word, and with it on the last alone."""
    words = [fold_word(w) for w in noun.split()]
    bare = [w[2:] if w.startswith("ال") and len(w) > 3 else w for w in words]
    accusative = _accusative(noun.split())
    if accusative:
        yield fold_word(accusative[0]) + " " + " ".join(map(fold_word, accusative[1:]))
    yield from dict.fromkeys(
        (
            " ".join(words),
            " ".join(bare),
            " ".join("ال" + w for w in bare),
            " ".join([*bare[:-1], "ال" + bare[-1]]),
        )
    )


def _accusative(words: list[str]) -> list[str]:
    """ "إنزال جوي" as an object is "إنزالا جويا", "حكم بالسجن" is "حكما بالسجن"; [] where the phrase does not change:
    feminine, definite, plural, or the first word in construct ("إطلاق نار").
    """
    first, second = words[0], words[1]
    if first.startswith("ال") or first.endswith(("ة", "ات", "ى", "ا", "اء", "ين", "ون")):
        return []
    if second.endswith("ي") and not second.startswith("ال") and len(words) == _PAIR:
        return [first + "ا", second + "ا"]
    return [first + "ا", *words[1:]] if second.startswith(("بال", "لل")) else []


def _acts(root: Path, found: list[DataError], lemmas: set[str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The kind of violent act of each lemma, and with which kinds each can tell one happening."""
    kinds: dict[str, str] = {}
    rows = read_table(root / "event/act.tsv", ACT_COLUMNS)
    company = {row["kind"]: [row["kind"]] for row in rows}
    for row in rows:
        for other in row.list("with"):
            if other not in company:
                found.append(row.error(f"unknown kind of act {other!r}"))
                continue
            company[row["kind"]].append(other)
            company[other].append(row["kind"])
        for lemma in row.list("lemmas"):
            if lemma not in lemmas:
                found.append(row.error(f"no event lemma {lemma!r}"))
            if kinds.setdefault(lemma, row["kind"]) != row["kind"]:
                found.append(row.error(f"{lemma!r} has two kinds"))
    return kinds, company


def _light(root: Path) -> tuple[list[LightVerb], FormTable]:
    verbs: list[LightVerb] = []
    forms: FormTable = {}
    for row in read_table(root / "event/light.tsv", LIGHT_COLUMNS):
        first = row["past"].split(" ")[0] if row["past"] else (row.list("nouns") or row.list("participles"))[0]
        verbs.append(LightVerb(first, row["carries"], [fold_word(p) for p in row.list("prepositions")]))
        index = len(verbs) - 1
        if row["past"]:
            for form, features in conjugate(first, row["present"].split(" ")[0]):
                _add_form(forms, form, index, "v" + features)
        for noun in row.list("nouns"):
            if " " not in noun:
                for form, features in decline(noun):
                    _add_form(forms, form, index, "n" + features)
        for participle in row.list("participles"):
            if " " not in participle:
                for form, features in decline(participle, person=True):
                    _add_form(forms, form, index, "p" + features)
    return verbs, forms


def _reporting(root: Path, found: list[DataError]) -> tuple[list[ReportingVerb], FormTable]:
    verbs: list[ReportingVerb] = []
    forms: FormTable = {}
    path = root / "attribution/reporting.tsv"
    for row in read_table(path, REPORTING_COLUMNS):
        if row["stance"] not in STANCES:
            found.append(row.error(f"unknown stance {row['stance']!r}"))
        lemma = row["past"] or (row.list("nouns") or row.list("participles") or [""])[0]
        slots, _, content = row["frame"].partition("content:")
        frame: dict[str, str] = {}
        for pair in slots.split():
            slot, _, role = pair.partition(":")
            if role:
                frame[slot if slot in _SLOTS else fold_word(slot)] = role
        openings = content.split("|")
        quotes = not {":", "إن"}.isdisjoint(openings)
        verbs.append(ReportingVerb(lemma, row["stance"], frame, quotes, [fold_word(word) for word in openings]))
        index = len(verbs) - 1
        if row["past"]:
            for form, features in conjugate(row["past"].split(" ")[0], row["present"].split(" ")[0]):
                _add_form(forms, form, index, "v" + features)
        for noun in row.list("nouns"):
            for form, features in decline(noun):
                _add_form(forms, form, index, "n" + features)
        for participle in row.list("participles"):
            for form, features in decline(participle, person=True):
                _add_form(forms, form, index, "p" + features)
    return verbs, forms


def _cues(root: Path, found: list[DataError]) -> tuple[list[Cue], PhraseTable]:
    cues: list[Cue] = []
    phrases: PhraseTable = {}
    for row in read_table(root / "status/cues.tsv", CUE_COLUMNS):
        if row["category"] not in CUE_CATEGORIES:
            found.append(row.error(f"unknown category {row['category']!r}"))
        scope = row["scope"]
        if scope != "clause" and not scope.isdigit():
            found.append(row.error(f"scope must be a number or clause, not {scope!r}"))
            continue
        opening, _, apart = (fold_word(part.strip()) for part in row["phrase"].partition(APART))
        phrase = f"{opening} {APART} {apart}" if apart else opening
        if len(phrase) == 1:
            continue  # a bare clitic: the status module reads it off the word itself
        cues.append(
            Cue(
                phrase=phrase,
                category=row["category"],
                direction=row["direction"],
                scope=0 if scope == "clause" else int(scope),
                blocks=_words(row.list("blocks")),
                note=row["note"],
            )
        )
        words = opening.split()
        if len(words[-1]) == 1 and len(words) > 1:
            words = words[:-1]
        add_phrase(phrases, " ".join(words), len(cues) - 1)
    return cues, sort_phrases(phrases)


def _attributions(root: Path, found: list[DataError]) -> tuple[list[AttributionPhrase], PhraseTable]:
    out: list[AttributionPhrase] = []
    phrases: PhraseTable = {}
    for row in read_table(root / "attribution/phrases.tsv", PHRASE_COLUMNS):
        words = fold_word(row["phrase"]).split()
        clitic = words.pop() if len(words) > 1 and len(words[-1]) == 1 else ""
        if row["stance"] not in STANCES:
            found.append(row.error(f"unknown stance {row['stance']!r}"))
        out.append(AttributionPhrase(row["phrase"], row["stance"], row["kind"], clitic))
        add_phrase(phrases, " ".join(words), len(out) - 1)
    return out, sort_phrases(phrases)


def _speakers(root: Path) -> tuple[list[SpeakerNoun], PhraseTable]:
    out: list[SpeakerNoun] = []
    phrases: PhraseTable = {}
    for row in read_table(root / "attribution/speakers.tsv", SPEAKER_COLUMNS):
        forms = row.list("forms")
        out.append(SpeakerNoun(forms[0], row["kind"], row["code"], row.list("sectors")))
        for form in forms:
            words = [fold_word(w) for w in form.split()]
            bare = [w[2:] if w.startswith("ال") and len(w) > 3 else w for w in words]
            for phrase in dict.fromkeys((" ".join(words), " ".join(bare), " ".join("ال" + w for w in bare))):
                add_phrase(phrases, phrase, len(out) - 1)
    return out, sort_phrases(phrases)


def _heads(root: Path, found: list[DataError]) -> tuple[list[HeadNoun], FormTable, FormTable]:
    heads: list[HeadNoun] = []
    actor_forms: FormTable = {}
    place_forms: FormTable = {}
    women: set[tuple[str, int]] = set()
    for row in read_table(root / "head/actor.tsv", HEAD_COLUMNS):
        unknown = set(row.list("sectors")) - SECTORS
        if unknown:
            found.append(row.error(f"unknown sectors {sorted(unknown)}"))
        forms = row.list("forms")
        heads.append(
            HeadNoun(
                forms[0], row["class"], row.list("sectors"), row["complement"] == "c", _OWN[row["complement"]], 0
            )
        )
        if " " in forms[0]:
            continue
        kind = row["number"]
        if kind not in ("s", "p", "m", "i"):
            found.append(row.error(f"unknown number {kind!r}"))
        for form, features in decline(forms[0], forms[1:], person=kind in "pm", sound=kind != "i"):
            if kind != "m" or features[1] != "f":
                _add_form(actor_forms, form, len(heads) - 1, features)
            if kind == "p" and features[1] == "f":
                women.add((form, len(heads) - 1))
    for row in read_table(root / "head/place.tsv", PLACE_HEAD_COLUMNS):
        forms = row.list("forms")
        heads.append(HeadNoun(forms[0], "place", [], False, row["kind"], int(row["resolution"])))
        for form, features in decline(forms[0], forms[1:]):
            _add_form(place_forms, form, len(heads) - 1, features)
    for form, index in women:  # "محافظة" is the province, not a woman who governs one
        if form in place_forms:
            actor_forms[form] = [r for r in actor_forms[form] if r[0] != index]
            if not actor_forms[form]:
                del actor_forms[form]
    return heads, actor_forms, place_forms


def _head_phrases(root: Path, heads: list[HeadNoun]) -> tuple[PhraseTable, list[tuple[int, str]]]:
    """Heads of several words, every written form of them listed: (index of the head, features) by phrase."""
    numbers = {h.lemma: i for i, h in enumerate(heads) if " " in h.lemma}
    table: PhraseTable = {}
    out: list[tuple[int, str]] = []
    for row in read_table(root / "head/actor.tsv", HEAD_COLUMNS):
        forms = row.list("forms")
        for k, form in enumerate(forms if " " in forms[0] else ()):
            number = "p" if row["number"] == "p" and k else "s"
            gender = "f" if form.split()[0].endswith("ة") else "m"
            definite = "D" if form.split()[-1].startswith("ال") else ""
            add_phrase(table, fold_word(form), len(out))
            out.append((numbers[forms[0]], number + gender + definite))
    return sort_phrases(table), out


def _adjectives(root: Path) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in read_table(root / "head/adjective.tsv", ADJECTIVE_COLUMNS):
        for form, _ in decline(row["word"], person=True):
            out.setdefault(form, row["value"])
    return out


def _abroad(root: Path) -> set[str]:
    """Forms of the adjectives that say "of no one country" (غربي, أجنبي)."""
    rows = read_table(root / "head/adjective.tsv", ADJECTIVE_COLUMNS)
    return {form for row in rows if row["effect"] == "abroad" for form, _ in decline(row["word"], person=True)}




def _group_nisbas(root: Path, names: list[NameEntry], found: list[DataError]) -> dict[str, int]:
    """Adjectives of armed groups and parties (حوثي) -> index of the group's entry."""
    entries = {e.name: i for i, e in reversed(list(enumerate(names))) if e.family == "actor"}
    out: dict[str, int] = {}
    for row in read_table(root / "head/group_nisba.tsv", ("word", "name", "note")):
        index = entries.get(row["name"])
        if index is None:
            found.append(row.error(f"no actor is named {row['name']!r}"))
            continue
        for form, _ in decline(row["word"], person=True):
            out[form] = index
    return out


def _topics(root: Path) -> dict[str, tuple[str, int]]:
    out: dict[str, tuple[str, int]] = {}
    rows = read_table(root / "sense/topics.tsv", ("topic", "words", "note"))
    nouns = [(row["topic"], noun) for row in rows for noun in row.list("words")]
    for number, (topic, noun) in enumerate(nouns):
        # صحفي is somebody, صحف are papers: the words of the press take no personal endings.
        for form, _ in decline(noun, person=topic != "press"):
            out.setdefault(form, (topic, number))
    return out


def _figurative(root: Path, found: list[DataError]) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in read_table(root / "sense/figurative.tsv", ("word", "plural", "as", "note")):
        if not set(row.list("as")) <= set("soia"):
            found.append(row.error(f"as {row['as']!r}: must be of s, o, i, a"))
        for form, _ in decline(row["word"], row.list("plural"), person=row["as"] == "i"):
            out[form] = "".join(sorted({*out.get(form, ""), *row.list("as")}))
    return out


def _vocabulary(root: Path) -> tuple[dict[str, str], dict[str, str]]:
    pos: dict[str, str] = {}
    particles: dict[str, str] = {}

    def put(form: str, code: str) -> None:
        have = pos.get(form, "")
        if code not in have:
            pos[form] = have + code

    for row in read_area("vocabulary", ("word", "pos", "plural", "present", "note"), root=root):
        word, kind = row["word"], row["pos"]
        if kind == "V" or row["present"]:
            for form, _ in conjugate(word.split(" ")[0], row["present"] or ""):
                put(form, "V")
        elif kind in ("N", "NOUN"):
            for form, _ in decline(word, row.list("plural")):
                put(form, "N")
        elif kind in ("ADJ", "A", "J"):
            for form, _ in decline(word, row.list("plural"), person=True):
                put(form, "J")
        else:
            particles.setdefault(fold_word(word), kind)
    return pos, particles
