import numpy as np


def pca(x: np.ndarray, k: int) -> dict[str, np.ndarray]:
    """The k directions of largest variance.

    x: (n, d) -> a dict with
        "mean": (d,)
        "components": (k, d), unit rows, largest variance first
        "variances": (k,), divisor n - 1
        "ratio": (k,), share of the total variance
        "projected": (n, k)
    """
    raise NotImplementedError("not written yet")
