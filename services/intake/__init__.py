"""Takes lists in from spreadsheets.

What a screen needs, in the order in which somebody goes through it:

* ``workbook.read_workbook(file)`` (or ``workbook_of_text(block)``) once; it may take seconds.
* ``planning.plan_workbook(services, workbook, kind, choices)`` after every change of the choices:
  the dry run. ``Refused`` says why there is none; ``planning.view_workbook`` then still shows the
  sheet, so that a header can be chosen.
* ``Plan.view`` (``sheet_view.SheetView``): sheets, columns and why, the class of each row
  (``row_classes.ROW_CLASSES``), what cleaning proposes (``switches.Proposal``).
* ``Plan.rows`` (``plan.PlannedRow``): state, ``verdict`` and ``candidates`` of the directory.
* ``Plan.problems``, ``Plan.notes``, ``Plan.gaps``; ``Plan.leavers`` of a new staff list.
* ``plan.Choices`` takes what is changed: ``reading`` (header, first and last row, columns, rows,
  cleaning, encodings), ``matches`` (row -> uid or ``NEW_SUBJECT``), ``staff_of``, ``departures``.
* ``carrying_out.take_in(services, plan)``: one batch; what was changed of the reading is remembered
  for files headed alike (``layouts``).
* ``result_list.write_result_list(plan, target)``: the original rows with remarks beside them.
"""
