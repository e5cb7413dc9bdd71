"""Foreign formats to values and problems; never touches the store."""
