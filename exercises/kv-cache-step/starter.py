import numpy as np


def kv_cache_step(
    x: np.ndarray, cache: dict[str, np.ndarray], p: dict[str, np.ndarray], heads: int
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """One step of decoding; returns (y, cache), the cache with one position more than before.

    x: (d,), the newest token -> y: (d,)
    cache: a dict with k and v, the keys and values of t earlier tokens, each (heads, t, d / heads);
        before the first token the lists are empty and both arrive as (heads, 0)
    p: a dict with wq, wk, wv and wo, each (d, d), stored (out, in), no biases: y = w @ x
    """
    raise NotImplementedError("not written yet")
