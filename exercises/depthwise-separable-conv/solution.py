import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def depthwise_separable_conv(
    x: np.ndarray,
    depthwise: np.ndarray,
    pointwise: np.ndarray,
    *,
    stride: int = 1,
    padding: int = 0,
    relu: bool = False,
) -> np.ndarray:
    """x: (n, c, h, w), depthwise: (c, k, k), pointwise: (cout, c) -> (n, cout, ho, wo).

    O(n * c * ho * wo * (k**2 + cout)) time; beside the result, memory for the padded input and
    for the first step.
    """
    _, channels, height, width = x.shape
    k = depthwise.shape[1]
    if len(depthwise) != channels:
        raise ValueError(f"{len(depthwise)} depthwise filters for {channels} channels")
    if pointwise.shape[1] != channels:
        raise ValueError(f"each pointwise filter needs {channels} weights")
    if min(height, width) + 2 * padding < k:
        raise ValueError(f"the kernel of {k} x {k} does not fit")

    padded = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = sliding_window_view(padded, (k, k), axis=(2, 3))[:, :, ::stride, ::stride]
    filtered = np.einsum("ncijuv,cuv->ncij", windows, depthwise)  # the windows are a view
    if relu:
        filtered = np.maximum(filtered, 0)
    return np.einsum("oc,ncij->noij", pointwise, filtered)
