import numpy as np


def se_block(x: np.ndarray, p: dict[str, np.ndarray]) -> np.ndarray:
    """x: (n, c, h, w) -> the same shape.

    O(n * c * (h * w + m)) time, O(n * (c + m)) memory beside the result.
    """
    w1, b1, w2, b2 = p["w1"], p["b1"], p["w2"], p["b2"]
    c, m = x.shape[1], len(w1)
    shapes = [a.shape for a in (w1, b1, w2, b2)]
    if m == 0 or shapes != [(m, c), (m,), (c, m), (c,)]:
        raise ValueError("expected w1 (m, c), b1 (m,), w2 (c, m), b2 (c,) for the c channels of x")

    squeezed = x.mean(axis=(2, 3))
    hidden = np.maximum(squeezed @ w1.T + b1, 0)
    gates = sigmoid(hidden @ w2.T + b2)
    return x * gates[:, :, None, None]


def sigmoid(v: np.ndarray) -> np.ndarray:
    # exp may overflow to infinity here; 1 / inf is the right 0.
    return 1 / (1 + np.exp(-v))
