"""One file per tab of the settings page."""
