def attention_cost(
    *,
    tokens: int,
    dim: int,
    heads: int,
    kv_heads: int | None = None,
    window: int | None = None,
    bias: bool = True,
) -> dict[str, int]:
    """What one layer of multi-head self-attention has and does for one sequence.

    kv_heads: heads with keys and values of their own; None: as many as heads
    window: tokens in a window; None: all tokens see each other
    bias: on all four projections

    Returns a dict with
        params
        projection_macs: query, key, value and output
        attention_macs: q @ k.T and weights @ v
        kv_cache_values: keys and values of all tokens, in one layer
    """
    raise NotImplementedError("not written yet")
