"""Forms of registering: what a unit registers, and what the commune tells of it."""
