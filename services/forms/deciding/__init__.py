"""Forms of deciding: the decision, the submission that asks for it, its payments."""
