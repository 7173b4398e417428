import numpy as np


def segmentation_metrics(
    pred: np.ndarray, target: np.ndarray, classes: int, ignore_index: int | None = None
) -> dict[str, np.ndarray | list[float | None] | float]:
    """pred, target: (h, w) of int, class indices -> a dict of metrics of the map:

    "confusion": (classes, classes), true class by predicted class
    "iou", "dice": one number per class, or None
    "miou", "pixel_accuracy": numbers

    classes: how many classes there are
    ignore_index: pixels with this target are not counted; None: all are
    """
    raise NotImplementedError("not written yet")
