import numpy as np


def nt_xent(z1: np.ndarray, z2: np.ndarray, *, temperature: float = 0.5) -> float:
    """z1, z2: (n, d), row i of each is a view of image i -> mean loss of all 2n views.

    O(n**2 * d) time, O(n * (n + d)) memory.
    """
    if z1.ndim != 2 or z1.size == 0 or z1.shape != z2.shape:
        raise ValueError("z1 and z2 must be (n, d) matrices of one shape, with at least one entry")
    if not temperature > 0:
        raise ValueError("the temperature must be positive")
    views = np.concatenate([z1, z2])
    lengths = np.linalg.norm(views, axis=1, keepdims=True)
    if (lengths == 0).any():
        raise ValueError("a row of zeros has no direction")

    views = views / lengths
    logits = views @ views.T / temperature
    np.fill_diagonal(logits, -np.inf)  # the anchor itself takes no part
    anchors = np.arange(len(views))
    partners = np.roll(anchors, len(z1))  # n places away
    return float(np.mean(log_sum_exp(logits) - logits[anchors, partners]))


def log_sum_exp(logits: np.ndarray) -> np.ndarray:
    """Of each row."""
    top = logits.max(axis=1)
    return top + np.log(np.exp(logits - top[:, None]).sum(axis=1))
