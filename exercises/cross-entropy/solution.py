import numpy as np


def cross_entropy(
    logits: np.ndarray,
    targets: np.ndarray,
    *,
    weight: np.ndarray | None = None,
    ignore_index: int = -100,
    label_smoothing: float = 0.0,
    reduction: str = "mean",
) -> float | np.ndarray:
    """logits: (n, classes), targets: (n,) -> a number, or (n,) for "none".

    O(n * classes) time and memory.
    """
    if logits.ndim != 2 or logits.size == 0:
        raise ValueError("logits must be a matrix with at least one entry")
    n, classes = logits.shape
    if targets.shape != (n,):
        raise ValueError("one target per row of logits")
    if weight is not None and weight.shape != (classes,):
        raise ValueError("one weight per class")
    if not 0 <= label_smoothing < 1:
        raise ValueError("label_smoothing must lie in [0, 1)")
    counts = targets != ignore_index
    labels = targets[counts]
    if not np.isin(labels, np.arange(classes)).all():
        raise ValueError("a target is no class")

    w = np.ones(classes) if weight is None else weight
    costs = -w * log_softmax(logits[counts])  # of each class if it were the target
    hard = costs[np.arange(len(labels)), labels]
    losses = np.zeros(n)
    losses[counts] = (1 - label_smoothing) * hard + label_smoothing * costs.mean(axis=1)

    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    divisor = w[labels].sum()
    return losses.sum() / divisor if divisor else 0.0


def log_softmax(x: np.ndarray) -> np.ndarray:
    # The largest exponent is 0, so that the sum lies between 1 and the number of classes.
    shifted = x - x.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
