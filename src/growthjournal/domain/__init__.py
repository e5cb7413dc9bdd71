"""What the program believes: frozen values and pure functions, standard library only."""
