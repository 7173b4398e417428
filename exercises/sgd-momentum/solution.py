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
    """state: {"params": (n,), "buf": (n,) or None}, grads: (n,) -> a new state. O(n) time."""
    params, old = state["params"], state["buf"]
    for vector in (grads, old):
        if vector is not None and vector.shape != params.shape:
            raise ValueError(f"{len(vector)} entries for {len(params)} parameters")
    if nesterov and (momentum == 0 or dampening != 0):
        raise ValueError("Nesterov needs momentum and no dampening")

    g = grads + weight_decay * params
    if momentum == 0:
        return {"params": params - lr * g, "buf": None}
    buf = g if old is None else momentum * old + (1 - dampening) * g
    step = g + momentum * buf if nesterov else buf
    return {"params": params - lr * step, "buf": buf}
