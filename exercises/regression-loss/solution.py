import numpy as np


def regression_loss(
    pred: np.ndarray,
    target: np.ndarray,
    *,
    kind: str,
    delta: float = 1.0,
    q: float = 0.5,
    reduction: str = "mean",
) -> float | np.ndarray:
    """pred, target: (n,) -> a number, or (n,) for "none". O(n) time and memory."""
    if len(pred) == 0:
        raise ValueError("expected at least one prediction")
    if len(target) != len(pred):
        raise ValueError("one target per prediction")

    losses = losses_of(pred - target, kind, delta, q)
    if reduction == "none":
        return losses
    return losses.sum() if reduction == "sum" else losses.mean()


def losses_of(e: np.ndarray, kind: str, delta: float, q: float) -> np.ndarray:
    a = np.abs(e)
    if kind == "mae":
        return a
    if kind == "mse":
        return e**2
    if kind == "huber":
        return np.where(a <= delta, e**2 / 2, delta * (a - delta / 2))
    if kind == "smoothL1":
        return np.where(a < delta, e**2 / (2 * delta), a - delta / 2)
    if kind == "logcosh":  # cosh e = (exp(e) + exp(-e)) / 2, which overflows if written so
        return np.logaddexp(e, -e) - np.log(2)
    if kind == "quantile":
        return np.where(e < 0, q, 1 - q) * a
    raise ValueError(f"unknown loss {kind!r}")
