import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

PAD_MODES = {"zero": "constant", "replicate": "edge", "reflect101": "reflect"}


def filter2d(
    img: np.ndarray,
    kernel: np.ndarray,
    *,
    border: str = "reflect101",
    convolve: bool = False,
) -> np.ndarray:
    """img: (h, w), kernel: (kh, kw) with odd sides -> (h, w).

    O(h * w * kh * kw) time, O((h + kh) * (w + kw)) memory.
    """
    if kernel.ndim != 2 or any(side % 2 == 0 for side in kernel.shape):
        raise ValueError("the kernel needs odd sides")
    if border not in PAD_MODES:
        raise ValueError(f"there is no border {border}")

    ry, rx = kernel.shape[0] // 2, kernel.shape[1] // 2
    # NumPy's reflect goes back and forth as often as needed, and repeats a single pixel.
    padded = np.pad(img, ((ry, ry), (rx, rx)), mode=PAD_MODES[border])
    windows = sliding_window_view(padded, kernel.shape)  # (h, w, kh, kw), a view
    return np.einsum("yxuv,uv->yx", windows, kernel[::-1, ::-1] if convolve else kernel)
