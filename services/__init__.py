"""What the program does: activities, forms, reports, exchange. Knows records, not screens."""
