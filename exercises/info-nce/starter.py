import numpy as np


def info_nce(
    q: np.ndarray, keys: np.ndarray, queue: np.ndarray, *, temperature: float = 0.07
) -> tuple[float, np.ndarray, float]:
    """InfoNCE with a queue of negatives; returns (loss, logits, accuracy).

    q, keys: (n, d), queue: (k, d), or (0,) when it is empty
    temperature: the cosines are divided by it
    loss: mean of the queries
    logits: (n, 1 + k), the positive first
    accuracy: share of queries whose positive beats every negative
    """
    raise NotImplementedError("not written yet")
