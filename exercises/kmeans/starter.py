import numpy as np


def kmeans(
    points: np.ndarray, init: np.ndarray, *, max_iter: int = 100
) -> dict[str, np.ndarray | float]:
    """k-means from given centroids.

    points: (n, d), init: (k, d), the centroids to start from
    max_iter: how often the centroids may move

    Returns a dict with
    centroids: (k, d)
    labels: (n,) of int, the nearest of these centroids
    inertia: sum of the squared distances to it
    iterations: how often the centroids were moved
    """
    raise NotImplementedError("not written yet")
