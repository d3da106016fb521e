"""The page of price lists: their offers, issues and what is agreed beside them."""
