import numpy as np


def clip_loss(
    image: np.ndarray, text: np.ndarray, logit_scale: float
) -> tuple[float, float, float]:
    """The contrastive loss of CLIP; returns (loss, image_to_text, text_to_image).

    image, text: (n, d), row i of both is one pair
    -> loss: mean of the two directions; image_to_text and text_to_image: its two parts
    logit_scale: factor on the cosine similarities
    """
    raise NotImplementedError("not written yet")
