"""Two named by one noun: "الجانبان الأمريكي والعراقي", "الرئيسان الروسي فلاديمير بوتين والتركي رجب طيب أردوغان"."""

from __future__ import annotations

from marsad.extract.draft import ActorMention, Draft

_OF_SEVERAL = frozenset("office people body".split())


def split_pairs(draft: Draft, mentions: list[ActorMention]) -> list[ActorMention]:
    """Mentions with each second of two nationalities as a mention of its own, in text order."""
    out: list[ActorMention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if before is not None and _second_named(draft, before, mention):
            mention.first -= 1  # "والتركي رجب طيب أردوغان"
        if before is not None and _second_alone(draft, before, mention):
            mention = _other(draft, before, mention.first)
        out.append(mention)
        j = _second(draft, mention)
        if j:
            out.append(_other(draft, mention, j))
            mention.stop = j
    return out


def _joined_nisba(draft: Draft, j: int) -> bool:
    word = draft.words[j] if 0 <= j < len(draft.words) else None
    return word is not None and word.proclitics == "و" and word.definite and bool(word.nisba)


def _second_named(draft: Draft, before: ActorMention, mention: ActorMention) -> bool:
    """Whether a joined nisba parts the person from an office before it that is of two."""
    j = mention.first - 1
    adjoining = before.stop == j and before.cls == "office" and mention.cls == "person"
    return adjoining and _of_two(draft, before) and _joined_nisba(draft, j)


def _second_alone(draft: Draft, before: ActorMention, mention: ActorMention) -> bool:
    """ "وزيرا الدفاع الأمريكي والفرنسي": the second nationality was read as somebody of that country."""
    j = mention.first
    one = mention.cls == "nisba" and mention.stop == j + 1 and before.stop == j and before.cls == "office"
    return one and _of_two(draft, before) and _joined_nisba(draft, j) and bool(draft.words[j - 1].nisba)


def _second(draft: Draft, mention: ActorMention) -> int:
    """The token of the second nationality that ends the mention, 0 where it names only one."""
    j = mention.stop - 1
    if mention.cls not in _OF_SEVERAL or j - mention.first < 2 or mention.entry is not None:
        return 0
    first = draft.words[j - 1]
    two = _joined_nisba(draft, j) and bool(first.nisba) and first.definite and not first.proclitics
    if not two or draft.words[j].nisba == first.nisba or not (_of_two(draft, mention) or mention.cls == "body"):
        return 0
    return j


def _of_two(draft: Draft, mention: ActorMention) -> bool:
    """A dual or plural; before what it belongs to a dual has lost its nun ("وزيرا الخارجية")."""
    form = draft.words[mention.first].rest
    return mention.number in ("d", "p") or (not form.startswith("ال") and form.endswith(("ا", "ي")))


def _other(draft: Draft, mention: ActorMention, j: int) -> ActorMention:
    other = ActorMention(j, j + 1, mention.cls)
    other.code = draft.words[j].nisba[0]
    other.sectors, other.number, other.gender = mention.sectors, mention.number, mention.gender
    other.key = f"{mention.key.partition('/')[0]}/{other.code}"
    other.definite = True
    return other
