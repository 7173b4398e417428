import numpy as np


def otsu(img: np.ndarray) -> tuple[int, float]:
    """img: (h, w), whole numbers 0 to 255 -> threshold, variance between the classes.

    O(h * w + levels) time.
    """
    if img.size == 0:
        raise ValueError("the image has no pixels")
    if ((img < 0) | (img > 255) | (img % 1 != 0)).any():
        raise ValueError("pixels must be whole numbers from 0 to 255")

    histogram = np.bincount(img.ravel(), minlength=256)
    # Pixels of the background and the sum of their levels, for every threshold at once.
    counts = np.cumsum(histogram)
    sums = np.cumsum(histogram * np.arange(256.0))  # float: an integer might overflow
    thresholds = np.flatnonzero((counts > 0) & (counts < img.size))
    if len(thresholds) == 0:  # one level only: there is no split
        return int(img.flat[0]), 0.0

    n0, s0 = counts[thresholds], sums[thresholds]
    n1, s1 = img.size - n0, sums[-1] - s0
    variance = (n0 / img.size) * (n1 / img.size) * (s0 / n0 - s1 / n1) ** 2
    best = variance.argmax()  # the first of equal ones
    return int(thresholds[best]), float(variance[best])
