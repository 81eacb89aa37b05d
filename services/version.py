"""The version of the program and of the database library below it."""

from models.database import sqlite_version

__all__ = ["VERSION", "sqlite_version"]

VERSION = "0.1.0"
"""As packages, backups and the window name it."""
