import numpy as np


def laplacian_sharpen(img: np.ndarray, *, amount: float = 1.0, neighbours: int = 4) -> np.ndarray:
    """img: (h, w), values 0 to 255 -> (h, w), clipped to 0 to 255.

    amount: how much of the Laplacian is subtracted
    neighbours: 4 or 8
    """
    raise NotImplementedError("not written yet")
