"""What every picture of the window is made of: axes, layers, hover values, files."""
