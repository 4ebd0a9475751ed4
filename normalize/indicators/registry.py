"""The append-only registry of ids: what stands in it decides for ever."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from normalize.indicators.judgements import Registered


class Registry:
    """A registry of ids while it grows; each question costs what it asks, not what stands there.

    `of_anchor` tells the id of each anchor, `anchors` all that an id was ever given to, `rank` how
    old an id is.
    """

    def __init__(self, lines: Iterable[Registered] = ()) -> None:
        self.of_anchor: dict[str, str] = {}
        self.anchors: dict[str, list[str]] = {}
        self.rank: dict[str, int] = {}
        self._lines: list[Registered] = []
        self._redirect: dict[str, str] = {}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for line in lines:
            self.add(line)

    def add(self, line: Registered) -> None:
        """Append a line."""
        for name in {line.id, line.anchor}:
            self._by_name[name].append(len(self._lines))
        self._lines.append(line)
        self.rank.setdefault(line.id, len(self.rank))
        if line.anchor and not line.redirect_to:
            self.of_anchor[line.anchor] = line.id
            self.anchors.setdefault(line.id, []).append(line.anchor)
        if line.redirect_to:
            self._redirect[line.id] = line.redirect_to
        else:
            self._redirect.pop(line.id, None)

    def __len__(self) -> int:
        return len(self._lines)

    def since(self, length: int) -> tuple[Registered, ...]:
        """The lines added since it had that length."""
        return tuple(self._lines[length:])

    def about(self, names: Iterable[str], length: int) -> list[Registered]:
        """The lines about these ids and anchors in file order, of the first so many lines."""
        found = {at for name in names for at in self._by_name.get(name, ())}
        return [self._lines[at] for at in sorted(found) if at < length]

    def living_in(self, homes: Mapping[str, int]) -> dict[int, Sequence[str]]:
        """By home the ids that live there, the oldest first.

        `homes` tells where each anchor is at home. An id lives where the first anchor is that it
        was given to and still has: a split leaves it there, and a merge undone gives it back.
        """
        ids = {self.of_anchor[anchor] for anchor in homes if anchor in self.of_anchor}
        living: dict[int, list[str]] = defaultdict(list)
        for identifier in sorted(ids, key=self.rank.__getitem__):
            living[homes[self._first(identifier, homes)]].append(identifier)
        return dict(living)

    def _first(self, identifier: str, among: Collection[str]) -> str:
        own = (a for a in self.anchors[identifier] if a in among)
        return next(a for a in own if self.of_anchor[a] == identifier)

    def resolve(self, identifier: str) -> str:
        """Where redirects lead; a circle, which only a hand can write, ends where it began."""
        seen = {identifier}
        while (target := self._redirect.get(identifier)) is not None and target not in seen:
            seen.add(target)
            identifier = target
        return identifier

    def id_of(self, anchor: str) -> str | None:
        """The id that an anchor has now."""
        identifier = self.of_anchor.get(anchor)
        return None if identifier is None else self.resolve(identifier)
