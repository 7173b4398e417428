import numpy as np


def softmax_backward(y: np.ndarray, gy: np.ndarray) -> np.ndarray:
    """y: softmax output, gy: dL/dy, both (n, d) -> dL/dx: (n, d). O(n * d) time and memory."""
    if y.ndim != 2 or y.size == 0:
        raise ValueError("y must be a matrix with at least one entry")
    if gy.shape != y.shape:
        raise ValueError("gy must have the shape of y")
    mean = (y * gy).sum(axis=1, keepdims=True)  # of gy, weighted by y
    return y * (gy - mean)
