import numpy as np


def cosine_similarity(a: np.ndarray, b: np.ndarray, *, eps: float = 1e-8) -> np.ndarray:
    """The cosine of every row of a with every row of b.

    a: (n, d), b: (m, d) -> (n, m)
    eps: a norm counts as at least this
    """
    raise NotImplementedError("not written yet")
