"""How work begins: the first screen, new projects, the guided tour."""
