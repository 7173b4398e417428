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
    """Parameters of a ViT, and multiply-adds for one image.

    image: side of the square image; patch: side of a patch
    dim: d, the width of a token
    depth: number of blocks
    mlp_ratio: hidden width of the MLP, as a multiple of d

    Returns {
        "tokens": with the class token,
        "params": {"patch", "cls_and_pos", "block" (of one), "final_norm", "head", "total"},
        "macs": {"patch", "block" (of one), "head", "total"},
    }
    """
    raise NotImplementedError("not written yet")
