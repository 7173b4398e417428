import numpy as np


def roi_align(
    x: np.ndarray,
    rois: np.ndarray,
    *,
    out_h: int,
    out_w: int,
    sampling_ratio: int,
    spatial_scale: float = 1.0,
    aligned: bool = True,
) -> np.ndarray:
    """Cut regions out of a feature map, each brought to the same size.

    x: (c, h, w), rois: (k, 4) as x1, y1, x2, y2 in image pixels -> (k, c, out_h, out_w)
    No regions at all come as an array of shape (0,).
    out_h, out_w: bins of a region
    sampling_ratio: samples per bin along each axis
    spatial_scale: size of the map over size of the image
    aligned: shift by half a pixel
    """
    raise NotImplementedError("not written yet")
