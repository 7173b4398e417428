import numpy as np


def hough_lines(edges: np.ndarray, thetas: np.ndarray) -> tuple[np.ndarray, dict[str, float]]:
    """Votes for the lines through the edge pixels; returns (accumulator, best).

    edges: (h, w), edge pixels are those that are not 0; thetas: (n,), in degrees
    accumulator: (2 * diagonal + 1, n), row r stands for rho = r - diagonal
    best: a dict with rho, theta_deg and votes of the largest entry
    """
    raise NotImplementedError("not written yet")
