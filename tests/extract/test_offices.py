"""Who was what, when: heads of state, ministers and leaders of 2005 to 2025 by the date of publication."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.extract.actor import find_actors
from marsad.extract.draft import Draft
from marsad.extract.names import find_names
from marsad.lexicon.analysis import Analyzer
from marsad.lexicon.load import load_lexicon
from marsad.lexicon.tables import read_table
from marsad.text.tokens import read

TABLE = Path(__file__).parent.parent / "cases/person/offices.tsv"
CASES = read_table(TABLE, ("name", "published", "code", "sector"))


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(load_lexicon())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['code']}-{case['published']}-{case.line}")
def test_office(analyzer: Analyzer, case: dict[str, str]) -> None:
    draft = Draft(read(f"قال {case['name']} ذلك"), analyzer, None)
    (person,) = find_actors(draft, find_names(draft), published=case["published"])
    assert person.code == case["code"]
    assert case["sector"] in ("", *person.sectors)
