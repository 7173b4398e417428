import numpy as np


def bilateral_filter(
    img: np.ndarray, *, radius: int, sigma_color: float, sigma_space: float
) -> np.ndarray:
    """Smooths a grey image but keeps its edges.

    img: (h, w) -> (h, w)
    radius: the window has 2 * radius + 1 rows and columns
    sigma_color: for the difference in grey value
    sigma_space: for the distance in pixels
    """
    raise NotImplementedError("not written yet")
