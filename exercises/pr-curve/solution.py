import numpy as np


def pr_curve(
    scores: np.ndarray, labels: np.ndarray
) -> dict[str, np.ndarray | float | dict[str, float]]:
    """scores: (n,), labels: (n,) of 0 and 1 -> curve, average precision, best F1.

    O(n log n) time, O(n) memory.
    """
    if len(labels) != len(scores):
        raise ValueError("one label per score")
    positives = labels.sum()
    if positives == 0:
        raise ValueError("without positives there is no recall")

    order = np.argsort(-scores)
    falling = scores[order]
    # The last sample of each run of equal scores: together they are one threshold.
    ends = np.flatnonzero(np.append(falling[1:] != falling[:-1], True))
    tp = np.cumsum(labels[order])[ends]
    predicted = ends + 1
    precision = tp / predicted
    recall = tp / positives
    f1 = 2 * tp / (predicted + positives)  # no 0 / 0 without hits
    best = np.argmax(f1)  # the first of equal ones
    return {
        "precision": precision,
        "recall": recall,
        "thresholds": falling[ends],
        "ap": np.sum(np.diff(recall, prepend=0) * precision),
        "best_f1": {"threshold": falling[ends][best], "f1": f1[best]},
    }
