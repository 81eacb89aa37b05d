"""From source to an installed program; see installer/README.md."""
