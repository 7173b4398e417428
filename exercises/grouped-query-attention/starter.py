import numpy as np


def grouped_query_attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, *, causal: bool = False
) -> np.ndarray:
    """q: (hq, l, d), k and v: (hkv, s, d), hq a multiple of hkv -> (hq, l, d).

    causal: query i sees the keys 0 to i only; needs l = s
    """
    raise NotImplementedError("not written yet")
