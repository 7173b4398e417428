import numpy as np


def patch_embed(x: np.ndarray, patch: int, params: dict[str, np.ndarray | None]) -> np.ndarray:
    """Patch embedding of a ViT.

    x: (n, c, h, w) -> (n, tokens, d)
    patch: side p of a patch
    params: "weight": (d, c * p * p), stored (out, in); "bias": (d,) or None;
        "cls": (d,), the class token, or None; "pos": (tokens, d), class token included, or None
    """
    raise NotImplementedError("not written yet")
