"""Columns of lights in words under a head that is not known: 'Result' over 'Green', 'Red'."""

from extract.cell_words import is_light, stands_in
from parsers.grid import Row
from parsers.kinds import ColumnRole

# rows; one light alone may be a word
FEWEST_LIGHTS = 2


def told_by_words(roles: list[ColumnRole], body: tuple[Row, ...]) -> list[ColumnRole]:
    """'Measure | 2012/13 | Target | Result': the one column in which every cell is a light.

    It shows the progress, whatever its head.

    'N/A' may stand for one. Of two such columns one may be the light of another time.
    """
    if ColumnRole.PROGRESS in roles or not {ColumnRole.MEASURE, ColumnRole.MILESTONE} & set(roles):
        return roles
    told = [n for n, role in enumerate(roles) if role is ColumnRole.OTHER and _is_lit(body, n)]
    if len(told) != 1:
        return roles
    return [ColumnRole.PROGRESS if n in told else role for n, role in enumerate(roles)]


def _is_lit(body: tuple[Row, ...], column: int) -> bool:
    """Whether all cells of a column are lights, or say that there is none."""
    texts = [row[column].text.strip() for row in body if row[column].own and row[column].text]
    lights = [text for text in texts if is_light(text)]
    told = any(len(text) > 1 for text in lights) or len(set(lights)) >= FEWEST_LIGHTS
    enough = len(lights) >= FEWEST_LIGHTS and told  # 'A' in every row may mean 'annual'
    return enough and all(is_light(t) or stands_in(t) for t in texts)
