import numpy as np

KX = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
PAD_MODES = {"zero": "constant", "replicate": "edge", "reflect101": "reflect"}


def sobel(img: np.ndarray, border: str = "reflect101") -> dict[str, np.ndarray]:
    """img: (h, w) -> gx, gy, magnitude and direction, each (h, w). O(h * w) time and memory."""
    if img.ndim != 2 or img.size == 0:
        raise ValueError("img must be a matrix with at least one entry")
    if border not in PAD_MODES:
        raise ValueError(f"there is no border {border}")

    # np.pad repeats a line of a single pixel where it has nothing to reflect.
    padded = np.pad(img, 1, mode=PAD_MODES[border])
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3))
    gx = np.einsum("yxuv,uv->yx", windows, KX)
    gy = np.einsum("yxuv,uv->yx", windows, KX.T)
    return {
        "gx": gx,
        "gy": gy,
        "magnitude": np.hypot(gx, gy),
        "direction": np.degrees(np.arctan2(gy, gx)),
    }
