import numpy as np


def batch_hard_triplet(
    emb: np.ndarray, labels: np.ndarray, *, margin: float = 0.3, soft: bool = False
) -> tuple[float, list[int | None], list[int | None]]:
    """emb: (n, d), labels: (n,) -> (loss, hardest_pos, hardest_neg), two lists of n indices.

    O(n^2 * d) time, O(n^2 + n * d) memory.
    """
    if len(labels) != len(emb):
        raise ValueError("one label per embedding")
    if len(emb) == 0:
        return 0.0, [], []

    # Not as |a|^2 + |b|^2 - 2ab, which cancels far away from the origin.
    dist = np.array([np.linalg.norm(emb - anchor, axis=1) for anchor in emb])
    same = labels[:, None] == labels
    positive = same & ~np.eye(len(emb), dtype=bool)
    # Of equal distances argmax and argmin take the first.
    pos = np.where(positive, dist, -np.inf).argmax(axis=1)
    neg = np.where(same, np.inf, dist).argmin(axis=1)
    has_pos = positive.any(axis=1)
    has_neg = ~same.all(axis=1)

    anchors = np.flatnonzero(has_pos & has_neg)
    gaps = dist[anchors, pos[anchors]] - dist[anchors, neg[anchors]]
    losses = np.logaddexp(0, gaps) if soft else np.maximum(gaps + margin, 0)
    loss = losses.mean() if len(anchors) else 0.0
    return loss, indices_or_none(pos, has_pos), indices_or_none(neg, has_neg)


def indices_or_none(indices: np.ndarray, exists: np.ndarray) -> list[int | None]:
    return [int(i) if there else None for i, there in zip(indices, exists)]
