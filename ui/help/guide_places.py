"""Which part of the user guide explains what, by where one stands in the window."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QTabWidget, QWidget

FIRST: Final = "first-steps.md"

PARTS: Final = {
    # Windows and pages
    "MainWindow": FIRST,
    "StartPage": "first-steps.md#open-the-sample",
    "CatalogPage": "price-lists.md",
    "DemandPage": "demand.md",
    "LimitsPage": "limits.md",
    "PlanPage": "first-steps.md#read-the-plan",
    "ExplainPage": "explain.md#in-the-window",
    "ComparePage": "scenarios.md#the-page-compare-ctrl6",
    # Parts of pages
    "DropZone": "price-lists.md",
    "IssuePane": "price-lists.md#what-is-refused-and-why",
    "OfferHistory": "price-lists.md#a-newer-list",
    "DemandGrid": "demand.md#entering-it-by-hand",
    "DemandBuilder": "demand.md#building-it-from-use",
    "ThroughputTable": "demand.md#what-a-chip-does-of-it",
    "PortTable": "demand.md#what-there-is-already",
    "SiteTable": "demand.md#what-there-is-already",
    "PoolTables": "demand.md#what-there-is-already",
    "LimitBuilder": "limits.md#adding-a-limit",
    "SteerPanel": "planning-live.md#sliders",
    "HeadlineRow": "planning-live.md#a-plan-follows-each-edit",
    "ChartTab": "reading-pictures.md",
    "RepairsView": "explain.md#where-no-plan-is-possible",
    "SigningTab": "explain.md#what-must-be-signed-now",
    "NegotiationTab": "explain.md#what-to-negotiate",
    "FlipsTab": "what-if.md#where-the-winner-changes",
    "FrontierTab": "what-if.md#what-a-limit-costs-at-each-value",
    "AlternativesTab": "what-if.md#other-plans",
    "CausesTab": "what-if.md#which-input-changed-which-order",
    "DifferencesView": "scenarios.md#variants",
    "FindBar": "tables.md#sort-filter-find",
    "StatusLine": "first-steps.md#what-the-status-line-says",
    "WhyPanel": "explain.md#what-each-part-says",
    "TourCard": "first-steps.md#the-guided-tour",
    "WatchLine": "nothing-lost.md#prices-that-change",
    # Dialogs
    "ImportDialog": "price-lists.md#what-is-asked",
    "NewChipForm": "price-lists.md#what-is-asked",
    "EvaluationDialog": "evaluate.md#in-the-window",
    "EditedDialog": "workbook.md#and-back",
    "StyleDialog": "house-style.md",
    "NewProjectDialog": "first-steps.md#open-the-sample",
    "RecoveryDialog": "nothing-lost.md#after-a-crash",
    "LockedDialog": "nothing-lost.md#two-people-one-project",
    "ErrorDialog": "nothing-lost.md#when-something-goes-wrong",
}
"""The place in the guide by the class of a widget."""

TABS: Final = {
    "Programs": "price-lists.md#what-is-agreed-beside-the-list",
    "Commitments": "price-lists.md#what-is-agreed-beside-the-list",
    "Rebates": "price-lists.md#what-is-agreed-beside-the-list",
    "Exchange rates": "first-steps.md#import-a-price-list",
    "Workloads": "demand.md#entering-it-by-hand",
    "Fleet and open orders": "demand.md#what-there-is-already",
    "Left out": "first-steps.md#why-is-an-offer-not-in-the-plan",
    "Orders": "first-steps.md#read-the-plan",
    "Ports": "first-steps.md#read-the-plan",
    "Fleet": "first-steps.md#read-the-plan",
}
"""The place in the guide by the name of a tab, for tabs whose content has no class of its own."""


def place_of(widget: QWidget | None) -> str:
    """Give the place in the guide that is about a widget: the nearest around it that has one.

    A page with tabs is explained by the tab in front.
    """
    here = widget
    while here is not None:
        known = _of(here)
        if known:
            return _in_front(here) or known
        tab = _tab_around(here)
        if tab:
            return tab
        here = here.parentWidget()
    return FIRST


def _of(widget: QWidget) -> str:
    kinds = (kind.__name__ for kind in type(widget).__mro__)
    return next((PARTS[kind] for kind in kinds if kind in PARTS), "")


def _tab_around(widget: QWidget) -> str:
    """Give the place of the tab whose content a widget is."""
    stack = widget.parentWidget()
    tabs = stack.parentWidget() if stack is not None else None
    if not isinstance(tabs, QTabWidget):
        return ""
    at = tabs.indexOf(widget)
    return _of_tab(tabs, at) if at >= 0 else ""


def _of_tab(tabs: QTabWidget, at: int) -> str:
    # A count stands behind the name: "Left out  3".
    return TABS.get(tabs.tabText(at).split("  ")[0], "")


def _in_front(widget: QWidget) -> str:
    """Give the place of the tab in front, where a widget is little else than its tabs."""
    tabs = getattr(widget, "tabs", None)
    if not isinstance(tabs, QTabWidget) or not tabs.isVisible():
        return ""
    return _of(tabs.currentWidget()) or _of_tab(tabs, tabs.currentIndex())
