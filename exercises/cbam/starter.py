import numpy as np


def cbam(x: np.ndarray, params: dict[str, np.ndarray]) -> np.ndarray:
    """A channel gate, then a spatial gate.

    x: one image (c, h, w) -> (c, h, w)
    params: a dict of weights, stored (out, in), no biases;
        "w1": (m, c), m is the width of the bottleneck, c / r
        "w2": (c, m)
        "ws": (2, k, k), k odd: kernels for the map of means and the map of maxima
    """
    raise NotImplementedError("not written yet")
