import numpy as np


def median_filter(img: np.ndarray, size: int) -> np.ndarray:
    """Each pixel becomes the median of the square window around it: (h, w) -> (h, w).

    size: side of the window, odd
    """
    raise NotImplementedError("not written yet")
