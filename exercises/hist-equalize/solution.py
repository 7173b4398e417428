import numpy as np


def equalize_histogram(
    img: np.ndarray, levels: int = 256
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """img: (h, w) of int -> histogram (levels,), lut (levels,), image (h, w). O(h * w + levels)."""
    if img.size == 0:
        raise ValueError("the image has no pixels")
    if np.any(img % 1) or img.min() < 0 or img.max() >= levels:
        raise ValueError(f"grey levels must be whole numbers from 0 to {levels - 1}")

    histogram = np.bincount(img.ravel(), minlength=levels)
    darkest = histogram[img.min()]  # pixels of the smallest level present
    if darkest == img.size:
        lut = np.arange(levels)  # a single level: nothing to spread
    else:
        # In float64: the products may exceed 32 bits.
        above = histogram.cumsum(dtype=float) - darkest
        exact = np.maximum(above, 0) * (levels - 1) / (img.size - darkest)
        lut = np.floor(exact + 0.5).astype(int)  # np.round takes halves to the even neighbour
    return histogram, lut, lut[img]
