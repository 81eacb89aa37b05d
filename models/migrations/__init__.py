"""Every change of the database's shape; see ``step.py`` for what a step may do.

Importing the modules here, in this order, is what puts their steps in order.
"""

from models.migrations import m001_register, m008_nominating, m013_paper
from models.migrations.step import APPLICATION_ID, log_changes, migrations, step_names

__all__ = [
    "APPLICATION_ID",
    "log_changes",
    "m001_register",
    "m008_nominating",
    "m013_paper",
    "migrations",
    "step_names",
]
