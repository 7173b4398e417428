import numpy as np


def morphology(img: np.ndarray, op: str, element: np.ndarray) -> np.ndarray:
    """img: (h, w), element: (kh, kw) of 0 and 1 -> (h, w).

    O(h * w * k) time for an element with k ones; memory for one padded image.
    """
    if element.ndim != 2 or any(side % 2 == 0 for side in element.shape):
        raise ValueError("the element needs odd sides")
    if element[element.shape[0] // 2, element.shape[1] // 2] != 1:
        raise ValueError("the centre of the element must be 1")

    if op == "erode":
        return erode(img, element)
    if op == "dilate":
        return dilate(img, element)
    if op == "open":
        return dilate(erode(img, element), element)
    if op == "close":
        return erode(dilate(img, element), element)
    if op == "gradient":
        return dilate(img, element) - erode(img, element)
    if op == "tophat":
        return img - dilate(erode(img, element), element)
    if op == "blackhat":
        return erode(dilate(img, element), element) - img
    raise ValueError(f"there is no operation {op!r}")


def erode(img: np.ndarray, element: np.ndarray) -> np.ndarray:
    return extremum(np.minimum, img, element, outside=np.inf)


def dilate(img: np.ndarray, element: np.ndarray) -> np.ndarray:
    reflected = element[::-1, ::-1]  # the offsets -u, -v
    return extremum(np.maximum, img, reflected, outside=-np.inf)


def extremum(pick: np.ufunc, img: np.ndarray, element: np.ndarray, outside: float) -> np.ndarray:
    """Over what the ones of the element see; pick never takes the value outside the image."""
    h, w = img.shape
    top, left = element.shape[0] // 2, element.shape[1] // 2
    padded = np.pad(img, ((top, top), (left, left)), constant_values=outside)
    result = img  # the centre belongs to every element
    for i, j in np.argwhere(element == 1):
        result = pick(result, padded[i : i + h, j : j + w])
    return result
