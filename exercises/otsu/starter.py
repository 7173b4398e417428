import numpy as np


def otsu(img: np.ndarray) -> tuple[int, float]:
    """Otsu's threshold; returns (threshold, variance).

    img: (h, w), whole numbers 0 to 255
    threshold: pixels <= threshold are background
    variance: between the classes, w0 * w1 * (m0 - m1)**2
    """
    raise NotImplementedError("not written yet")
