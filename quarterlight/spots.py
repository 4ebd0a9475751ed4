"""Where something stands on paper, in words: the page of a PDF or the line of a text file."""


def spot(page: int | None, line: int | None) -> str:
    """'p. 3' or 'line 12'; empty where neither is known."""
    if page is not None:
        return f"p. {page}"
    return "" if line is None else f"line {line}"


def spot_in_full(page: int | None, line: int | None) -> str:
    """'page 3' or 'line 12'; empty where neither is known."""
    return spot(None, line) if page is None else f"page {page}"
