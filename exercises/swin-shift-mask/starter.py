import numpy as np


def swin_shift_mask(h: int, w: int, window: int, shift: int) -> np.ndarray:
    """The attention mask of shifted windows: 0 or -100 for each pair of tokens.

    h, w: size of the map, already shifted up and left by shift
    window: side m of a window -> (windows, m * m, m * m)
    """
    raise NotImplementedError("not written yet")
