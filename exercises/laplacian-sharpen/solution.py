import numpy as np

KERNELS = {
    4: np.array([[0.0, 1, 0], [1, -4, 1], [0, 1, 0]]),
    8: np.array([[1.0, 1, 1], [1, -8, 1], [1, 1, 1]]),
}


def laplacian_sharpen(img: np.ndarray, *, amount: float = 1.0, neighbours: int = 4) -> np.ndarray:
    """img: (h, w), values 0 to 255 -> (h, w), clipped to 0 to 255. O(h * w) time and memory."""
    if img.ndim != 2 or img.size == 0:
        raise ValueError("img must be a matrix with at least one pixel")
    if neighbours not in KERNELS:
        raise ValueError(f"there is no Laplacian of {neighbours} neighbours")

    padded = np.pad(img, 1, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3))  # (h, w, 3, 3), no copy
    laplacian = np.einsum("yxuv,uv->yx", windows, KERNELS[neighbours])
    return np.clip(img - amount * laplacian, 0, 255)
