"""Values to sentences: the only layer besides the window that contains words."""
