import numpy as np


def gaussian_naive_bayes(
    train: np.ndarray, labels: np.ndarray, query: np.ndarray, var_smoothing: float = 1e-9
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """train: (n, d), labels: (n,), query: (m, d) -> classes (k,), log_posterior (m, k), pred (m,).

    O(n * (k + d) + m * k * d) time, O((n + m * k) * d) memory.
    """
    if train.ndim != 2 or train.size == 0:
        raise ValueError("train must be a matrix with at least one entry")
    n, d = train.shape
    if len(labels) != n:
        raise ValueError("one label per training sample")
    if len(query) == 0:
        query = np.empty((0, d))  # no queries come as an array of shape (0,)
    if query.ndim != 2 or query.shape[1] != d:
        raise ValueError("train and query need the same number of columns")

    classes, counts = np.unique(labels, return_counts=True)
    samples = [train[labels == c] for c in classes]
    means = np.array([own.mean(axis=0) for own in samples])
    smoothing = var_smoothing * train.var(axis=0).max()
    variances = np.array([own.var(axis=0) for own in samples]) + smoothing

    deviations = query[:, None] - means  # (m, k, d)
    log_densities = -0.5 * (np.log(2 * np.pi * variances) + deviations**2 / variances)
    joint = np.log(counts / n) + log_densities.sum(axis=2)
    # Far from every class all densities are 0 as numbers, so normalise in log space.
    log_posterior = joint - np.logaddexp.reduce(joint, axis=1, keepdims=True)
    return classes, log_posterior, classes[log_posterior.argmax(axis=1)]
