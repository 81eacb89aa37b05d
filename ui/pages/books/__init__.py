"""The parts of the page Sổ sách: the facts on which titles rest."""
