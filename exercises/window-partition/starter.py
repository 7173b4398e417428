import numpy as np


def window_partition(x: np.ndarray, m: int) -> np.ndarray:
    """Cut maps into windows of side m.

    x: (b, h, w, c) -> (b * (h / m) * (w / m), m * m, c)
    """
    raise NotImplementedError("not written yet")


def window_reverse(windows: np.ndarray, m: int, h: int, w: int) -> np.ndarray:
    """Put windows of side m together again.

    windows: (b * (h / m) * (w / m), m * m, c) -> (b, h, w, c)
    """
    raise NotImplementedError("not written yet")
