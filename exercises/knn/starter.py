import numpy as np


def knn_predict(
    train: np.ndarray,
    labels: np.ndarray,
    query: np.ndarray,
    *,
    k: int,
    metric: str = "l2",
    vote: str = "uniform",
) -> np.ndarray:
    """train: (n, d), labels: (n,) of int, query: (m, d), or (0,) for none -> (m,), labels.

    k: how many neighbours vote
    metric: "l2", "l1" or "cosine"
    vote: "uniform", one vote each, or "distance", 1 / distance
    """
    raise NotImplementedError("not written yet")
