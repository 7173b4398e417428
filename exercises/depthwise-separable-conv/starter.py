import numpy as np


def depthwise_separable_conv(
    x: np.ndarray,
    depthwise: np.ndarray,
    pointwise: np.ndarray,
    *,
    stride: int = 1,
    padding: int = 0,
    relu: bool = False,
) -> np.ndarray:
    """A depthwise convolution, then a pointwise one; no biases.

    x: (n, c, h, w), depthwise: (c, k, k), pointwise: (cout, c) -> (n, cout, ho, wo)
    stride: of the depthwise step
    padding: of the depthwise step: rows and columns of zeros on each side
    relu: True: ReLU between the two steps
    """
    raise NotImplementedError("not written yet")
