import numpy as np


def svm_step(
    w: np.ndarray, b: float, x: np.ndarray, y: np.ndarray, *, lr: float, lambda_: float
) -> tuple[np.ndarray, float, float]:
    """One sub-gradient step of a linear SVM; returns (w, b, loss).

    w: (d,), b: a number, x: (n, d), y: (n,) of int, -1 and +1 -> w: (d,) and b after the step,
    and the loss before it
    lr: learning rate
    lambda_: weight of the penalty |w|^2 / 2; lambda is a keyword of Python
    """
    raise NotImplementedError("not written yet")
