import numpy as np


def pr_curve(
    scores: np.ndarray, labels: np.ndarray
) -> dict[str, np.ndarray | float | dict[str, float]]:
    """Precision-recall curve, average precision and best F1.

    scores: (n,), labels: (n,) of 0 and 1 -> a dict with
        "precision", "recall": one entry per threshold
        "thresholds": the distinct scores, falling
        "ap": a number
        "best_f1": a dict {"threshold": a number, "f1": a number}
    """
    raise NotImplementedError("not written yet")
