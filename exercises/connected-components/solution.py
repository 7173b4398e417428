import numpy as np


def connected_components(img: np.ndarray, connectivity: int = 8) -> dict[str, int | np.ndarray]:
    """img: (h, w), not 0: foreground -> count, labels (h, w), areas (count,), boxes (count, 4).

    O(h * w) time and memory.
    """
    if img.ndim != 2 or img.size == 0:
        raise ValueError("img must be a matrix with at least one entry")
    if connectivity not in (4, 8):
        raise ValueError("connectivity must be 4 or 8")

    # A frame of background, so that no neighbour lies outside; flat, so that a step is one number.
    framed = np.pad(img != 0, 1)
    width = framed.shape[1]
    steps = [-width, -1, 1, width]
    if connectivity == 8:
        steps += [-width - 1, -width + 1, width - 1, width + 1]

    unlabelled = framed.ravel().tolist()
    labels = np.zeros(framed.shape, dtype=int)
    areas, boxes = [], []
    for start in np.flatnonzero(framed).tolist():
        if not unlabelled[start]:
            continue
        pixels = fill(unlabelled, start, steps)
        ys, xs = np.divmod(pixels, width)
        areas.append(len(pixels))
        labels[ys, xs] = len(areas)
        boxes.append([ys.min() - 1, xs.min() - 1, ys.max(), xs.max()])  # without the frame
    return {
        "count": len(areas),
        "labels": labels[1:-1, 1:-1],
        "areas": np.array(areas, dtype=int),
        "boxes": np.array(boxes, dtype=int).reshape(-1, 4),
    }


def fill(unlabelled: list[bool], start: int, steps: list[int]) -> list[int]:
    """The pixels of one component, which are then labelled."""
    pixels = [start]
    unlabelled[start] = False
    for pixel in pixels:  # grows on the way; recursion would overflow on large components
        for step in steps:
            if unlabelled[pixel + step]:
                unlabelled[pixel + step] = False
                pixels.append(pixel + step)
    return pixels
