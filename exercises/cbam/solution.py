import numpy as np


def cbam(x: np.ndarray, params: dict[str, np.ndarray]) -> np.ndarray:
    """x: one image (c, h, w) -> (c, h, w); params: w1 (m, c), w2 (c, m), ws (2, k, k).

    O(h * w * (c + k**2) + c * m) time.
    """
    w1, w2, ws = params["w1"], params["w2"], params["ws"]
    c, m, k = len(x), len(w1), ws.shape[-1]
    if m == 0 or w1.shape != (m, c) or w2.shape != (c, m):
        raise ValueError("expected w1 (m, c) and w2 (c, m) for the c channels of x")
    if k % 2 == 0 or ws.shape != (2, k, k):
        raise ValueError("expected two k * k kernels with k odd")

    y = x * channel_gate(x, w1, w2)[:, None, None]
    return y * spatial_gate(y, ws)


def channel_gate(x: np.ndarray, w1: np.ndarray, w2: np.ndarray) -> np.ndarray:
    """(c, h, w) -> (c,)"""
    pooled = np.stack([x.mean(axis=(1, 2)), x.max(axis=(1, 2))])
    hidden = np.maximum(pooled @ w1.T, 0)  # both through one and the same MLP
    return sigmoid((hidden @ w2.T).sum(axis=0))


def spatial_gate(y: np.ndarray, ws: np.ndarray) -> np.ndarray:
    """(c, h, w) -> (h, w)"""
    maps = np.stack([y.mean(axis=0), y.max(axis=0)])
    k = ws.shape[-1]
    r = k // 2
    padded = np.pad(maps, ((0, 0), (r, r), (r, r)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (k, k), axis=(1, 2))
    return sigmoid(np.einsum("mhwuv,muv->hw", windows, ws))


def sigmoid(t: np.ndarray) -> np.ndarray:
    # exp may overflow to inf here; 1 / inf is the right 0.
    return 1 / (1 + np.exp(-t))
