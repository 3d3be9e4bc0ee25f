"""The program, as `minhbach` and as `python -m generator`: the command line, with nobody looking for circles in memory."""

import gc


def main() -> None:
    """Loads and runs the command line. What it loads and what a command makes, millions of values, live to its end."""
    gc.disable()
    from generator.cli import main as run

    run()


if __name__ == "__main__":
    main()
