"""What explains a plan: records of what was found by solving again, to be shown anywhere.

Differences of plans are intervals (procure.explained.effect); who finds them is
`solver.explain`. The records hold keys, names and figures, never finished sentences.
"""
