import numpy as np


def sobel(img: np.ndarray, border: str = "reflect101") -> dict[str, np.ndarray]:
    """Sobel gradients of a grey image.

    img: (h, w) -> {"gx", "gy", "magnitude", "direction"}, each (h, w)
    gx: positive where the image grows brighter to the right
    gy: positive where it grows brighter downwards
    direction: degrees in (-180, 180]
    border: "zero", "replicate" or "reflect101"
    """
    raise NotImplementedError("not written yet")
