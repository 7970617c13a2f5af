"""Accessibility checks by axe-core, as it comes with axe-playwright-python: WCAG 2.2, levels A and AA, and its best practices."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_RUN = """async (tags) => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly: tags });
    const named = node => node.html.match(/data-testid="([^"]*)"/)?.[1] ?? node.target.flat().join(" ");
    return violations.flatMap(each => each.nodes.map(node => [each.id, named(node)]));
}"""

Violation = tuple[str, str]


def violations(page: Page) -> set[Violation]:
    """The rules that a page breaks now, each with the element that breaks it."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    return {(rule, element) for rule, element in page.evaluate(_RUN, TAGS)}
