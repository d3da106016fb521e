"""The user guide in the window, and the sentence that each field has."""
