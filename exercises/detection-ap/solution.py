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
    """n detections, m ground truths, all of one class -> marks, curve and average precision.

    O(n * (log n + m)) time.
    """
    if not gts:
        raise ValueError("without ground truth there is no recall")

    # Stable: equal scores keep their order.
    order = np.argsort([-det["score"] for det in dets], kind="stable")
    tp = mark_hits([dets[i] for i in order], gts, iou_threshold)
    hits = np.cumsum(tp)
    precision = hits / np.arange(1, len(dets) + 1)
    recall = hits / len(gts)
    # The highest precision at this or any later rank.
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    ap = area(envelope, recall) if method == "area" else eleven_points(envelope, recall)
    return {"tp": tp, "precision": precision, "recall": recall, "ap": ap}


def mark_hits(ranked: list[Detection], gts: list[GroundTruth], iou_threshold: float) -> np.ndarray:
    """Whether each detection is the first to find its best ground truth: (n,) of bool."""
    images = np.array([gt["image"] for gt in gts])
    boxes = np.array([gt["box"] for gt in gts])
    taken = np.zeros(len(gts), dtype=bool)
    tp = np.zeros(len(ranked), dtype=bool)
    for rank, det in enumerate(ranked):
        overlaps = np.where(images == det["image"], iou(det["box"], boxes), 0)
        best = overlaps.argmax()  # of equal ones the first, taken or not
        if overlaps[best] >= iou_threshold and not taken[best]:
            tp[rank] = taken[best] = True
    return tp


def area(envelope: np.ndarray, recall: np.ndarray) -> float:
    return np.sum(np.diff(recall, prepend=0) * envelope)


def eleven_points(envelope: np.ndarray, recall: np.ndarray) -> float:
    # Recall never falls: the first rank that reaches each of the eleven, or one past the last.
    first = np.searchsorted(recall, np.arange(11) / 10)
    return np.append(envelope, 0)[first].mean()


def iou(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Of one box with each of the others; 0 where the union is empty."""
    low = np.maximum(box[:2], others[:, :2])
    high = np.minimum(box[2:], others[:, 2:])
    intersection = np.maximum(high - low, 0).prod(axis=1)
    union = size(box) + size(others) - intersection
    return np.divide(intersection, union, out=np.zeros_like(union), where=union > 0)


def size(boxes: np.ndarray) -> np.ndarray:
    return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
