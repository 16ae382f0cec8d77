"""The command line of marsad."""

from marsad.cli.app import main

__all__ = ["main"]
