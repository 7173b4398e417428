import numpy as np


def confusion_metrics(
    y_true: np.ndarray, y_pred: np.ndarray, classes: int
) -> dict[str, np.ndarray | float]:
    """y_true, y_pred: (n,) class indices -> confusion matrix and what follows from it.

    O(n + classes**2) time and memory.
    """
    n = len(y_true)
    if n == 0:
        raise ValueError("there must be at least one sample")
    if len(y_pred) != n:
        raise ValueError("one prediction per sample")
    for labels in (y_true, y_pred):
        if labels.min() < 0 or labels.max() >= classes:
            raise ValueError(f"labels must lie in 0 to {classes - 1}")

    # Each pair of labels is one number, its place in the flattened matrix.
    pairs = y_true * classes + y_pred
    matrix = np.bincount(pairs, minlength=classes**2).reshape(classes, classes)
    hits = np.diag(matrix)
    support = matrix.sum(axis=1)  # samples of the class
    predicted = matrix.sum(axis=0)
    f1 = ratio(2 * hits, support + predicted)
    return {
        "matrix": matrix,
        "precision": ratio(hits, predicted),
        "recall": ratio(hits, support),
        "f1": f1,
        "accuracy": hits.sum() / n,
        "macro_f1": f1.mean(),
        "weighted_f1": f1 @ support / n,
    }


def ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """0 where there is nothing to divide by."""
    return np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)
