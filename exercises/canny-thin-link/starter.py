import numpy as np


def canny_thin_link(
    magnitude: np.ndarray, direction: np.ndarray, *, low: float, high: float
) -> tuple[np.ndarray, np.ndarray]:
    """The last two stages of Canny; returns (thin, edges).

    magnitude, direction: (h, w), direction in degrees
    -> thin: (h, w), the magnitude where it is a maximum across the edge, else 0;
    edges: (h, w) of 0 or 1, as numbers
    low: a thin pixel of at least low is weak
    high: one of at least high is strong
    """
    raise NotImplementedError("not written yet")
