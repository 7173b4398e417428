import numpy as np


def non_local(x: np.ndarray, params: dict[str, np.ndarray]) -> np.ndarray:
    """Non-local block: self-attention among the pixels of a feature map.

    x: one image (c, h, w) -> the same shape
    params: 1 x 1 convolutions without bias, stored (out, in):
        "theta": (ci, c) for the queries, "phi": (ci, c) for the keys,
        "g": (ci, c) for the values, "out": (c, ci)
    """
    raise NotImplementedError("not written yet")
