import numpy as np


def non_local(x: np.ndarray, params: dict[str, np.ndarray]) -> np.ndarray:
    """x: one image (c, h, w) -> the same shape.

    O((h * w)**2 * ci) time for ci inner channels, O((h * w)**2) memory for the weights.
    """
    theta, phi, g, out = (params[name] for name in ("theta", "phi", "g", "out"))
    c, ci = len(x), len(theta)
    if ci == 0 or any(m.shape != (ci, c) for m in (theta, phi, g)) or out.shape != (c, ci):
        raise ValueError(f"expected theta, phi and g (ci, {c}) and out ({c}, ci)")

    pixels = x.reshape(c, -1).T  # (h * w, c); a 1 x 1 convolution is a matrix product
    queries, keys, values = pixels @ theta.T, pixels @ phi.T, pixels @ g.T
    context = softmax(queries @ keys.T) @ values
    return x + (context @ out.T).T.reshape(x.shape)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Each row sums to 1."""
    exps = np.exp(scores - scores.max(axis=1, keepdims=True))  # nothing overflows
    return exps / exps.sum(axis=1, keepdims=True)
