"""`python -m quarterlight`."""

from quarterlight.cli import app

if __name__ == "__main__":
    app(prog_name="quarterlight")
