"""What a user can do: one method, one transaction, answered with `Changes`."""
