def model_summary(input_shape: list[int], layers: list[dict]) -> tuple[list[dict], int, int]:
    """Shape, parameters and multiply-adds after each layer; returns (rows, params, macs).

    input_shape: [c, h, w]
    layers: each a dict with a "type" and the fields of that type in the table, as
        {"type": "conv", "cout": 6, "kernel": 5}; one with a default may be missing
    rows: a dict for each layer, with
        "shape" of the output: [c, h, w], or [features] once flat
        "params" and "macs": whole numbers
    params, macs: the sums over all rows
    """
    raise NotImplementedError("not written yet")
