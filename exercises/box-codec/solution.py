import math

import numpy as np


def encode_boxes(gt: np.ndarray, anchors: np.ndarray) -> np.ndarray:
    """gt, anchors: (n, 4) boxes -> (n, 4) regression targets. O(n) time and memory."""
    if len(gt) != len(anchors):
        raise ValueError("one anchor per box")
    centres, sizes = centres_and_sizes(gt)
    anchor_centres, anchor_sizes = centres_and_sizes(anchors)
    if (sizes <= 0).any() or (anchor_sizes <= 0).any():
        raise ValueError("boxes must have positive width and height")
    shifts = (centres - anchor_centres) / anchor_sizes
    return np.hstack([shifts, np.log(sizes / anchor_sizes)])


def decode_boxes(
    deltas: np.ndarray, anchors: np.ndarray, max_log_scale: float = math.log(1000 / 16)
) -> np.ndarray:
    """deltas: (n, 4), anchors: (n, 4) boxes -> (n, 4) boxes. O(n) time and memory."""
    if len(deltas) != len(anchors):
        raise ValueError("one anchor per delta")
    deltas = deltas.reshape(-1, 4)
    anchor_centres, anchor_sizes = centres_and_sizes(anchors)
    centres = anchor_centres + deltas[:, :2] * anchor_sizes
    # exp of an untrained output may overflow.
    sizes = anchor_sizes * np.exp(np.minimum(deltas[:, 2:], max_log_scale))
    return np.hstack([centres - sizes / 2, centres + sizes / 2])


def centres_and_sizes(boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n, 4) boxes -> (n, 2) centres as x, y and (n, 2) sizes as width, height."""
    boxes = boxes.reshape(-1, 4)  # none at all come as an array of shape (0,)
    low, high = boxes[:, :2], boxes[:, 2:]
    return (low + high) / 2, high - low
