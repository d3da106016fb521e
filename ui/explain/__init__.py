"""Why the plan is as it is: the Why? panel, the page Explain, repairs."""
