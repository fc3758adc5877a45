"""`python -m reportedly` is the command line."""

from .cli import main

main()
