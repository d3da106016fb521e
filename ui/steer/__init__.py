"""The sliders beside the plan."""
