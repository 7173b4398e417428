import numpy as np


def roi_align(
    x: np.ndarray,
    rois: np.ndarray,
    *,
    out_h: int,
    out_w: int,
    sampling_ratio: int,
    spatial_scale: float = 1.0,
    aligned: bool = True,
) -> np.ndarray:
    """x: (c, h, w), rois: (k, 4) -> (k, c, out_h, out_w). O(k * c * out_h * out_w * s**2) time."""
    s = sampling_ratio
    if not all(isinstance(n, int) and n >= 1 for n in (out_h, out_w, s)):
        raise ValueError("out_h, out_w and sampling_ratio must be whole numbers of at least 1")

    on_map = rois * spatial_scale - (0.5 if aligned else 0)
    out = np.empty((len(on_map), len(x), out_h, out_w))
    for k, (x1, y1, x2, y2) in enumerate(on_map):
        height, width = y2 - y1, x2 - x1
        if not aligned:
            height, width = max(height, 1), max(width, 1)
        rows = y1 + height * cell_centres(out_h * s)
        columns = x1 + width * cell_centres(out_w * s)
        samples = bilinear(x, rows, columns)
        out[k] = samples.reshape(-1, out_h, s, out_w, s).mean(axis=(2, 4))
    return out


def cell_centres(n: int) -> np.ndarray:
    """Of n equal cells of the interval from 0 to 1."""
    return (np.arange(n) + 0.5) / n


def bilinear(x: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """x: (c, h, w), rows: (r,), columns: (q,) -> every row with every column, (c, r, q)."""
    _, h, w = x.shape
    return sum(
        np.outer(share_r, share_q) * x[:, r[:, None], q]
        for r, share_r in neighbours(rows, h)
        for q, share_q in neighbours(columns, w)
    )


def neighbours(positions: np.ndarray, n: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """The pixels before and after each position on an axis of n, with the share of either."""
    inside = (positions >= -1) & (positions <= n)  # elsewhere no pixel has a share
    clamped = np.clip(positions, 0, n - 1)
    before = np.floor(clamped).astype(int)
    after = np.minimum(before + 1, n - 1)  # at the last pixel its share is 0
    share = clamped - before
    return [(before, inside * (1 - share)), (after, inside * share)]
