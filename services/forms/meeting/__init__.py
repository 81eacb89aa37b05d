"""Forms of a meeting of the council, from the invitation to the minutes."""
