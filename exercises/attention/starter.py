import numpy as np


def attention(
    q: np.ndarray,
    k: np.ndarray,
    v: np.ndarray,
    *,
    mask: np.ndarray | None = None,
    scale: float | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Scaled dot-product attention; returns (out, weights).

    q: (lq, d), k: (lk, d), v: (lk, dv) -> out: (lq, dv), weights: (lq, lk)
    mask: (lq, lk) of bool, True: the query may see the key; None: it sees all
    scale: factor on the scores; None: 1 / sqrt(d)
    """
    raise NotImplementedError("not written yet")
