"""Reads articles out of files, pages, folders, tables and standard input."""

from marsad.ingest.articles import read_articles
from marsad.ingest.decode import decode_text

__all__ = ["decode_text", "read_articles"]
