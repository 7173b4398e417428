def attention_cost(
    *,
    tokens: int,
    dim: int,
    heads: int,
    kv_heads: int | None = None,
    window: int | None = None,
    bias: bool = True,
) -> dict[str, int]:
    """What one layer of multi-head self-attention has and does for one sequence. O(1)."""
    if kv_heads is None:
        kv_heads = heads
    require_divides("heads", heads, dim)
    require_divides("kv_heads", kv_heads, heads)
    if window is not None:
        require_divides("window", window, tokens)

    kv_dim = dim // heads * kv_heads
    weights = 2 * dim * dim + 2 * dim * kv_dim  # query and output, key and value
    biases = 2 * dim + 2 * kv_dim
    seen = tokens if window is None else window  # keys that a query is compared with
    return {
        "params": weights + (biases if bias else 0),
        "projection_macs": tokens * weights,
        # Two products; over all heads together each pair costs dim.
        "attention_macs": 2 * tokens * seen * dim,
        "kv_cache_values": 2 * tokens * kv_dim,
    }


def require_divides(name: str, value: int, whole: int) -> None:
    if not isinstance(value, int) or value < 1 or whole % value:
        raise ValueError(f"{name} must be a positive integer that divides {whole}, not {value}")
