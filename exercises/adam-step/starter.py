import numpy as np


def adam_step(
    state: dict[str, np.ndarray | int],
    grads: np.ndarray,
    *,
    lr: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    weight_decay: float = 0.0,
    decoupled: bool = False,
) -> dict[str, np.ndarray | int]:
    """One step of Adam or AdamW: the state before it and grads: (n,) -> the state after it.

    A state is a dict with
        params: (n,)
        m: (n,), moving average of the gradient
        v: (n,), moving average of its square
        t: steps already taken
    eps: added after the square root
    decoupled: False: Adam, decay in the gradient; True: AdamW
    """
    raise NotImplementedError("not written yet")
