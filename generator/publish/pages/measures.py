"""Pages of what is measured: indicators with their targets, and satisfaction surveys."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.facts import Facts
from generator.publish.outputs import Draft
from generator.publish.pages.indicators import IndicatorLine, indicator_line, indicator_pages
from generator.publish.pages.surveys import SurveyLine, survey_line, survey_pages

__all__ = ["IndicatorLine", "SurveyLine", "indicator_line", "measure_pages", "survey_line"]


def measure_pages(facts: Facts) -> Iterator[Draft]:
    """The lists and a page for each indicator and survey."""
    yield from indicator_pages(facts)
    yield from survey_pages(facts)
