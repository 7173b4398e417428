import numpy as np


def gaussian_naive_bayes(
    train: np.ndarray, labels: np.ndarray, query: np.ndarray, var_smoothing: float = 1e-9
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gaussian naive Bayes; returns (classes, log_posterior, pred).

    train: (n, d), labels: (n,), query: (m, d), or (0,) when there are no queries
    var_smoothing: share of the largest variance of a feature that is added to all variances
    classes: (k,), the labels that occur, ascending
    log_posterior: (m, k), exp of a row sums to 1
    pred: (m,), a label for each query
    """
    raise NotImplementedError("not written yet")
