import numpy as np


def im2col(
    x: np.ndarray,
    *,
    kernel: list[int],
    stride: int = 1,
    padding: int = 0,
    dilation: int = 1,
) -> np.ndarray:
    """x: (c, h, w) -> (c * kh * kw, ho * wo), one column per window.

    kernel: [kh, kw]
    stride: step between windows, on both axes
    padding: rows and columns of zeros on each side
    dilation: distance between neighbouring taps of the kernel
    """
    raise NotImplementedError("not written yet")
