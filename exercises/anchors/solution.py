import numpy as np


def generate_anchors(
    feature_h: int,
    feature_w: int,
    *,
    stride: float,
    scales: np.ndarray,
    ratios: np.ndarray,
) -> np.ndarray:
    """scales: (S,), ratios: (R,) -> (feature_h * feature_w * R * S, 4) boxes.

    O(feature_h * feature_w * R * S) time and memory.
    """
    if len(scales) == 0:
        raise ValueError("scales must not be empty")
    if len(ratios) == 0:
        raise ValueError("ratios must not be empty")

    # One axis each for row, column, ratio and scale: the order of the result.
    cy = (np.arange(feature_h).reshape(-1, 1, 1, 1) + 0.5) * stride
    cx = (np.arange(feature_w).reshape(-1, 1, 1) + 0.5) * stride
    roots = np.sqrt(ratios).reshape(-1, 1)
    w = scales / roots  # w * h = s^2 and h / w = r
    h = scales * roots
    corners = np.broadcast_arrays(cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2)
    return np.stack(corners, axis=-1).reshape(-1, 4)
