import numpy as np


def patch_embed(x: np.ndarray, patch: int, params: dict[str, np.ndarray | None]) -> np.ndarray:
    """x: (n, c, h, w), patch: side p of a patch -> (n, tokens, d). O(n * h * w * c * d) time."""
    weight, bias, cls, pos = (params[name] for name in ("weight", "bias", "cls", "pos"))
    if x.ndim != 4 or x.size == 0:
        raise ValueError("x must be (n, c, h, w) with at least one entry")
    if not isinstance(patch, int) or patch < 1:
        raise ValueError("patch must be a positive integer")
    n, c, h, w = x.shape
    if h % patch or w % patch:
        raise ValueError("patches must tile the image")
    rows, columns, d = h // patch, w // patch, len(weight)
    if d == 0 or weight.shape != (d, c * patch * patch):
        raise ValueError("weight must be (d, c * p * p)")
    if any(vector is not None and vector.shape != (d,) for vector in (bias, cls)):
        raise ValueError("bias and cls need d entries")
    count = rows * columns + (cls is not None)
    if pos is not None and pos.shape != (count, d):
        raise ValueError("pos must be (tokens, d)")

    cut = x.reshape(n, c, rows, patch, columns, patch)
    pixels = cut.transpose(0, 2, 4, 1, 3, 5).reshape(n, rows * columns, -1)
    tokens = pixels @ weight.T
    if bias is not None:
        tokens = tokens + bias
    if cls is not None:
        tokens = np.concatenate([np.broadcast_to(cls, (n, 1, d)), tokens], axis=1)
    return tokens if pos is None else tokens + pos
