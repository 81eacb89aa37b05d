"""Reports. A new report: write its module, add it to ``REPORTS``. Nothing else changes."""

from services.reports.registration_summary import REGISTRATION_SUMMARY
from services.reports.report import Report

REPORTS: list[Report] = [REGISTRATION_SUMMARY]
