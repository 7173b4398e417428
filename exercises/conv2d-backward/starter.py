import numpy as np


def conv2d_backward(
    x: np.ndarray, w: np.ndarray, gy: np.ndarray, *, stride: int = 1, padding: int = 0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The backward pass of a 2D convolution; returns (dx, dw, db).

    x: (n, cin, h, w), w: (cout, cin, kh, kw), gy: dL/dy (n, cout, ho, wo)
    -> dx: dL/dx, like x; dw: dL/dw, like w; db: dL/db, (cout,)
    stride: step between windows, down and to the right
    padding: rows and columns of zeros on each side
    """
    raise NotImplementedError("not written yet")
