from typing import TypedDict

import numpy as np


class Detection(TypedDict):
    image: int  # which image it was found in
    score: float
    box: np.ndarray  # (4,) as x1, y1, x2, y2


class GroundTruth(TypedDict):
    image: int
    box: np.ndarray  # (4,)


class ApResult(TypedDict):
    tp: np.ndarray  # (n,) of bool, by falling score
    precision: np.ndarray  # (n,), after each detection
    recall: np.ndarray  # (n,)
    ap: float


def average_precision(
    dets: list[Detection],
    gts: list[GroundTruth],
    *,
    iou_threshold: float = 0.5,
    method: str = "area",
) -> ApResult:
    """Marks, curve and average precision of n detections and m ground truths of one class.

    Detections, ground truths and the result are dicts with the keys above.
    iou_threshold: an IoU of at least this is a match
    method: "area" or "11point"
    """
    raise NotImplementedError("not written yet")
