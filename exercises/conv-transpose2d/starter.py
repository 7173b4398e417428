import numpy as np


def conv_transpose2d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray | None,
    *,
    stride: int = 1,
    padding: int = 0,
    output_padding: int = 0,
) -> np.ndarray:
    """Transposed 2D convolution as in deep learning.

    x: (n, cin, h, w), w: (cin, cout, kh, kw), b: (cout,) or None -> (n, cout, ho, wo)
    stride: distance between the stamps of neighbouring pixels
    padding: rows and columns cut from each side
    output_padding: rows and columns more at the bottom and on the right, fewer than stride
    """
    raise NotImplementedError("not written yet")
