import numpy as np


def conv2d_backward(
    x: np.ndarray, w: np.ndarray, gy: np.ndarray, *, stride: int = 1, padding: int = 0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x: (n, cin, h, w), w: (cout, cin, kh, kw), gy: dL/dy (n, cout, ho, wo) -> dx, dw, db.

    O(n * cout * ho * wo * cin * kh * kw) time, twice the forward pass.
    """
    n, cin, height, width = x.shape
    cout, filter_channels, kh, kw = w.shape
    if filter_channels != cin:
        raise ValueError(f"x has {cin} channels, w expects {filter_channels}")
    ho = (height + 2 * padding - kh) // stride + 1
    wo = (width + 2 * padding - kw) // stride + 1
    if gy.shape != (n, cout, ho, wo):
        raise ValueError(f"gy must be {(n, cout, ho, wo)}, not {gy.shape}")

    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    d_padded = np.zeros_like(padded)
    dw = np.empty_like(w)
    for u in range(kh):
        for v in range(kw):
            # Forward, tap (u, v) adds w * x to all outputs; so both factors get gy times the other.
            rows = slice(u, u + stride * (ho - 1) + 1, stride)
            columns = slice(v, v + stride * (wo - 1) + 1, stride)
            dw[:, :, u, v] = np.einsum("noij,ncij->oc", gy, padded[:, :, rows, columns])
            d_padded[:, :, rows, columns] += np.einsum("noij,oc->ncij", gy, w[:, :, u, v])
    dx = d_padded[:, :, padding : padding + height, padding : padding + width]
    return dx, dw, gy.sum(axis=(0, 2, 3))
