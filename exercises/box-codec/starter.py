import math

import numpy as np


def encode_boxes(gt: np.ndarray, anchors: np.ndarray) -> np.ndarray:
    """The regression targets dx, dy, dw, dh of each box and its anchor.

    gt, anchors: (n, 4) as x1, y1, x2, y2 -> (n, 4)
    An empty list comes as an array of shape (0,).
    """
    raise NotImplementedError("not written yet")


def decode_boxes(
    deltas: np.ndarray, anchors: np.ndarray, max_log_scale: float = math.log(1000 / 16)
) -> np.ndarray:
    """The boxes that these deltas make of their anchors.

    deltas: (n, 4) as dx, dy, dw, dh; anchors: (n, 4) as x1, y1, x2, y2 -> (n, 4) as anchors
    max_log_scale: dw and dh are cut off here
    An empty list comes as an array of shape (0,).
    """
    raise NotImplementedError("not written yet")
