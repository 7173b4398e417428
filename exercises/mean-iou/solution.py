import numpy as np


def segmentation_metrics(
    pred: np.ndarray, target: np.ndarray, classes: int, ignore_index: int | None = None
) -> dict[str, np.ndarray | list[float | None] | float]:
    """pred, target: (h, w) of int -> metrics of the map. O(h * w + classes**2) time and memory."""
    if pred.shape != target.shape:
        raise ValueError("both maps must have the same size")
    if ignore_index is not None:
        counted = target != ignore_index
        pred, target = pred[counted], target[counted]
    pred, target = pred.ravel(), target.ravel()
    for labels in (pred, target):
        if ((labels < 0) | (labels >= classes)).any():
            raise ValueError(f"labels must lie in 0 to {classes - 1}")

    # One number for each pair of classes, row by row of the matrix.
    pairs = target * classes + pred
    confusion = np.bincount(pairs, minlength=classes**2).reshape(classes, classes)
    hits = np.diag(confusion)
    both = confusion.sum(axis=0) + confusion.sum(axis=1)  # 2 TP + FP + FN
    iou = [float(tp / (n - tp)) if n > 0 else None for tp, n in zip(hits, both)]
    dice = [float(2 * tp / n) if n > 0 else None for tp, n in zip(hits, both)]
    present = [value for value in iou if value is not None]
    return {
        "confusion": confusion,
        "iou": iou,
        "dice": dice,
        "miou": float(np.mean(present)) if present else 0.0,
        "pixel_accuracy": float(hits.sum() / len(pairs)) if len(pairs) else 0.0,
    }
