"""Run the notebooks and write their outputs anew: `python notebooks/refresh.py`.

For when the tables or the samples changed. The notebooks share a warehouse, which is begun anew.
"""

import shutil
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent


def refresh(path: Path) -> None:
    """Run one notebook in its folder; times are left out, so that only outputs can differ."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, record_timing=False, resources={"metadata": {"path": str(HERE)}}
    ).execute()
    notebook.metadata["language_info"] = {"name": "python"}  # without the version of Python
    nbformat.write(notebook, path)


if __name__ == "__main__":
    shutil.rmtree(HERE / "sample-warehouse", ignore_errors=True)
    for path in sorted(HERE.glob("*.ipynb")):
        print(path.name)
        refresh(path)
