import numpy as np


def harris_response(img: np.ndarray, *, k: float = 0.04, radius: int = 1) -> np.ndarray:
    """img: (h, w) -> corner response (h, w).

    k: weight of the squared trace
    radius: the window has (2 * radius + 1) ** 2 pixels
    """
    raise NotImplementedError("not written yet")
