from typing import TypedDict

Pair = tuple[str, str]


class BpeWord(TypedDict):
    symbols: list[str]
    count: int  # how often the word occurs


def bpe_step(words: list[BpeWord]) -> tuple[Pair | None, int, list[BpeWord]]:
    """One training step; returns (pair, frequency, words).

    words: dicts like {"symbols": ["l", "o", "w"], "count": 5}
    -> pair: the most frequent one, None when no pair is left; frequency: its weighted count;
    words: all words after the merge, as such dicts
    """
    raise NotImplementedError("not written yet")
