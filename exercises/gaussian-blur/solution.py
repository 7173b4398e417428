import numpy as np

PAD_MODES = {"zero": "constant", "replicate": "edge", "reflect101": "reflect"}


def gaussian_kernel(size: int, sigma: float) -> np.ndarray:
    """The weights of a centred Gaussian: (size,), with sum 1. O(size) time."""
    if size < 1 or size % 2 != 1:
        raise ValueError(f"size must be odd, got {size}")
    if not sigma > 0:
        raise ValueError("sigma must be positive")
    distances = np.arange(size) - size // 2
    weights = np.exp(-0.5 * (distances / sigma) ** 2)
    return weights / weights.sum()


def gaussian_blur(
    img: np.ndarray, size: int, sigma: float, border: str = "reflect101"
) -> np.ndarray:
    """img: (h, w) -> (h, w). O(h * w * size) time: along the rows first, then the columns."""
    if border not in PAD_MODES:
        raise ValueError(f"there is no border {border}")
    kernel = gaussian_kernel(size, sigma)
    rows = filter_rows(img, kernel, border)
    return filter_rows(rows.T, kernel, border).T


def filter_rows(img: np.ndarray, kernel: np.ndarray, border: str) -> np.ndarray:
    radius = len(kernel) // 2
    # Mode "reflect" goes on to and fro, and repeats the pixel of a line of one.
    padded = np.pad(img, ((0, 0), (radius, radius)), mode=PAD_MODES[border])
    width = img.shape[1]
    return sum(weight * padded[:, k : k + width] for k, weight in enumerate(kernel))
