import numpy as np


def deform_conv2d(
    x: np.ndarray,
    w: np.ndarray,
    offset: np.ndarray,
    *,
    stride: int = 1,
    padding: int = 0,
) -> np.ndarray:
    """x: (cin, h, w), w: (cout, cin, kh, kw), offset: (2 * kh * kw, ho, wo) -> (cout, ho, wo).

    O(cout * cin * kh * kw * ho * wo) time; what all taps read takes cin * kh * kw * ho * wo
    numbers.
    """
    channels, height, width = x.shape
    _, cin, kh, kw = w.shape
    ho = (height + 2 * padding - kh) // stride + 1
    wo = (width + 2 * padding - kw) // stride + 1
    if channels != cin:
        raise ValueError(f"x has {channels} channels, w expects {cin}")
    if ho < 1 or wo < 1:
        raise ValueError(f"the kernel of {kh} x {kw} does not fit")
    if offset.shape != (2 * kh * kw, ho, wo):
        raise ValueError(f"offset must be {(2 * kh * kw, ho, wo)}")

    u, v, i, j = np.ogrid[:kh, :kw, :ho, :wo]
    rows = i * stride - padding + u + offset[0::2].reshape(kh, kw, ho, wo)
    columns = j * stride - padding + v + offset[1::2].reshape(kh, kw, ho, wo)
    return np.einsum("ocuv,cuvij->oij", w, bilinear(x, rows, columns))


def bilinear(x: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """All channels of x read between the pixels: (c, h, w) at positions (...) -> (c, ...)."""
    top, left = np.floor(rows), np.floor(columns)
    down, right = rows - top, columns - left  # 0 ... 1, the share of the lower and right ones
    return (
        (1 - down) * (1 - right) * pixels(x, top, left)
        + (1 - down) * right * pixels(x, top, left + 1)
        + down * (1 - right) * pixels(x, top + 1, left)
        + down * right * pixels(x, top + 1, left + 1)
    )


def pixels(x: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """At whole positions, 0 outside the image."""
    _, height, width = x.shape
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    # Far positions become 0 before they become int: they may not fit into one.
    r = np.where(inside, rows, 0).astype(int)
    c = np.where(inside, columns, 0).astype(int)
    return np.where(inside, x[:, r, c], 0)
