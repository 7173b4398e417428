import numpy as np


def bilateral_filter(
    img: np.ndarray, *, radius: int, sigma_color: float, sigma_space: float
) -> np.ndarray:
    """img: (h, w) -> (h, w).

    O(h * w * (2 * radius + 1)**2) time, O((h + radius) * (w + radius)) memory.
    """
    if not isinstance(radius, int) or radius < 0:
        raise ValueError(f"{radius} is no radius")
    if not sigma_color > 0:
        raise ValueError("sigma_color must be positive")
    if not sigma_space > 0:
        raise ValueError("sigma_space must be positive")

    h, w = img.shape
    padded = np.pad(img, radius, mode="edge")
    # Divided before it is squared: the square of a very small sigma would be 0.
    squared_offsets = (np.arange(-radius, radius + 1) / sigma_space) ** 2
    weighted_sum = np.zeros((h, w))
    total_weight = np.zeros((h, w))  # ends at 1 or more, the weight of the centre
    for i, du2 in enumerate(squared_offsets):
        for j, dv2 in enumerate(squared_offsets):
            # The same neighbour of all pixels at once.
            neighbour = padded[i : i + h, j : j + w]
            color2 = ((neighbour - img) / sigma_color) ** 2
            weight = np.exp(-(du2 + dv2 + color2) / 2)
            weighted_sum += weight * neighbour
            total_weight += weight
    return weighted_sum / total_weight
