import numpy as np


def resize(
    img: np.ndarray,
    out_h: int,
    out_w: int,
    *,
    method: str = "bilinear",
    align_corners: bool = False,
) -> np.ndarray:
    """img: (h, w) -> (out_h, out_w). O((h + out_h) * out_w) time: along x first, then along y."""
    for size in (out_h, out_w):
        if not isinstance(size, int) or size < 1:
            raise ValueError(f"{size} is no size of an image")
    h, w = img.shape
    if method == "nearest":
        rows = nearest_along(h, out_h, align_corners)
        columns = nearest_along(w, out_w, align_corners)
        return img[np.ix_(rows, columns)]
    if method != "bilinear":
        raise ValueError(f"there is no method {method!r}")

    low, high, fraction = taps_along(w, out_w, align_corners)
    wide = (1 - fraction) * img[:, low] + fraction * img[:, high]
    low, high, fraction = taps_along(h, out_h, align_corners)
    fraction = fraction[:, None]
    return (1 - fraction) * wide[low] + fraction * wide[high]


def taps_along(n: int, m: int, align_corners: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each of m outputs lies between two of n inputs: low, high and how far from low, (m,) each."""
    if align_corners:
        position = aligned(n, m)
    else:
        position = np.clip((np.arange(m) + 0.5) * n / m - 0.5, 0, n - 1)
    low = np.floor(position).astype(int)
    return low, np.minimum(low + 1, n - 1), position - low


def nearest_along(n: int, m: int, align_corners: bool) -> np.ndarray:
    if align_corners:
        return np.floor(aligned(n, m) + 0.5).astype(int)  # np.round would send halves to even
    return np.arange(m, dtype=np.int64) * n // m


def aligned(n: int, m: int) -> np.ndarray:
    """First and last pixels coincide; a single output lies on the first."""
    return np.arange(m, dtype=float) * (n - 1) / max(m - 1, 1)
