"""`marsad gazetteer`: the user's own places."""

from __future__ import annotations

from pathlib import Path

import cyclopts

from marsad.cli.inputs import tell
from marsad.errors import EXIT_DONE, EXIT_SOME_FAILED, InputError


def app() -> cyclopts.App:
    """The command group."""
    group = cyclopts.App(name="gazetteer", help="Add places of your own, list and remove them.")
    group.command(import_, name="import")
    group.command(list_, name="list")
    group.command(remove)
    return group


def import_(file: Path) -> int:
    """Add the places of a published table for this user.

    Parameters
    ----------
    file
        A GeoNames country dump (YE.txt or YE.zip), or a table of an OCHA common operational dataset (CSV or XLSX with
        columns like ADM1_EN, ADM1_AR, ADM1_PCODE). Rows that cannot be read are named; the others are added.
    """
    from marsad.lexicon.gazetteer import import_places
    from marsad.lexicon.load import forget_lexicon, load_built_in

    faults = 0
    for item in import_places(file, load_built_in()):
        if isinstance(item, InputError):
            faults += 1
            tell(str(item))
            continue
        forget_lexicon()
        print(f"{item.imported.name}: {item.imported.places:,} places added from {item.imported.source}")
        for reason, number in item.left_out.most_common():
            print(f"  {number:,} left out: {reason}")
        if item.faults:
            print(f"  {item.faults:,} rows could not be read")
    return EXIT_SOME_FAILED if faults else EXIT_DONE


def list_() -> int:
    """List what was imported: name, places, date, file."""
    from marsad.lexicon.gazetteer import listing

    for imported in listing():
        print(f"{imported.name:20} {imported.places:8,} places  {imported.date}  {imported.source}")
    return EXIT_DONE


def remove(*names: str) -> int:
    """Take imported places out again, by the names that `list` shows."""
    from marsad.lexicon import gazetteer
    from marsad.lexicon.load import forget_lexicon

    for name in names:
        gazetteer.remove(name)
    forget_lexicon()
    return EXIT_DONE
