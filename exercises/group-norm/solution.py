import numpy as np


def group_norm(
    x: np.ndarray,
    groups: int,
    *,
    gamma: np.ndarray | None = None,
    beta: np.ndarray | None = None,
    eps: float = 1e-5,
) -> np.ndarray:
    """x: (n, c, h, w) -> the same shape. O(n * c * h * w) time and memory."""
    n, channels = x.shape[:2]
    if not isinstance(groups, int) or groups < 1 or channels % groups:
        raise ValueError(f"{channels} channels do not split into {groups} groups")
    for vector in (gamma, beta):
        if vector is not None and len(vector) != channels:
            raise ValueError(f"{len(vector)} entries for {channels} channels")

    grouped = x.reshape(n, groups, -1)  # neighbouring channels, with all their pixels
    mean = grouped.mean(axis=2, keepdims=True)
    variance = grouped.var(axis=2, keepdims=True)  # biased
    y = ((grouped - mean) / np.sqrt(variance + eps)).reshape(x.shape)
    if gamma is not None:
        y = y * gamma[:, None, None]
    if beta is not None:
        y = y + beta[:, None, None]
    return y
