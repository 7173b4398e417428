import numpy as np


def sgd_step(
    state: dict[str, np.ndarray | None],
    grads: np.ndarray,
    *,
    lr: float,
    momentum: float = 0.0,
    dampening: float = 0.0,
    weight_decay: float = 0.0,
    nesterov: bool = False,
) -> dict[str, np.ndarray | None]:
    """One step of SGD; the state before it and the gradients give the state after it.

    state: {"params": (n,), "buf": (n,)}; buf is the momentum buffer, None before the first step
    grads: (n,) -> a new state of the same form
    lr: learning rate
    momentum: 0 means plain SGD
    dampening: not applied in the first step
    weight_decay: L2 term, part of the gradient
    nesterov: needs momentum and no dampening
    """
    raise NotImplementedError("not written yet")
