import numpy as np


def sample_token(
    logits: np.ndarray,
    u: float,
    *,
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float | None = None,
) -> tuple[np.ndarray, int]:
    """Temperature, top-k and top-p sampling; returns (probs, token).

    logits: (n,), u: uniform random number in [0, 1)
    -> probs: (n,), the final distribution, 0 for tokens that were cut; token: the index drawn
    top_k: how many tokens to keep at most; None: all
    top_p: keep the fewest whose probabilities reach this; None: all
    """
    raise NotImplementedError("not written yet")
