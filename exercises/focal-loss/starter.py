import numpy as np


def focal_loss(
    logits: np.ndarray,
    targets: np.ndarray,
    *,
    alpha: float | None = 0.25,
    gamma: float = 2.0,
    reduction: str = "mean",
) -> np.ndarray | float:
    """Binary focal loss of each sample.

    logits: (n,), targets: (n,) of int, 0 or 1 -> a number, or (n,) for reduction "none"
    alpha: weight of positives, 1 - alpha of negatives; None: no weights
    gamma: exponent of 1 - p_t, at least 0
    reduction: "none", "mean" or "sum"
    """
    raise NotImplementedError("not written yet")
