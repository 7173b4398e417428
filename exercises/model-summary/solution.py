import math


def model_summary(input_shape: list[int], layers: list[dict]) -> tuple[list[dict], int, int]:
    """input_shape: [c, h, w] -> a row for each layer, all params, all macs. O(len(layers)) time."""
    shape = tuple(input_shape)
    rows = []
    for layer in layers:
        row = row_of(layer, shape)
        rows.append(row)
        shape = row["shape"]
    return rows, sum(row["params"] for row in rows), sum(row["macs"] for row in rows)


def row_of(layer: dict, shape: tuple[int, ...]) -> dict:
    kind = layer["type"]
    if kind in ("conv", "bn", "pool", "globalAvgPool") and len(shape) != 3:
        raise ValueError(f"{kind}: the input is flat already")
    if kind == "linear" and len(shape) != 1:
        raise ValueError("linear: flatten the input first")

    channels = shape[0]  # or features, once flat
    match kind:
        case "conv":
            cout, groups = layer["cout"], layer.get("groups", 1)
            if channels % groups or cout % groups:
                raise ValueError(f"conv: {groups} groups do not divide {channels} and {cout}")
            out = (cout, *windows(layer, shape[1:], layer.get("stride", 1)))
            weights = channels // groups * layer["kernel"] ** 2  # of one filter
            return row(out, cout * (weights + bias(layer)), math.prod(out) * weights)
        case "pool":
            return row((channels, *windows(layer, shape[1:], layer.get("stride", layer["kernel"]))))
        case "bn":
            return row(shape, 2 * channels)  # running statistics are not trained
        case "globalAvgPool":
            return row((channels, 1, 1))
        case "relu":
            return row(shape)
        case "flatten":
            return row((math.prod(shape),))
        case "linear":
            out = layer["out"]
            return row((out,), out * (channels + bias(layer)), out * channels)
        case _:
            raise ValueError(f"{kind}: no such layer")


def row(shape: tuple[int, ...], params: int = 0, macs: int = 0) -> dict:
    return {"shape": shape, "params": params, "macs": macs}


def bias(layer: dict) -> int:
    """How many there are for each output."""
    return 1 if layer.get("bias", True) else 0


def windows(layer: dict, sides: tuple[int, ...], stride: int) -> list[int]:
    """How many windows of the kernel fit along each side."""
    spare = 2 * layer.get("padding", 0) - layer["kernel"]
    counts = [(side + spare) // stride + 1 for side in sides]
    if min(counts) < 1:
        raise ValueError(f"{layer['type']}: nothing is left of {sides}")
    return counts
