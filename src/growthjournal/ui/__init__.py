"""The window. Qt lives here and in `growthjournal.app`, nowhere else."""
