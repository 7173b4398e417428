import numpy as np


def cosine_lr(step: int, *, base: float, min: float = 0.0, warmup: int = 0, total: int) -> float:
    """The learning rate of a step, counted from 0. O(1) time."""
    if step < 0 or step % 1 != 0:
        raise ValueError("steps count 0, 1, 2, ...")
    if total <= warmup:
        raise ValueError("total must exceed warmup")

    if step < warmup:
        return base * (step + 1) / warmup
    if step >= total:
        return min
    progress = (step - warmup) / (total - warmup)  # 0 after the warm-up, 1 at the end
    return min + 0.5 * (base - min) * (1 + np.cos(np.pi * progress))
