import numpy as np


def activation(
    x: np.ndarray, kind: str, *, alpha: float | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """An activation function and its derivative; returns (y, dy).

    x: (n,) -> y: (n,), f(x), and dy: (n,), f'(x)
    kind: "sigmoid", "tanh", "relu", "leakyRelu", "elu", "softplus", "silu", "gelu" or "geluTanh"
    alpha: leakyRelu: slope below 0, None: 0.01; elu: scale, None: 1
    """
    raise NotImplementedError("not written yet")
