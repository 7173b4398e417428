import numpy as np


def box_iou(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """IoU of every box in a with every box in b: (n, 4), (m, 4) -> (n, m).

    O(n * m) time and memory.
    """
    a, b = a.reshape(-1, 4), b.reshape(-1, 4)  # no boxes come as an array of shape (0,)
    for boxes in (a, b):
        if (boxes[:, 2:] < boxes[:, :2]).any():
            raise ValueError("a box needs x1 <= x2 and y1 <= y2")

    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    # Apart along an axis, the side comes out negative: the overlap is then 0.
    intersection = np.maximum(high - low, 0).prod(axis=2)
    union = areas(a)[:, None] + areas(b)[None, :] - intersection
    # The union of two boxes of area 0 is 0.
    return np.divide(intersection, union, out=np.zeros_like(union), where=union > 0)


def areas(boxes: np.ndarray) -> np.ndarray:
    return (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
