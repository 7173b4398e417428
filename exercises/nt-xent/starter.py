import numpy as np


def nt_xent(z1: np.ndarray, z2: np.ndarray, *, temperature: float = 0.5) -> float:
    """NT-Xent, the loss of SimCLR: the mean over all 2n views.

    z1, z2: (n, d), row i of each is the embedding of a view of image i -> one number
    temperature: the cosines are divided by it
    """
    raise NotImplementedError("not written yet")
