import numpy as np


def hough_lines(edges: np.ndarray, thetas: np.ndarray) -> tuple[np.ndarray, dict[str, float]]:
    """edges: (h, w), thetas: (n,) in degrees -> accumulator (2 * diagonal + 1, n), best.

    O(h * w + edge pixels * n + diagonal * n) time.
    """
    if edges.ndim != 2 or edges.size == 0:
        raise ValueError("edges must be a matrix with at least one entry")
    if len(thetas) == 0:
        raise ValueError("at least one angle is needed")

    h, w = edges.shape
    diagonal = int(np.ceil(np.sqrt((h - 1) ** 2 + (w - 1) ** 2)))  # no |rho| is larger
    accumulator = np.zeros((2 * diagonal + 1, len(thetas)), dtype=int)
    y, x = np.nonzero(edges)
    for column, angle in enumerate(np.deg2rad(thetas)):
        # Halves upwards; cos 60 degrees is not exactly a half in floating point.
        rho = np.floor(x * np.cos(angle) + y * np.sin(angle) + 0.5 + 1e-9).astype(int)
        accumulator[:, column] = np.bincount(rho + diagonal, minlength=2 * diagonal + 1)

    # argmax takes the first of equal entries, in row-major order.
    row, column = np.unravel_index(accumulator.argmax(), accumulator.shape)
    votes = accumulator[row, column]
    return accumulator, {"rho": row - diagonal, "theta_deg": thetas[column], "votes": votes}
