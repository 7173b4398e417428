import numpy as np


def integral_image(img: np.ndarray) -> np.ndarray:
    """img: (h, w) -> s: (h + 1, w + 1). O(h * w) time and memory."""
    if img.ndim != 2 or img.size == 0:
        raise ValueError("img must be a matrix with at least one entry")
    # A row and a column of zeros in front, so that no box is a special case.
    return np.pad(img.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))


def box_sum(s: np.ndarray, y0: int, x0: int, y1: int, x1: int) -> float:
    """Sum over rows y0 to y1 - 1 and columns x0 to x1 - 1 of the image behind s. O(1)."""
    if not all(isinstance(corner, int) for corner in (y0, x0, y1, x1)):
        raise ValueError("corners must be whole numbers")
    h, w = s.shape[0] - 1, s.shape[1] - 1
    # Indices below 0 would count from the end.
    if not (0 <= y0 <= y1 <= h and 0 <= x0 <= x1 <= w):
        raise ValueError("the box must lie inside the image and not end before it starts")
    return s[y1, x1] - s[y0, x1] - s[y1, x0] + s[y0, x0]
