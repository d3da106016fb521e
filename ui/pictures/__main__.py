"""`python -m ui.pictures` takes the pictures of the window."""

from ui.pictures.take import main

if __name__ == "__main__":
    raise SystemExit(main())
