"""The templates' environment: everything escaped, nothing undefined, no clock; addresses written from the site's root."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.publish.outputs import Draft
from generator.publish.text import FILTERS, VOCABULARY

HOME = Path(__file__).resolve().parents[2] / "site_templates"
"""Where the templates lie: beside the package, in a checkout as in a wheel."""


@cache
def environment() -> Environment:
    """The one environment of all our templates."""
    made = Environment(
        loader=FileSystemLoader([HOME / "pages", HOME / "charts"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters.update(FILTERS)
    made.globals.update(VOCABULARY)
    return made


def render(template: str, **context: Any) -> Markup:
    """One template with its context."""
    return Markup(environment().get_template(template).render(context))  # noqa: S704  (autoescaped)


def inside_of(draft: Draft) -> str:
    """The inside of a page. Templates write addresses from the site's root as `~/nhiem-vu/`; here they become relative.

    Data cannot forge such an address: its quotes are escaped.
    """
    body = str(draft.context["body"]) if not draft.template else str(render(draft.template, page=draft, **draft.context))
    return body.replace('="~/', f'="{root_of(draft.address)}')


def root_of(address: str) -> str:
    """The way from a page to the site's root: `../../` for `nhiem-vu/abc/`, `./` for the home page."""
    return "../" * address.count("/") or "./"
