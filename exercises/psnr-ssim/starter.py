import numpy as np


def image_quality(
    a: np.ndarray, b: np.ndarray, peak: float = 255
) -> tuple[float, float | None, float]:
    """Compares two grey images; returns (mse, psnr, ssim).

    a, b: (h, w) of the same shape
    peak: the largest possible value
    psnr: in decibels; None for equal images
    ssim: one window over the whole image
    """
    raise NotImplementedError("not written yet")
