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
    """One mixed sample of two; returns (x, y).

    x1, x2: (h, w), y1, y2: (classes,) -> x: (h, w), y: (classes,)
    kind: "mixup" or "cutmix"
    lambda_: weight of the first sample, in [0, 1]
    center: [cy, cx] of the box, for cutmix
    """
    raise NotImplementedError("not written yet")
