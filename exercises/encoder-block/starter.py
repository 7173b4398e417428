from typing import TypedDict

import numpy as np


class Attention(TypedDict):
    wq: np.ndarray  # (d, d), stored (out, in), as all weights are; no biases
    wk: np.ndarray  # (d, d)
    wv: np.ndarray  # (d, d)
    wo: np.ndarray  # (d, d)


class LayerNorm(TypedDict):
    gamma: np.ndarray  # (d,)
    beta: np.ndarray  # (d,)


class EncoderParams(TypedDict):
    attn: Attention
    ln1: LayerNorm
    ln2: LayerNorm
    w1: np.ndarray  # (dff, d)
    b1: np.ndarray  # (dff,)
    w2: np.ndarray  # (d, dff)
    b2: np.ndarray  # (d,)


def encoder_block(
    x: np.ndarray,
    p: EncoderParams,
    *,
    heads: int,
    norm: str = "pre",
    activation: str = "gelu",
    eps: float = 1e-5,
) -> np.ndarray:
    """One Transformer encoder block, forward.

    x: (l, d), p: a dict with the keys above -> (l, d)
    heads: must divide d
    norm: "pre" or "post"
    activation: "gelu" or "relu"
    eps: added to the variance
    """
    raise NotImplementedError("not written yet")
