import numpy as np


def alignment_uniformity(
    x: np.ndarray, y: np.ndarray, *, alpha: float = 2.0, t: float = 2.0
) -> tuple[float, float]:
    """How embeddings lie on the unit sphere; returns (alignment, uniformity).

    x, y: (n, d), rows i of both are a positive pair; the uniformity is that of x alone
    alpha: power of the distance in the alignment
    t: factor of the squared distance in the uniformity
    """
    raise NotImplementedError("not written yet")
