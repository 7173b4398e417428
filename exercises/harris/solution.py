import numpy as np


def harris_response(img: np.ndarray, *, k: float = 0.04, radius: int = 1) -> np.ndarray:
    """img: (h, w) -> response (h, w). O(h * w * (2 * radius + 1)) time, O(h * w) memory."""
    if img.ndim != 2 or img.size == 0:
        raise ValueError("img must be a matrix with at least one entry")
    if not isinstance(radius, int) or radius < 0:
        raise ValueError("radius must be a whole number of at least 0")

    gx, gy = sobel(img)
    a = window_sum(gx * gx, radius)  # M = [[a, b], [b, c]]
    b = window_sum(gx * gy, radius)
    c = window_sum(gy * gy, radius)
    return a * c - b**2 - k * (a + c) ** 2


def sobel(img: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each kernel is a difference (-1, 0, 1) along one axis times (1, 2, 1) along the other."""
    padded = np.pad(img, 1, mode="reflect")  # a line of a single pixel is repeated
    across = padded[:, 2:] - padded[:, :-2]
    down = padded[2:] - padded[:-2]
    gx = across[:-2] + 2 * across[1:-1] + across[2:]
    gy = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
    return gx, gy


def window_sum(m: np.ndarray, radius: int) -> np.ndarray:
    """Down the columns, then along the rows; pixels outside add nothing."""
    sliding = np.lib.stride_tricks.sliding_window_view
    side = 2 * radius + 1
    tall = np.pad(m, ((radius, radius), (0, 0)))
    columns = sliding(tall, side, axis=0).sum(axis=-1)
    wide = np.pad(columns, ((0, 0), (radius, radius)))
    return sliding(wide, side, axis=1).sum(axis=-1)
