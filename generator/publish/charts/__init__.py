"""Charts as SVG that scales from a phone to paper: geometry here, drawing in site_templates/charts/.

Each takes facts and a `prefix` that makes the ids of one page unique, and gives Markup to put into a page, or None where
there is nothing to draw. Colours come from the page's stylesheet, so a chart follows light, dark and print. Its name is what
is seen in it: what it shows is heard before it, from the caption, or is the name of its figure. An empty aria-description
keeps the name from being read again as the description.
"""

from generator.publish.charts.bars import areas_chart, buckets_chart, units_chart
from generator.publish.charts.lines import indicator_chart
from generator.publish.charts.months import months_chart
from generator.publish.charts.surveys import survey_distribution, survey_interval, surveys_chart

__all__ = [
    "areas_chart",
    "buckets_chart",
    "indicator_chart",
    "months_chart",
    "survey_distribution",
    "survey_interval",
    "surveys_chart",
    "units_chart",
]
