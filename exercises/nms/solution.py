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
    """boxes: (n, 4), scores: (n,) -> indices, best score first. O(n * (kept + log n)) time."""
    boxes = boxes.reshape(-1, 4)  # none at all come as an array of shape (0,)
    if len(scores) != len(boxes):
        raise ValueError("one score per box")
    if class_ids is not None and len(class_ids) != len(boxes):
        raise ValueError("one class per box")
    classes = np.zeros(len(boxes)) if class_ids is None else class_ids

    order = np.argsort(-scores, kind="stable")  # equal scores: the lower index first
    order = order[scores[order] >= score_threshold]
    kept: list[int] = []
    while len(order) and (max_output is None or len(kept) < max_output):
        best, order = order[0], order[1:]
        kept.append(int(best))
        overlaps = iou(boxes[best], boxes[order]) > iou_threshold
        order = order[~(overlaps & (classes[order] == classes[best]))]
    return kept


def iou(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Of one box with each of the others; 0 where the union is empty."""
    low = np.maximum(box[:2], others[:, :2])
    high = np.minimum(box[2:], others[:, 2:])
    intersection = np.maximum(high - low, 0).prod(axis=1)
    union = area(box) + area(others) - intersection
    return np.divide(intersection, union, out=np.zeros_like(union), where=union > 0)


def area(boxes: np.ndarray) -> np.ndarray:
    return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
