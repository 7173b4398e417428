from collections import Counter
from itertools import pairwise
from typing import TypedDict

Pair = tuple[str, str]


class BpeWord(TypedDict):
    symbols: list[str]
    count: int  # how often the word occurs


def bpe_step(words: list[BpeWord]) -> tuple[Pair | None, int, list[BpeWord]]:
    """One training step: merges the most frequent pair; returns (pair, frequency, words).

    O(s) time and memory for s symbols in all.
    """
    if any(not isinstance(word["count"], int) or word["count"] < 0 for word in words):
        raise ValueError("counts must be whole numbers, 0 or above")

    pair, frequency = most_frequent_pair(words)
    merged: list[BpeWord] = [
        {"symbols": merge(word["symbols"], pair), "count": word["count"]} for word in words
    ]
    return pair, frequency, merged


def most_frequent_pair(words: list[BpeWord]) -> tuple[Pair | None, int]:
    counts: Counter[Pair] = Counter()
    for word in words:
        for pair in pairwise(word["symbols"]):
            counts[pair] += word["count"]
    # Tuples compare by the first symbol, then by the second.
    best = min(counts, key=lambda pair: (-counts[pair], pair), default=None)
    return (None, 0) if best is None or counts[best] == 0 else (best, counts[best])


def merge(symbols: list[str], pair: Pair | None) -> list[str]:
    """From left to right; a symbol that was merged is not used again."""
    merged = []
    i = 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            merged.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            merged.append(symbols[i])
            i += 1
    return merged
