import numpy as np


def dice_loss(
    logits: np.ndarray,
    target: np.ndarray,
    *,
    smooth: float = 1.0,
    ignore_index: int | None = None,
) -> float:
    """Soft Dice loss, the mean over the classes.

    logits: (n, c, h, w), target: (n, h, w) of int, the class of each pixel -> a number
    smooth: added to numerator and denominator
    ignore_index: pixels with this label enter no sum; None: all do
    """
    raise NotImplementedError("not written yet")
