import numpy as np


def mlp_backward(
    x: np.ndarray, labels: np.ndarray, p: dict[str, np.ndarray]
) -> tuple[float, dict[str, np.ndarray], np.ndarray]:
    """x: (n, in), labels: (n,) of int -> loss, the gradients of p, and dx: (n, in).

    O(n * hidden * (in + classes)) time.
    """
    require_shapes(x, labels, p)
    w1, b1, w2, b2 = p["w1"], p["b1"], p["w2"], p["b2"]
    n = len(x)
    z1 = x @ w1.T + b1
    a1 = np.maximum(z1, 0)
    z2 = a1 @ w2.T + b2
    log_probs = log_softmax(z2)
    truth = (np.arange(n), labels)
    loss = -log_probs[truth].mean()

    dz2 = np.exp(log_probs)
    dz2[truth] -= 1
    dz2 /= n  # the loss is a mean; all that follows is linear in dz2
    dz1 = dz2 @ w2 * (z1 > 0)
    grads = {
        "w1": dz1.T @ x,
        "b1": dz1.sum(axis=0),
        "w2": dz2.T @ a1,
        "b2": dz2.sum(axis=0),
    }
    return float(loss), grads, dz1 @ w1


def log_softmax(z: np.ndarray) -> np.ndarray:
    """Of each row; no exponent is above 0, so nothing overflows."""
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def require_shapes(x: np.ndarray, labels: np.ndarray, p: dict[str, np.ndarray]) -> None:
    hidden, classes = len(p["b1"]), len(p["b2"])
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    if hidden == 0 or p["w1"].shape != (hidden, x.shape[1]):
        raise ValueError("w1 must be (hidden, in), b1 (hidden,)")
    if classes == 0 or p["w2"].shape != (classes, hidden):
        raise ValueError("w2 must be (classes, hidden), b2 (classes,)")
    if labels.shape != (len(x),):
        raise ValueError("one label per row of x")
    if not np.isin(labels, np.arange(classes)).all():
        raise ValueError("no such class")
