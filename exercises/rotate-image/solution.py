import numpy as np


def rotate_image(
    img: np.ndarray, degrees: float, *, method: str = "bilinear", fill: float = 0.0
) -> np.ndarray:
    """img: (h, w) -> (h, w), turned counter-clockwise as seen on screen. O(h * w) time."""
    if img.ndim != 2 or img.size == 0:
        raise ValueError("img must be a matrix with at least one entry")
    if method not in ("bilinear", "nearest"):
        raise ValueError(f"there is no method {method}")

    h, w = img.shape
    cy, cx = (h - 1) / 2, (w - 1) / 2
    dy, dx = np.arange(h)[:, None] - cy, np.arange(w) - cx
    theta = np.deg2rad(degrees)
    cos, sin = np.cos(theta), np.sin(theta)
    # Each output pixel turned back: this is where it comes from.
    y = cy + sin * dx + cos * dy
    x = cx + cos * dx - sin * dy

    if method == "nearest":
        return pixels(img, np.rint(y).astype(int), np.rint(x).astype(int), fill)
    top, left = np.floor(y).astype(int), np.floor(x).astype(int)
    down, right = y - top, x - left
    upper = mix(pixels(img, top, left, fill), pixels(img, top, left + 1, fill), right)
    lower = mix(pixels(img, top + 1, left, fill), pixels(img, top + 1, left + 1, fill), right)
    return mix(upper, lower, down)


def pixels(img: np.ndarray, rows: np.ndarray, columns: np.ndarray, fill: float) -> np.ndarray:
    """What stands at these places; fill outside the image."""
    h, w = img.shape
    inside = (rows >= 0) & (rows < h) & (columns >= 0) & (columns < w)
    return np.where(inside, img[np.clip(rows, 0, h - 1), np.clip(columns, 0, w - 1)], fill)


def mix(a: np.ndarray, b: np.ndarray, share: np.ndarray) -> np.ndarray:
    return (1 - share) * a + share * b
