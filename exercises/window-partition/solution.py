import numpy as np


def window_partition(x: np.ndarray, m: int) -> np.ndarray:
    """x: (b, h, w, c) -> (b * (h / m) * (w / m), m * m, c). O(b * h * w * c) time."""
    if x.ndim != 4:
        raise ValueError("x must be a batch of maps with at least one pixel")
    b, h, w, c = x.shape
    require_tiling(h, w, m)
    tiles = x.reshape(b, h // m, m, w // m, m, c)
    return tiles.swapaxes(2, 3).reshape(-1, m * m, c)


def window_reverse(windows: np.ndarray, m: int, h: int, w: int) -> np.ndarray:
    """windows: (b * (h / m) * (w / m), m * m, c) -> (b, h, w, c). O(b * h * w * c) time."""
    require_tiling(h, w, m)
    if windows.ndim != 3 or windows.shape[1] != m * m:
        raise ValueError("there must be windows, of m * m tokens each")
    if len(windows) % (h // m * (w // m)):
        raise ValueError("the windows do not fill whole maps")
    tiles = windows.reshape(-1, h // m, w // m, m, m, windows.shape[2])
    return tiles.swapaxes(2, 3).reshape(-1, h, w, windows.shape[2])


def require_tiling(h: int, w: int, m: int) -> None:
    if not isinstance(m, int) or m < 1:
        raise ValueError("m must be a positive integer")
    if any(side < 1 or side % m for side in (h, w)):
        raise ValueError("h and w must be positive multiples of m")
