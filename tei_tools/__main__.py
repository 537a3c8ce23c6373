"""`python -m tei_tools` does what the command `tei-tools` does."""

from tei_tools.cli import main

if __name__ == "__main__":
    main()
