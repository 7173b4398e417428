import numpy as np


def multi_head_attention(
    x: np.ndarray,
    context: np.ndarray | None,
    p: dict[str, np.ndarray],
    *,
    heads: int,
    causal: bool = False,
) -> np.ndarray:
    """Forward pass of a multi-head attention layer.

    x: (l, d), context: (s, dctx) or None (self-attention) -> (l, d)
    p: the weights, stored (out, in) without biases, y = x @ w.T:
        "wq": (d, d), "wk": (d, dctx), "wv": (d, dctx), "wo": (d, d)
    heads: must divide d
    causal: token i sees the positions 0 to i only
    """
    raise NotImplementedError("not written yet")
