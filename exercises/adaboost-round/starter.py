import numpy as np


def adaboost_round(
    weights: np.ndarray, pred: np.ndarray, y: np.ndarray
) -> tuple[float, float, np.ndarray]:
    """One round of AdaBoost; returns (error, alpha, weights).

    weights: (n,) with sum 1; pred, y: (n,) of int, -1 or +1
    error: weighted error of the weak learner, clipped
    alpha: the weight of its vote
    weights (returned): (n,) for the next round, with sum 1
    """
    raise NotImplementedError("not written yet")
