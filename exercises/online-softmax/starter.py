from typing import TypedDict

import numpy as np


class FlashState(TypedDict):
    m: float | None  # largest score so far; None: none yet
    l: float  # sum of exp(s - m) over the scores so far
    acc: np.ndarray  # (dv,), sum of exp(s - m) * value


def flash_init(dv: int) -> FlashState:
    """The state before the first block, for values of width dv."""
    raise NotImplementedError("not written yet")


def flash_step(state: FlashState, scores: np.ndarray, values: np.ndarray) -> FlashState:
    """scores: (b,), values: (b, dv) -> the state after this block.

    An empty block arrives as two arrays of shape (0,).
    """
    raise NotImplementedError("not written yet")


def flash_finish(state: FlashState) -> np.ndarray:
    """The attention output (dv,); zeros when there was no score."""
    raise NotImplementedError("not written yet")
