from typing import TypedDict

import numpy as np


class FlashState(TypedDict):
    m: float | None  # largest score so far; None: none yet
    l: float  # sum of exp(s - m) over the scores so far
    acc: np.ndarray  # (dv,), sum of exp(s - m) * value


def flash_init(dv: int) -> FlashState:
    """The state before the first block, for values of width dv."""
    return {"m": None, "l": 0.0, "acc": np.zeros(dv)}


def flash_step(state: FlashState, scores: np.ndarray, values: np.ndarray) -> FlashState:
    """scores: (b,), values: (b, dv) -> the state after this block.

    O(b * dv) time, O(b + dv) memory.
    """
    if len(values) != len(scores):
        raise ValueError("one value for each score")
    if len(scores) == 0:
        return state
    if values.shape[1] != len(state["acc"]):
        raise ValueError("values must have the width of acc")

    old = -np.inf if state["m"] is None else state["m"]
    m = max(old, scores.max())
    keep = np.exp(old - m)  # exp(s - old) * keep = exp(s - m); 0 before the first block
    weights = np.exp(scores - m)
    return {
        "m": m,
        "l": state["l"] * keep + weights.sum(),
        "acc": state["acc"] * keep + weights @ values,
    }


def flash_finish(state: FlashState) -> np.ndarray:
    """The attention output (dv,); zeros when there was no score."""
    if state["m"] is None:
        return np.zeros_like(state["acc"])
    return state["acc"] / state["l"]
