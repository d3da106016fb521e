"""Why a plan is as it is, and what a change would do: found by solving again.

Dual values of an integer model are no prices. Every figure here comes from plans of varied
scenarios, each audited, and is an interval as wide as their gaps (procure.explained).
"""
