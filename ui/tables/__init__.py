"""The one list of the program: its model, its view, its header."""
