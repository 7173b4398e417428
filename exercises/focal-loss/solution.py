import numpy as np


def focal_loss(
    logits: np.ndarray,
    targets: np.ndarray,
    *,
    alpha: float | None = 0.25,
    gamma: float = 2.0,
    reduction: str = "mean",
) -> np.ndarray | float:
    """logits, targets: (n,) -> a number, or (n,) for "none". O(n) time and memory."""
    if len(logits) == 0:
        raise ValueError("expected at least one logit")
    if len(targets) != len(logits):
        raise ValueError("one target per logit")
    if not np.isin(targets, (0, 1)).all():
        raise ValueError("targets must be 0 or 1")
    if alpha is not None and not 0 <= alpha <= 1:
        raise ValueError("alpha must be in [0, 1]")
    if not gamma >= 0:
        raise ValueError("gamma must not be negative")

    positive = targets == 1
    z = np.where(positive, logits, -logits)  # p_t = sigmoid(z) for both classes
    # np.logaddexp(0, v) is log(1 + e^v) without overflow; log(sigmoid(z)) would be log(0).
    cross_entropy = np.logaddexp(0, -z)  # -log p_t
    miss = np.exp(-np.logaddexp(0, z))  # 1 - p_t
    losses = miss**gamma * cross_entropy
    if alpha is not None:
        losses = np.where(positive, alpha, 1 - alpha) * losses

    if reduction == "none":
        return losses
    return losses.sum() if reduction == "sum" else losses.mean()
