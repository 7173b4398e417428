import numpy as np


def morphology(img: np.ndarray, op: str, element: np.ndarray) -> np.ndarray:
    """Grey-scale morphology with a flat structuring element.

    img: (h, w) grey values -> (h, w)
    op: "erode", "dilate", "open", "close", "gradient", "tophat" or "blackhat"
    element: (kh, kw) of 0 and 1, odd sides, origin in its centre
    """
    raise NotImplementedError("not written yet")
