"""The extractors, one module per area. `pipeline.py` says in which order they run."""
