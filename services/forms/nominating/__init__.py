"""Forms of nominating: reports of achievements, dossiers, lists of those put forward."""
