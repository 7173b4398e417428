import numpy as np


def ema_update(
    shadow: np.ndarray,
    params: np.ndarray,
    step: int,
    *,
    decay: float = 0.999,
    warmup: bool = False,
) -> np.ndarray:
    """One update of the moving average of the weights.

    shadow, params: (n,), step: updates so far -> the new shadow, (n,)
    decay: the share that the shadow keeps of itself, in [0, 1]
    warmup: True: keep less in the first steps
    """
    raise NotImplementedError("not written yet")
