"""Other ways to plan, side by side with the product, on the same projects and in one run."""
