import numpy as np


def bce_with_logits(
    logits: np.ndarray,
    targets: np.ndarray,
    *,
    pos_weight: float = 1.0,
    reduction: str = "mean",
) -> float | np.ndarray:
    """Binary cross entropy from logits -> a number, or (n,) for "none".

    logits: (n,), targets: (n,) in [0, 1]
    pos_weight: weight of the positive term
    reduction: "none", "mean" or "sum"
    """
    raise NotImplementedError("not written yet")
