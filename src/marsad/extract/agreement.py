"""Agreement of Arabic verbs and pronouns with whom they may stand for."""

from __future__ import annotations

from marsad.extract.chunk import Chunk
from marsad.extract.draft import ActorMention, Draft
from marsad.lexicon.analysis import Word

# Particles with a pronoun that is the subject of what follows: the pronoun.
PRONOUN_OF = {
    stem + suffix: suffix
    for stem in ("ان", "بان", "لان", "لكن", "كان", "ولكن", "حيث ان")
    for suffix in ("ه", "ها", "هم", "هما")
}
PERSON_OF = {"ه": "3ms", "ها": "3fs", "هم": "3mp", "هما": "3md"}
_MASCULINE_STATES = frozenset(
    "العراق لبنان الاردن المغرب السودان اليمن الصومال الكيان النظام الاتحاد البيت الكرملين".split()
)
_PATROL = "دورية"  # also an adjective, of things only
_FEMININE = frozenset("بلاد البلاد كتايب سرايا عصايب قوي".split())  # "بلاده ترفض"
_MASCULINE_HEADS = frozenset(
    "حزب تنظيم جيش مجلس تحالف اتحاد حرس فيلق لواء فصيل نظام حلف مرصد تيار ايتلاف برلمان فريق مركز جهاز".split()
)


def is_pronoun(chunk: Chunk) -> bool:
    """Whether the phrase is a pronoun alone ("إليهم")."""
    return chunk.actor is not None and chunk.actor.cls == "pronoun"


def gender_of(draft: Draft, mention: ActorMention) -> str:
    """Grammatical gender, m or f, from the head; for listed names from their first word, x where that does not tell."""
    word = draft.words[mention.first]
    form = word.rest
    if mention.cls in ("named", "body") and word.heads and word.heads[0][1][0] == "p":
        return "f"  # كتائب، سرايا: broken plurals of things
    if mention.gender in ("m", "f") and mention.cls not in ("state", "named"):
        feminine = form.endswith(("ات", "ه", "قوي", "يا")) or form in _FEMININE
        if mention.cls == "body" and (mention.number == "p" or feminine):
            return "f"
        return mention.gender
    if mention.cls == "state":
        return "m" if form in _MASCULINE_STATES else "f"
    bare = form[2:] if form.startswith("ال") else form
    if bare in _MASCULINE_HEADS:
        return "m"
    if bare.endswith(("ه", "ات", "ا")):
        return "f"
    if bare in _FEMININE:
        return "f"
    # حماس، طالبان: a group's name by itself takes either, and so does a foreign one (هيومن رايتس ووتش).
    foreign = mention.stop - mention.first == 1 or not (word.known or word.definite or word.heads)
    return "x" if mention.cls == "named" and foreign else "m"


def compatible(draft: Draft, mention: ActorMention, png: str) -> bool:
    """Whether a verb of this person, number and gender, after its subject, can have `mention` as subject."""
    gender = gender_of(draft, mention)
    if png.startswith("3mp"):
        return mention.number in ("p", "d") or mention.cls in ("body", "named", "nisba")  # ين: dual or plural
    if png.startswith(("3md", "3fd")):
        return True
    if png.startswith("3fs"):
        return gender in "fx" or (mention.number == "p" and mention.cls == "body")
    if png.startswith("3ms"):
        return gender in "mx" and mention.number != "p"
    return False


def verb_features(draft: Draft, i: int) -> str:
    """Tense, person, number, gender of the verb at token `i` ("vP3ms"), "" where the lists do not know it."""
    word = draft.words[i]
    for readings in (word.events, word.reporting, word.light):
        for r in readings:
            if r[1][0] == "v":
                return r[1]
    return word.phrase_verb


def cannot_describe(draft: Draft, word: Word, person: Word) -> bool:
    """Whether case, gender or number keep `word` from being an adjective of the person before it: "مسلحون شرطيا",
    "فلسطيني دورية", "شاب فلسطينيين". Such a word is a noun of its own, as a rule the object.
    """
    lexicon = draft.lexicon
    if person.suffix or word.definite != person.definite or word.proclitics:
        return False
    number, gender = _person_features(draft, person)
    if not number:
        return False
    ending, rest = person.rest[-2:], word.rest
    if rest.endswith("ا"):
        bare = rest[:-1]
        listed = bare in lexicon.nisbas or bare in lexicon.actor_heads or bare in lexicon.adjectives
        return listed and not person.rest.endswith(("ا", "ي"))
    if rest.endswith("ه"):
        patrol = any(lexicon.heads[r[0]].lemma == _PATROL for r in word.heads)
        return gender == "m" and (patrol or ending in ("ون", "ين") or number == "s")
    if rest.endswith("ين") and (word.nisba or word.heads):
        return ending == "ون" or number == "s"
    return False


def _person_features(draft: Draft, word: Word) -> tuple[str, str]:
    """Number and gender of a noun of persons ("جنود", "فلسطيني"), "" twice of other words."""
    if word.heads:
        index, features, *_ = word.heads[0]
        if draft.lexicon.heads[index].cls in ("people", "office"):
            return features[:1], features[1:2]
    elif word.nisba and word.rest.endswith(("ي", "يون")):
        return "s" if word.rest.endswith("ي") else "p", "m"
    return "", ""
