import numpy as np


def image_quality(
    a: np.ndarray, b: np.ndarray, peak: float = 255
) -> tuple[float, float | None, float]:
    """a, b: (h, w) -> mse, psnr (None for equal images), ssim. O(h * w) time and memory."""
    if a.shape != b.shape:
        raise ValueError("a and b must have the same shape")
    if a.size == 0:
        raise ValueError("the images have no pixels")
    if not peak > 0:
        raise ValueError("peak must be positive")

    mse = np.mean((a - b) ** 2)
    psnr = None if mse == 0 else 10 * np.log10(peak**2 / mse)

    mean_a, mean_b = a.mean(), b.mean()
    covariance = np.mean((a - mean_a) * (b - mean_b))
    c1, c2 = (0.01 * peak) ** 2, (0.03 * peak) ** 2  # keep both fractions from 0 / 0
    luminance = (2 * mean_a * mean_b + c1) / (mean_a**2 + mean_b**2 + c1)
    structure = (2 * covariance + c2) / (a.var() + b.var() + c2)
    return mse, psnr, luminance * structure
