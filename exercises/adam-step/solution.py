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
    """state before a step of params, m, v: (n,) and t; grads: (n,) -> state after it. O(n) time."""
    params, m, v = state["params"], state["m"], state["v"]
    if not len(params) == len(grads) == len(m) == len(v):
        raise ValueError("grads, m and v need one entry per parameter")

    t = state["t"] + 1
    g = grads if decoupled else grads + weight_decay * params
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)  # the averages start at 0, which makes them too small
    v_hat = v / (1 - beta2**t)

    shrink = 1 - lr * weight_decay if decoupled else 1
    params = params * shrink - lr * m_hat / (np.sqrt(v_hat) + eps)
    return {"params": params, "m": m, "v": v, "t": t}
