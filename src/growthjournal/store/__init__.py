"""The only code that knows SQL and the driver."""
