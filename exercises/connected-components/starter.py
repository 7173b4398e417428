import numpy as np


def connected_components(img: np.ndarray, connectivity: int = 8) -> dict[str, int | np.ndarray]:
    """Labels the connected components of an image.

    img: (h, w), not 0: foreground; connectivity: 4 or 8
    -> a dict of
        "count": how many components there are
        "labels": (h, w), 0 background, 1, 2, ... components
        "areas": (count,)
        "boxes": (count, 4) as y0, x0, y1, x1; y1 and x1 are not included
    """
    raise NotImplementedError("not written yet")
