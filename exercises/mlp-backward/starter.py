import numpy as np


def mlp_backward(
    x: np.ndarray, labels: np.ndarray, p: dict[str, np.ndarray]
) -> tuple[float, dict[str, np.ndarray], np.ndarray]:
    """Forward pass, loss and all gradients of a two-layer classifier; returns (loss, grads, dx).

    x: (n, in), labels: (n,) of int
    p["w1"]: (hidden, in)
    p["b1"]: (hidden,)
    p["w2"]: (classes, hidden)
    p["b2"]: (classes,)

    loss: a number, the mean over the batch
    grads: a dict with the keys and the shapes of p
    dx: (n, in)
    """
    raise NotImplementedError("not written yet")
