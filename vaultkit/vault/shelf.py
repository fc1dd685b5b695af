"""Values that are made when somebody first asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class Shelf(Mapping[str, T]):
    """A mapping whose keys are known from the start, in their order, and whose values `make` gives one by one."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], T]) -> None:
        self._make = make
        self._values: dict[str, T | None] = dict.fromkeys(keys)

    def __getitem__(self, key: str) -> T:
        value = self._values[key]
        if value is None:
            value = self._values[key] = self._make(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: object) -> bool:
        return key in self._values
