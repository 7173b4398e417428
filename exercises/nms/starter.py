import numpy as np


def nms(
    boxes: np.ndarray,
    scores: np.ndarray,
    *,
    iou_threshold: float,
    score_threshold: float = -np.inf,
    class_ids: np.ndarray | None = None,
    max_output: int | None = None,
) -> list[int]:
    """Indices of the boxes that are kept, best score first.

    boxes: (n, 4) as x1, y1, x2, y2; scores: (n,)
    No boxes at all come as an array of shape (0,).
    iou_threshold: a box is dropped when its IoU with a kept one is above this
    score_threshold: boxes with a lower score take no part
    class_ids: (n,) of int; None: all of one class
    max_output: how many boxes to keep at most; None: no limit
    """
    raise NotImplementedError("not written yet")
