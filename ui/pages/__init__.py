"""One file per page of the main window, and the shapes they share."""
