import numpy as np


def clip_grad_norm(grads: list[np.ndarray], max_norm: float) -> tuple[float, list[np.ndarray]]:
    """Clips gradients by their global norm; returns (norm, grads).

    grads: one vector per parameter, of any lengths
    -> norm: of all gradients together, before clipping;
    grads: one vector per parameter, as long as the one given
    """
    raise NotImplementedError("not written yet")
