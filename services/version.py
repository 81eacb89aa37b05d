"""The version of the program, as packages, backups and the window name it."""

VERSION = "0.1.0"
