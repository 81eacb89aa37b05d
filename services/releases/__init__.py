"""New versions of the program: signed when they are built, checked before they are installed."""
