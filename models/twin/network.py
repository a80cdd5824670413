"""The network of family siamese-v2 (NetworkShape.java, SiameseGraph.java), layer for layer and name for name."""
import json
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

ENCODER, DECODER, LAND_COVERS, PAIRS = (64, 128, 256, 512), (64, 64, 48, 32, 16), 5, 11
HALVING = (2, 4, 6)


class Siamese(nn.Module):
    """Input 2n x 3 x h x w in -1..1, all baselines, then all currents, sides multiples of 16; gives change logits
    n x 1 x h x w and land-cover logits 2n x 5 x h/2 x w/2."""

    def __init__(self, encoder=ENCODER, decoder=DECODER):
        super().__init__()
        (e2, e3, e4, e5), (d5, d4, d3, d2, d1) = encoder, decoder
        layers = [("m0", 3, e2 // 2, 3, 1)]
        width = e2 // 2
        for pair in range(1, PAIRS + 1):
            wider = encoder[min(pair // 2, 3)]
            layers += [(f"m{pair}d", width, width, 3, width), (f"m{pair}p", width, wider, 1, 1)]
            width = wider
        layers += [("s", 3, d1, 3, 1)]
        for part in "lc":
            layers += [
                (part + name, inputs, outputs, kernel, 1)
                for name, inputs, outputs, kernel in (
                    ("5r", e5, d5, 1), ("5", d5, d5, 3), ("4r", d5, d4, 1), ("4s", e4, d4, 1), ("4", d4, d4, 3), ("3r", d4, d3, 1),
                    ("3s", e3, d3, 1), ("3", d3, d3, 3), ("2r", d3, d2, 1), ("2s", e2, d2, 1), ("2", d2, d2, 3),
                )
            ]
        layers += [("lc", d2, LAND_COVERS, 1, 1), ("c2l", d2, d2, 1, 1), ("c1r", d2, d1, 1, 1), ("c1s", d1, d1, 1, 1),
                   ("c1", d1, d1, 3, 1), ("change", d1, 1, 1, 1)]
        for name, inputs, outputs, kernel, groups in layers:
            convolution = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, groups=groups)
            rectified = kernel == 3 or name[0] == "m"
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu" if rectified else "linear")
            nn.init.zeros_(convolution.bias)
            setattr(self, name, convolution)

    def _rectified(self, name, x):
        return F.relu(getattr(self, name)(x))

    def _halving(self, name, x):
        layer = getattr(self, name)
        return F.relu(F.conv2d(F.pad(x, (0, 1, 0, 1)), layer.weight, layer.bias, 2, 0, 1, layer.groups))

    def _encode(self, x):
        features = {0: self._halving("m0", x)}
        for pair in range(1, PAIRS + 1):
            depthwise = self._halving if pair in HALVING else self._rectified
            features[pair] = self._rectified(f"m{pair}p", depthwise(f"m{pair}d", features[pair - 1]))
        return features

    def forward(self, x):
        r = self._rectified
        up = lambda t: F.interpolate(t, scale_factor=2, mode="nearest")
        difference = lambda t: (t.chunk(2)[0] - t.chunk(2)[1]).abs()
        fine, features = r("s", x), self._encode(x)

        def decode(part, read):
            layer = lambda name: getattr(self, part + name)
            t = r(part + "5", layer("5r")(read(features[PAIRS])))
            t = r(part + "4", up(layer("4r")(t)) + layer("4s")(read(features[5])))
            t = r(part + "3", up(layer("3r")(t)) + layer("3s")(read(features[3])))
            return up(layer("2r")(t)) + layer("2s")(read(features[1]))

        l2 = r("l2", decode("l", lambda t: t))
        c2 = r("c2", decode("c", difference) + self.c2l(difference(l2)))
        c1 = r("c1", up(self.c1r(c2)) + self.c1s(difference(fine)))
        return self.change(c1), self.lc(l2)

    def start_from_mobilenet(self, folder):
        """The encoder takes MobileNetV1's ImageNet weights, batch norms folded (imagery pack mobilenet-v1)."""
        load = lambda name: torch.from_numpy(np.load(os.path.join(folder, name + ".npy")).astype(np.float32))
        for name, layer in self.named_children():
            if name[0] != "m":
                continue
            source = "conv1" if name == "m0" else f"conv_{'dw' if name[-1] == 'd' else 'pw'}_{name[1:-1]}"
            kernel = load(source + ".kernel")
            gamma, beta, mean, variance = (load(f"{source}_bn.{part}").reshape(-1) for part in ("gamma", "beta", "mean", "variance"))
            gain = gamma / torch.sqrt(variance + 1e-3)
            if name[-1] == "d":
                kernel = kernel.permute(1, 0, 2, 3)
            layer.weight.data.copy_(kernel * gain[:, None, None, None])
            layer.bias.data.copy_(beta - mean * gain)

    def encoder_parameters(self):
        return [p for name, p in self.named_parameters() if name[0] == "m"]


def write_weights(network, path):
    """weights.bin of a bundle: tensors in NetworkShape's order, little-endian floats, no header."""
    parts = []
    for _, layer in network.named_children():
        parts += [layer.weight.detach().numpy().ravel(), layer.bias.detach().numpy().ravel()]
    np.concatenate(parts).astype("<f4").tofile(path)


def read_bundle(network, folder):
    with open(os.path.join(folder, "bundle.json")) as file:
        description = json.load(file)
    values = np.fromfile(os.path.join(folder, description["weights"]["file"]), "<f4")
    for tensor in description["weights"]["tensors"]:
        name, part = tensor["name"].rsplit(".", 1)
        count = int(np.prod(tensor["shape"]))
        array = values[tensor["offset"] : tensor["offset"] + count].reshape(tensor["shape"])
        layer = getattr(network, name)
        (layer.weight if part == "W" else layer.bias).data.copy_(torch.from_numpy(array.copy()))
    return description
