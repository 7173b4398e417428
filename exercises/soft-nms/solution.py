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
    """boxes: (n, 4), scores: (n,) -> selected indices and their decayed scores. O(n**2) time."""
    boxes = boxes.reshape(-1, 4)  # none at all come as an array of shape (0,)
    if len(scores) != len(boxes):
        raise ValueError("one score per box")
    if method not in ("linear", "gaussian"):
        raise ValueError(f"unknown method {method}")
    if method == "gaussian" and not sigma > 0:
        raise ValueError("sigma must be positive")

    current = scores.copy()
    remaining = np.arange(len(boxes))
    indices: list[int] = []
    decayed: list[float] = []
    while len(remaining):
        best = remaining[np.argmax(current[remaining])]  # of equal scores the lower index
        if current[best] < score_threshold:
            break
        indices.append(int(best))
        decayed.append(float(current[best]))
        remaining = remaining[remaining != best]
        overlap = iou(boxes[best], boxes[remaining])
        if method == "gaussian":
            current[remaining] *= np.exp(-(overlap**2) / sigma)
        else:
            current[remaining] *= np.where(overlap > iou_threshold, 1 - overlap, 1)
    return indices, decayed


def iou(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Of one box with each of the others; 0 where the union is empty."""
    low = np.maximum(box[:2], others[:, :2])
    high = np.minimum(box[2:], others[:, 2:])
    intersection = np.maximum(high - low, 0).prod(axis=1)
    union = area(box) + area(others) - intersection
    return np.divide(intersection, union, out=np.zeros_like(union), where=union > 0)


def area(boxes: np.ndarray) -> np.ndarray:
    return (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
