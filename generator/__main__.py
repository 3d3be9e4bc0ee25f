"""`python -m generator` is the command line."""

from generator.cli import main

main()
