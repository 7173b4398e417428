import numpy as np


def cosine_lr(step: int, *, base: float, min: float = 0.0, warmup: int = 0, total: int) -> float:
    """The learning rate of a step, counted from 0.

    base: the peak
    min: where it ends; the name hides the built-in min
    warmup: steps of linear warm-up
    total: all steps, warm-up included
    """
    raise NotImplementedError("not written yet")
