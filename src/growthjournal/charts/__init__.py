"""Charts as functions of data, words and theme; one chart a file, no Qt, no pyplot."""
