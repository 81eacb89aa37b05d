"""Paper: one document model, and writers that make PDF, Word and Excel files of it."""
