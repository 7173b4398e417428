import numpy as np


def dice_loss(
    logits: np.ndarray,
    target: np.ndarray,
    *,
    smooth: float = 1.0,
    ignore_index: int | None = None,
) -> float:
    """logits: (n, c, h, w), target: (n, h, w) -> mean loss of the classes.

    O(n * c * h * w) time and memory.
    """
    n, classes, h, w = logits.shape
    if target.shape != (n, h, w):
        raise ValueError("target must be (n, h, w) of the logits")
    counts = np.full(target.shape, True) if ignore_index is None else target != ignore_index
    labels = target[counts]  # (pixels,)
    if not np.isin(labels, np.arange(classes)).all():
        raise ValueError("a label is no class")

    p = softmax(np.moveaxis(logits, 1, -1)[counts])  # (pixels, c)
    t = labels[:, None] == np.arange(classes)
    overlap = (p * t).sum(axis=0)
    total = p.sum(axis=0) + t.sum(axis=0)
    return np.mean(1 - (2 * overlap + smooth) / (total + smooth))


def softmax(x: np.ndarray) -> np.ndarray:
    """Along the last axis."""
    exps = np.exp(x - x.max(axis=-1, keepdims=True))  # exp of 0 or less cannot overflow
    return exps / exps.sum(axis=-1, keepdims=True)
