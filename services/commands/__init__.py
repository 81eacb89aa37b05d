"""The command line: the same services as the window. A new command: its module, and one line here."""

from services.commands.backing_up import BACKUP, CHECK, RESTORE
from services.commands.command import Command
from services.commands.exporting import EXPORT, VERIFY
from services.commands.importing import IMPORT
from services.commands.making_sample import DEMO
from services.commands.printing import PRINT
from services.commands.reporting import REPORT
from services.commands.reviewing import REVIEW

COMMANDS: list[Command] = [
    DEMO,
    IMPORT,
    REVIEW,
    PRINT,
    REPORT,
    EXPORT,
    VERIFY,
    BACKUP,
    RESTORE,
    CHECK,
]
