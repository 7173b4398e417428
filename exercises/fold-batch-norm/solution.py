import numpy as np


def fold_batch_norm(
    w: np.ndarray, b: np.ndarray | None, bn: dict[str, np.ndarray | float]
) -> tuple[np.ndarray, np.ndarray]:
    """w: (cout, cin, kh, kw), b: (cout,) -> w and b of one convolution, of these shapes.

    O(cout * cin * kh * kw) time and memory.
    """
    cout = len(w)
    gamma, beta, mean, variance = (bn[key] for key in ("gamma", "beta", "mean", "variance"))
    if any(len(vector) != cout for vector in (gamma, beta, mean, variance)):
        raise ValueError(f"the batch norm needs {cout} entries throughout, one per filter")
    if b is not None and len(b) != cout:
        raise ValueError(f"{len(b)} biases for {cout} filters")

    # At inference batch norm is a line for each channel: y = scale * (z - mean) + beta.
    scale = gamma / np.sqrt(variance + bn.get("eps", 1e-5))
    bias = 0 if b is None else b
    return w * scale[:, None, None, None], (bias - mean) * scale + beta
