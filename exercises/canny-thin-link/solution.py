import numpy as np

# (down, right) to the neighbour ahead, for directions near 0, 45, 90 and 135 degrees.
STEPS = [(0, 1), (1, 1), (1, 0), (1, -1)]


def canny_thin_link(
    magnitude: np.ndarray, direction: np.ndarray, *, low: float, high: float
) -> tuple[np.ndarray, np.ndarray]:
    """magnitude, direction (degrees): (h, w) -> thin, edges: (h, w). O(h * w) time and memory."""
    if magnitude.ndim != 2 or magnitude.size == 0:
        raise ValueError("magnitude must be a matrix with at least one entry")
    if direction.shape != magnitude.shape:
        raise ValueError("direction must have the shape of magnitude")
    if low > high:
        raise ValueError("low must not be above high")

    thin = suppress_non_maxima(magnitude, direction)
    return thin, link(thin, low, high)


def suppress_non_maxima(magnitude: np.ndarray, direction: np.ndarray) -> np.ndarray:
    h, w = magnitude.shape
    padded = np.pad(magnitude, 1)
    # Opposite directions share one axis; what is left above 157.5 is near 180, that is axis 0.
    axes = np.digitize(direction % 180, [22.5, 67.5, 112.5, 157.5]) % 4
    thin = np.zeros_like(magnitude)
    for axis, (down, right) in enumerate(STEPS):
        ahead = padded[1 + down : 1 + down + h, 1 + right : 1 + right + w]
        behind = padded[1 - down : 1 - down + h, 1 - right : 1 - right + w]
        # Of equal neighbours the one furthest ahead stays.
        stays = (axes == axis) & (magnitude >= behind) & (magnitude > ahead)
        thin[stays] = magnitude[stays]
    return thin


def link(thin: np.ndarray, low: float, high: float) -> np.ndarray:
    """Flood fill over weak pixels, from all strong ones at once; 0 or 1."""
    # A frame of zeros, so that every pixel has 8 neighbours.
    framed = np.pad(thin, 1)
    weak = (framed > 0) & (framed >= low)
    edges = (framed > 0) & (framed >= high)
    stack = np.argwhere(edges).tolist()
    while stack:
        y, x = stack.pop()
        for ny in range(y - 1, y + 2):
            for nx in range(x - 1, x + 2):
                if weak[ny, nx] and not edges[ny, nx]:
                    edges[ny, nx] = True  # when pushed, not when popped: no pixel is pushed twice
                    stack.append([ny, nx])
    return edges[1:-1, 1:-1].astype(int)
