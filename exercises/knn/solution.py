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
    """train: (n, d), labels: (n,), query: (m, d) -> (m,). O(m * n * (d + log n)) time."""
    if train.ndim != 2 or train.size == 0:
        raise ValueError("train must be a matrix with at least one entry")
    n, d = train.shape
    if len(query) == 0:
        query = np.empty((0, d))  # no queries come as an array of shape (0,)
    if query.ndim != 2 or query.shape[1] != d:
        raise ValueError("train and query need the same number of columns")
    if len(labels) != n:
        raise ValueError("one label per training row")
    if not isinstance(k, int) or not 1 <= k <= n:
        raise ValueError("k must be a whole number from 1 to n")

    classes, codes = np.unique(labels, return_inverse=True)
    winners = np.empty(len(query), dtype=int)
    for i, q in enumerate(query):
        distances = distances_to(q, train, metric)
        neighbours = np.argsort(distances, kind="stable")[:k]  # equal: the lower index first
        weights = voting_weights(distances[neighbours], vote)
        votes = np.bincount(codes[neighbours], weights)
        winners[i] = votes.argmax()  # of equal votes the first, the smallest label
    return classes[winners]


def distances_to(q: np.ndarray, train: np.ndarray, metric: str) -> np.ndarray:
    if metric == "l1":
        distances = np.abs(train - q).sum(axis=1)
    elif metric == "l2":
        distances = np.sqrt(((train - q) ** 2).sum(axis=1))
    else:
        lengths = np.linalg.norm(train, axis=1) * np.linalg.norm(q)
        # A row of zeros has cosine 0.
        distances = 1 - np.divide(train @ q, lengths, out=np.zeros(len(train)), where=lengths > 0)
    # Rounding leaves parallel rows a little above or below 0.
    return np.where(distances < 1e-12, 0, distances)


def voting_weights(distances: np.ndarray, vote: str) -> np.ndarray:
    if vote == "uniform":
        return np.ones(len(distances))
    touching = distances == 0
    # 1/0 would be infinite, so neighbours at distance 0 vote among themselves.
    return touching.astype(float) if touching.any() else 1 / distances
