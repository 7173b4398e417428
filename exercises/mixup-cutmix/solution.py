import numpy as np


def mix_sample(
    x1: np.ndarray,
    y1: np.ndarray,
    x2: np.ndarray,
    y2: np.ndarray,
    *,
    kind: str,
    lambda_: float,
    center: list[int] | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """x1, x2: (h, w), y1, y2: (classes,) -> x: (h, w), y: (classes,). O(h * w + classes) time."""
    if x1.ndim != 2 or x1.size == 0 or x1.shape != x2.shape:
        raise ValueError("x1 and x2 must be images of one shape, with at least one pixel")
    if y1.shape != y2.shape:
        raise ValueError("y1 and y2 must have the same length")
    if not 0 <= lambda_ <= 1:
        raise ValueError("lambda_ must lie in [0, 1]")

    if kind == "mixup":
        return blend(x1, x2, lambda_), blend(y1, y2, lambda_)

    if center is None:
        raise ValueError("cutmix needs a center")
    box = tuple(extent(c, side, lambda_) for c, side in zip(center, x1.shape))
    x = x1.copy()
    x[box] = x2[box]
    return x, blend(y1, y2, 1 - x[box].size / x.size)


def extent(center: int, side: int, lambda_: float) -> slice:
    """What the box covers of an axis of this length."""
    size = int(side * np.sqrt(1 - lambda_))  # rounded down
    start = center - size // 2
    return slice(max(start, 0), min(start + size, side))


def blend(first: np.ndarray, second: np.ndarray, weight: float) -> np.ndarray:
    return weight * first + (1 - weight) * second
