import numpy as np


def soft_nms(
    boxes: np.ndarray,
    scores: np.ndarray,
    *,
    method: str,
    sigma: float = 0.5,
    iou_threshold: float = 0.3,
    score_threshold: float = 0.001,
) -> tuple[list[int], list[float]]:
    """Indices of the selected boxes and their decayed scores, both in the order of selection.

    boxes: (n, 4) as x1, y1, x2, y2; scores: (n,); returns (indices, scores)
    No boxes at all come as an array of shape (0,).
    method: "linear" or "gaussian"
    sigma: gaussian only
    iou_threshold: linear only
    score_threshold: end once the best remaining score is below
    """
    raise NotImplementedError("not written yet")
