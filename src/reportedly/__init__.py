"""Who is said by whom to have done, threatened or claimed what: partisan conflict reporting as a checkable record."""
