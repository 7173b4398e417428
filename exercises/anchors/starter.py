import numpy as np


def generate_anchors(
    feature_h: int,
    feature_w: int,
    *,
    stride: float,
    scales: np.ndarray,
    ratios: np.ndarray,
) -> np.ndarray:
    """The anchors of one level -> (feature_h * feature_w * R * S, 4) as x1, y1, x2, y2 in pixels.

    stride: pixels per feature cell
    scales: (S,), side of the square anchor of the same area, in pixels
    ratios: (R,), height / width
    """
    raise NotImplementedError("not written yet")
