import numpy as np


def clip_grad_norm(grads: list[np.ndarray], max_norm: float) -> tuple[float, list[np.ndarray]]:
    """grads: one vector per parameter, of any lengths -> norm before clipping, clipped grads.

    Time and memory linear in the number of entries.
    """
    if not max_norm > 0:
        raise ValueError("max_norm must be positive")

    norm = np.sqrt(sum((g**2).sum() for g in grads))
    scale = max_norm / norm if norm > max_norm else 1  # one factor for all keeps the direction
    return norm, [scale * g for g in grads]
