import numpy as np


def lora_forward(x: np.ndarray, p: dict[str, np.ndarray | float]) -> np.ndarray:
    """x: (n, in) -> (n, out). O(n * in * out) frozen, and O(n * r * (in + out)) for the update."""
    require_shapes(p)
    w, a, b = p["w"], p["a"], p["b"]
    if len(x) == 0:
        x = x.reshape(0, w.shape[1])  # no rows come as an array of shape (0,)
    if x.ndim != 2 or x.shape[1] != w.shape[1]:
        raise ValueError("x must be as wide as w")
    # Through r numbers per row; b @ a is never built.
    return x @ w.T + scale(p) * (x @ a.T @ b.T)


def lora_merge(p: dict[str, np.ndarray | float]) -> np.ndarray:
    """w + alpha / r * b @ a, of shape (out, in). O(out * in * r) time."""
    require_shapes(p)
    return p["w"] + scale(p) * (p["b"] @ p["a"])


def scale(p: dict[str, np.ndarray | float]) -> float:
    return p["alpha"] / len(p["a"])


def require_shapes(p: dict[str, np.ndarray | float]) -> None:
    w, a, b = p["w"], p["a"], p["b"]
    if any(m.ndim != 2 or m.size == 0 for m in (w, a, b)):
        raise ValueError("w, a and b must be matrices with at least one entry")
    if a.shape[1] != w.shape[1]:
        raise ValueError("a must be as wide as w")
    if b.shape != (len(w), len(a)):
        raise ValueError("b must be (out, r), with the rank of a")
