import numpy as np


def conv2d(
    x: np.ndarray,
    w: np.ndarray,
    b: np.ndarray | None,
    *,
    stride: int | list[int] = 1,
    padding: int | list[int] = 0,
    dilation: int | list[int] = 1,
    groups: int = 1,
) -> np.ndarray:
    """2D convolution as in deep learning (cross-correlation).

    x: (n, cin, h, w), w: (cout, cin / groups, kh, kw), b: (cout,) or None -> (n, cout, ho, wo)
    stride, padding and dilation: one number, or [vertical, horizontal]
    """
    raise NotImplementedError("not written yet")
