"""Finds good plans of large models soon: what is proven of them stays a true bound."""
