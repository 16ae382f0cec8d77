"""A small learned part: how likely a coded event is one that a careful coder would keep.

Logistic regression over features that a person can read; the weights lie in `data/learned/keep.json` with a manifest.
The rules work without it (`Coder(learned=False)`). Trained by `python tools/train_keep.py`.
"""

from marsad.learned.keep import KeepModel, load_keep_model

__all__ = ["KeepModel", "load_keep_model"]
