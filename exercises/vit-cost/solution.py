def vit_cost(
    *,
    image: int,
    patch: int,
    channels: int = 3,
    dim: int,
    depth: int,
    mlp_ratio: float = 4,
    classes: int,
) -> dict[str, int | dict[str, int]]:
    """The counts as int, of any size and exact. O(1) time."""
    hidden = dim * mlp_ratio
    for size in (image, patch, channels, dim, depth, classes, hidden):
        if size < 1 or size != int(size):
            raise ValueError("sizes must be positive integers")
    if image % patch:
        raise ValueError("patches must tile the image")
    hidden = int(hidden)  # a ratio that is not whole has made it a float

    grid = (image // patch) ** 2
    tokens = grid + 1
    pixels = channels * patch**2
    norm = 2 * dim  # gamma and beta
    params = {
        "patch": linear(pixels, dim),
        "cls_and_pos": dim + tokens * dim,
        "block": 2 * norm
        + linear(dim, 3 * dim)  # queries, keys and values
        + linear(dim, dim)
        + linear(dim, hidden)
        + linear(hidden, dim),
        "final_norm": norm,
        "head": linear(dim, classes),
    }
    macs = {
        "patch": grid * pixels * dim,
        # Linear layers of every token; then the two products with the attention matrix, all
        # heads together.
        "block": tokens * (4 * dim**2 + 2 * dim * hidden) + 2 * tokens**2 * dim,
        "head": dim * classes,  # of the class token only
    }
    for part in (params, macs):  # everything once, the block depth times
        part["total"] = sum(part.values()) + (depth - 1) * part["block"]
    return {"tokens": tokens, "params": params, "macs": macs}


def linear(inputs: int, outputs: int) -> int:
    """Parameters of a linear layer with bias."""
    return inputs * outputs + outputs
