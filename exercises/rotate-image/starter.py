import numpy as np


def rotate_image(
    img: np.ndarray, degrees: float, *, method: str = "bilinear", fill: float = 0.0
) -> np.ndarray:
    """The image turned about its centre, counter-clockwise as seen on screen.

    img: (h, w) -> (h, w)
    method: "bilinear" or "nearest"
    fill: stands for every pixel outside the image
    """
    raise NotImplementedError("not written yet")
