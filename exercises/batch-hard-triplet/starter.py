import numpy as np


def batch_hard_triplet(
    emb: np.ndarray, labels: np.ndarray, *, margin: float = 0.3, soft: bool = False
) -> tuple[float, list[int | None], list[int | None]]:
    """Triplet loss with batch-hard mining; returns (loss, hardest_pos, hardest_neg).

    emb: (n, d), labels: (n,) of int; an empty batch comes as two arrays of shape (0,)
    margin: by how much the negative should be farther away
    soft: True: log(1 + exp(dp - dn)) instead of the hinge
    loss: mean over the anchors that have both partners
    hardest_pos: n indices, the farthest sample of the same label, or None
    hardest_neg: n indices, the nearest sample of another label, or None
    """
    raise NotImplementedError("not written yet")
