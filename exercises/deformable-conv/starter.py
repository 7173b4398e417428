import numpy as np


def deform_conv2d(
    x: np.ndarray,
    w: np.ndarray,
    offset: np.ndarray,
    *,
    stride: int = 1,
    padding: int = 0,
) -> np.ndarray:
    """Deformable convolution of one image, without a modulation mask.

    x: (cin, h, w), w: (cout, cin, kh, kw), offset: (2 * kh * kw, ho, wo) -> (cout, ho, wo)
    stride: pixels from window to window, on both axes
    padding: rows and columns of zeros on each side
    """
    raise NotImplementedError("not written yet")
