import numpy as np


def iou_loss(pred: np.ndarray, target: np.ndarray, *, kind: str) -> np.ndarray:
    """pred, target: (n, 4) -> (n,), 1 - metric of each pair. O(n) time."""
    if len(pred) != len(target):
        raise ValueError("one target per predicted box")
    if kind not in ("iou", "giou", "diou", "ciou"):
        raise ValueError(f"unknown kind {kind}")
    return 1 - metric(pred.reshape(-1, 4), target.reshape(-1, 4), kind)  # none come as (0,)


def metric(pred: np.ndarray, target: np.ndarray, kind: str) -> np.ndarray:
    p_low, p_high = pred[:, :2], pred[:, 2:]
    t_low, t_high = target[:, :2], target[:, 2:]
    p_sides, t_sides = p_high - p_low, t_high - t_low  # (n, 2), width and height
    overlap = np.maximum(np.minimum(p_high, t_high) - np.maximum(p_low, t_low), 0)
    intersection = overlap.prod(axis=1)
    union = p_sides.prod(axis=1) + t_sides.prod(axis=1) - intersection
    iou = intersection / union
    if kind == "iou":
        return iou

    enclosing = np.maximum(p_high, t_high) - np.minimum(p_low, t_low)
    if kind == "giou":
        area = enclosing.prod(axis=1)
        return iou - (area - union) / area

    offset = (p_low + p_high - t_low - t_high) / 2  # between the centres
    diou = iou - (offset**2).sum(axis=1) / (enclosing**2).sum(axis=1)
    if kind == "diou":
        return diou

    turn = np.arctan(t_sides[:, 0] / t_sides[:, 1]) - np.arctan(p_sides[:, 0] / p_sides[:, 1])
    v = 4 / np.pi**2 * turn**2
    alpha = np.divide(v, 1 - iou + v, out=np.zeros_like(v), where=v > 0)  # 0/0 for equal boxes
    return diou - alpha * v
