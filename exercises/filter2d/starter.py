import numpy as np


def filter2d(
    img: np.ndarray,
    kernel: np.ndarray,
    *,
    border: str = "reflect101",
    convolve: bool = False,
) -> np.ndarray:
    """A grey image filtered with a kernel.

    img: (h, w), kernel: (kh, kw) with odd sides -> (h, w)
    border: what lies outside the image: "zero", "replicate" or "reflect101"
    convolve: True: turn the kernel by 180 degrees
    """
    raise NotImplementedError("not written yet")
