import numpy as np


def kmeans(
    points: np.ndarray, init: np.ndarray, *, max_iter: int = 100
) -> dict[str, np.ndarray | float]:
    """points: (n, d), init: (k, d) -> centroids (k, d), labels (n,), inertia, iterations.

    O(n * k * d) time for each iteration, O(n * k * d) memory.
    """
    if points.ndim != 2 or init.ndim != 2 or points.shape[1] != init.shape[1]:
        raise ValueError("points and init must be matrices with the same number of columns")
    if points.shape[1] == 0:
        raise ValueError("points need at least one coordinate")
    if len(init) > len(points):
        raise ValueError("more centroids than points")

    centroids = init
    labels = nearest(points, centroids)
    iterations = 0
    changed = True
    while changed and iterations < max_iter:
        centroids = moved(centroids, points, labels)
        iterations += 1
        previous, labels = labels, nearest(points, centroids)
        changed = (labels != previous).any()

    inertia = ((points - centroids[labels]) ** 2).sum()
    return {
        "centroids": centroids,
        "labels": labels,
        "inertia": inertia,
        "iterations": iterations,
    }


def nearest(points: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    """Of equally near centroids the first. Not by p^2 - 2pc + c^2, which cancels far away."""
    return ((points[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)


def moved(centroids: np.ndarray, points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """A centroid without points stays."""
    means = centroids.copy()
    for c in np.unique(labels):
        means[c] = points[labels == c].mean(axis=0)
    return means
