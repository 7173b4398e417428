import numpy as np


def bce_with_logits(
    logits: np.ndarray,
    targets: np.ndarray,
    *,
    pos_weight: float = 1.0,
    reduction: str = "mean",
) -> float | np.ndarray:
    """logits, targets: (n,) -> a number, or (n,) for "none". O(n) time and memory."""
    if len(logits) == 0:
        raise ValueError("expected at least one logit")
    if len(targets) != len(logits):
        raise ValueError("one target per logit")
    if not np.all((targets >= 0) & (targets <= 1)):
        raise ValueError("targets must be in [0, 1]")

    # log(1 + exp(v)) without overflow
    if_positive = np.logaddexp(0, -logits)  # -log sigmoid(x)
    if_negative = np.logaddexp(0, logits)  # -log(1 - sigmoid(x))
    losses = pos_weight * targets * if_positive + (1 - targets) * if_negative

    if reduction == "none":
        return losses
    return losses.sum() if reduction == "sum" else losses.mean()
