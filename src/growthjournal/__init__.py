"""Growth Journal: a private desktop journal for leadership growth."""

__version__ = "0.1.0"
