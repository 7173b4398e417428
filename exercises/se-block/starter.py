import numpy as np


def se_block(x: np.ndarray, p: dict[str, np.ndarray]) -> np.ndarray:
    """Squeeze and excitation: every channel scaled by a gate of its own.

    x: (n, c, h, w) -> the same shape
    p: weights stored (out, in), m being the width of the bottleneck, c / r;
    p["w1"]: (m, c), p["b1"]: (m,), p["w2"]: (c, m), p["b2"]: (c,)
    """
    raise NotImplementedError("not written yet")
