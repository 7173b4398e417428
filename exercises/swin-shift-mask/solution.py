import numpy as np


def swin_shift_mask(h: int, w: int, window: int, shift: int) -> np.ndarray:
    """An (h, w) map in windows of side m -> (windows, m * m, m * m).

    O(h * w * m**2) time and memory.
    """
    m = window
    if not isinstance(m, int) or m < 1:
        raise ValueError("window must be a positive integer")
    if not isinstance(shift, int) or not 0 <= shift < m:
        raise ValueError("shift must be an integer from 0 to window - 1")
    if any(side < 1 or side % m for side in (h, w)):
        raise ValueError("h and w must be positive multiples of window")

    regions = 3 * bands(h, m, shift)[:, None] + bands(w, m, shift)  # (h, w), nine of them
    windows = regions.reshape(h // m, m, w // m, m).swapaxes(1, 2).reshape(-1, m * m)
    return np.where(windows[:, :, None] == windows[:, None, :], 0.0, -100.0)


def bands(n: int, window: int, shift: int) -> np.ndarray:
    """Which of three bands of an axis each place lies in; the last came round from the front."""
    return np.searchsorted([n - window, n - shift], np.arange(n), side="right")
