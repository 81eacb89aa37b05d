"""Forms of the records that are kept: the book of awards, the history of one subject."""
