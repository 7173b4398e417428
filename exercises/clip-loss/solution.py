import numpy as np


def clip_loss(
    image: np.ndarray, text: np.ndarray, logit_scale: float
) -> tuple[float, float, float]:
    """image, text: (n, d), row i of both is one pair -> loss, image_to_text, text_to_image.

    O(n**2 * d) time, O(n**2 + n * d) memory.
    """
    if image.ndim != 2 or image.size == 0 or text.shape != image.shape:
        raise ValueError("image and text must be matrices of one shape with at least one entry")

    logits = logit_scale * (unit_rows(image) @ unit_rows(text).T)
    image_to_text = diagonal_cross_entropy(logits)
    text_to_image = diagonal_cross_entropy(logits.T)
    return (image_to_text + text_to_image) / 2, image_to_text, text_to_image


def unit_rows(x: np.ndarray) -> np.ndarray:
    norms = np.linalg.norm(x, axis=1, keepdims=True)
    if (norms == 0).any():
        raise ValueError("a row of zeros has no direction")
    return x / norms


def diagonal_cross_entropy(logits: np.ndarray) -> float:
    """Each row is a softmax over all columns; its own column is the target."""
    top = logits.max(axis=1, keepdims=True)  # exp of 0 or less cannot overflow
    log_sums = top[:, 0] + np.log(np.exp(logits - top).sum(axis=1))
    return (log_sums - np.diag(logits)).mean()
