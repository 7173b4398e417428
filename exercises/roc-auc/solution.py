import numpy as np


def roc_auc(scores: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    """scores: (n,), labels: (n,) of 0 and 1 -> auc, points: (m, 2). O(n log n) time."""
    if len(labels) != len(scores):
        raise ValueError("one label per score")
    positives = labels.sum()
    negatives = len(labels) - positives
    if positives == 0 or negatives == 0:
        raise ValueError("both classes must occur")

    order = np.argsort(-scores)
    falling = scores[order]
    # The last sample of each run of equal scores: together they are one step.
    ends = np.flatnonzero(np.append(falling[1:] != falling[:-1], True))
    tp = np.cumsum(labels[order])[ends]
    fp = ends + 1 - tp
    tpr = np.append(0, tp / positives)
    fpr = np.append(0, fp / negatives)
    auc = np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2)  # trapezoids
    return auc, np.stack([fpr, tpr], axis=1)
