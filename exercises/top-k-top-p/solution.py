import numpy as np

SLACK = 1e-12  # a sum this close to top_p has reached it


def sample_token(
    logits: np.ndarray,
    u: float,
    *,
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float | None = None,
) -> tuple[np.ndarray, int]:
    """logits: (n,) -> the final distribution (n,) and the token drawn. O(n log n) time."""
    if len(logits) == 0:
        raise ValueError("there must be a token to choose")
    if not 0 <= u < 1:
        raise ValueError("u must lie in [0, 1)")
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    if top_k is not None and (not isinstance(top_k, int) or top_k < 1):
        raise ValueError("top_k must be a positive integer")
    if top_p is not None and not 0 < top_p <= 1:
        raise ValueError("top_p must lie in (0, 1]")

    kept = np.argsort(-logits, kind="stable")  # equal logits: the lower index first
    kept = kept[:top_k]
    if top_p is not None:
        sums = np.cumsum(softmax(logits[kept], temperature))
        last = np.searchsorted(sums, top_p - SLACK)  # the first at which the sum is enough
        kept = kept[: last + 1]
    final = softmax(logits[kept], temperature)
    probs = np.zeros(len(logits))
    probs[kept] = final
    rank = np.searchsorted(np.cumsum(final), u, side="right")  # the first with a sum above u
    # Rounding may keep the whole sum at or below u.
    return probs, int(kept[min(rank, len(kept) - 1)])


def softmax(logits: np.ndarray, temperature: float) -> np.ndarray:
    exps = np.exp((logits - logits.max()) / temperature)
    return exps / exps.sum()
