import numpy as np

MARGIN = 1e-10  # keeps the error off 0 and 1, where the logarithm is infinite


def adaboost_round(
    weights: np.ndarray, pred: np.ndarray, y: np.ndarray
) -> tuple[float, float, np.ndarray]:
    """weights, pred, y: (n,) -> (error, alpha, weights), the new weights (n,). O(n) time."""
    if len(weights) == 0 or not len(weights) == len(pred) == len(y):
        raise ValueError("one weight, prediction and label per sample, and at least one sample")
    if np.any(np.abs(pred) != 1) or np.any(np.abs(y) != 1):
        raise ValueError("predictions and labels must be -1 or +1")

    error = np.clip(weights[pred != y].sum(), MARGIN, 1 - MARGIN)
    alpha = 0.5 * np.log((1 - error) / error)
    # y * pred is 1 for a right sample and -1 for a wrong one.
    scaled = weights * np.exp(-alpha * y * pred)
    return error, alpha, scaled / scaled.sum()
