import numpy as np


def train_test_split(
    labels: np.ndarray, uniforms: np.ndarray, *, test_fraction: float, stratify: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Indices of the training set and of the test set; returns (train, test).

    labels: (n,), of int unless there are fractions among them
    uniforms: (n - 1,) or more numbers in [0, 1)
    test_fraction: between 0 and 1
    stratify: keep the share of each class
    """
    raise NotImplementedError("not written yet")
