import numpy as np


def gaussian_kernel(size: int, sigma: float) -> np.ndarray:
    """The weights of a centred Gaussian: (size,), size odd, with sum 1."""
    raise NotImplementedError("not written yet")


def gaussian_blur(
    img: np.ndarray, size: int, sigma: float, border: str = "reflect101"
) -> np.ndarray:
    """img: (h, w) -> (h, w), filtered along the rows and along the columns.

    size, sigma: of the kernel
    border: what lies outside the image, "zero", "replicate" or "reflect101"
    """
    raise NotImplementedError("not written yet")
