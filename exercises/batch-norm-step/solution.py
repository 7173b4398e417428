import numpy as np


def batch_norm_step(
    x: np.ndarray,
    state: dict[str, np.ndarray],
    *,
    training: bool,
    gamma: np.ndarray | None = None,
    beta: np.ndarray | None = None,
    momentum: float = 0.1,
    eps: float = 1e-5,
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """x: (n, c, h, w), state before the call -> (y, state after it), y like x. O(n * c * h * w)."""
    n, c, h, w = x.shape
    mean, var = state["running_mean"], state["running_var"]
    gamma = np.ones(c) if gamma is None else gamma
    beta = np.zeros(c) if beta is None else beta
    if any(vector.shape != (c,) for vector in (mean, var, gamma, beta)):
        raise ValueError(f"running statistics, gamma and beta need {c} entries")

    if training:
        count = n * h * w
        if count == 1:
            raise ValueError("one value per channel has no variance")
        old_mean, old_var = mean, var
        mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
        unbiased = var * count / (count - 1)
        state = {
            "running_mean": (1 - momentum) * old_mean + momentum * mean,
            "running_var": (1 - momentum) * old_var + momentum * unbiased,
        }

    scale = gamma / np.sqrt(var + eps)
    return (x - per_channel(mean)) * per_channel(scale) + per_channel(beta), state


def per_channel(vector: np.ndarray) -> np.ndarray:
    return vector.reshape(-1, 1, 1)
