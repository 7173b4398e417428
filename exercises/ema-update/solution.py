import numpy as np


def ema_update(
    shadow: np.ndarray,
    params: np.ndarray,
    step: int,
    *,
    decay: float = 0.999,
    warmup: bool = False,
) -> np.ndarray:
    """shadow, params: (n,), step: updates so far -> the new shadow, (n,). O(n) time."""
    if params.shape != shadow.shape:
        raise ValueError("shadow and params must have one length")
    if not 0 <= decay <= 1:
        raise ValueError("decay must lie in [0, 1]")

    d = min(decay, (1 + step) / (10 + step)) if warmup else decay
    return d * shadow + (1 - d) * params
