"""Writes what the twin says of one pair of tiles under small random weights, for the test that holds the two networks together.

python3 parity.py ../src/test/resources/org/fieldwarden/models/twin-parity.bin ../src/test/resources/org/fieldwarden/models/sieve-parity.bin

The file, little-endian: weights (floats, as in a bundle of encoder 8, 10, 12, 14 and decoder 8, 8, 6, 6, 4), baseline and
current tile (48 x 64 x 3 bytes each), change logits (48 x 64 floats), land-cover logits (2 x 5 x 24 x 32 floats).
The second file: the same tiles' logits of the sieve (3 x 4 floats) whose weight number i is 0.15 sin(0.11 i²).
"""
import os
import sys
import tempfile

import numpy as np
import torch

from network import Siamese, write_weights
from sieve_train import Sieve

ENCODER, DECODER, HEIGHT, WIDTH = (8, 10, 12, 14), (8, 8, 6, 6, 4), 48, 64

torch.manual_seed(3)
network = Siamese(ENCODER, DECODER)
for name, values in network.named_parameters():
    if name.endswith("bias"):
        values.data.normal_(0, 0.2)
tiles = np.random.default_rng(3).integers(0, 256, (2, HEIGHT, WIDTH, 3), dtype=np.uint8)
pixels = torch.from_numpy(tiles).permute(0, 3, 1, 2).float() / 127.5 - 1
with torch.no_grad():
    change, cover = network(pixels)
with tempfile.NamedTemporaryFile() as weights, open(sys.argv[1], "wb") as out:
    write_weights(network, weights.name)
    out.write(open(weights.name, "rb").read())
    out.write(tiles.tobytes())
    out.write(change.numpy().astype("<f4").tobytes())
    out.write(cover.numpy().astype("<f4").tobytes())
sieve, first = Sieve(), 0
for values in sieve.parameters():
    numbers = torch.arange(first, first + values.numel(), dtype=torch.float64)
    values.data.copy_((0.15 * torch.sin(0.11 * numbers * numbers)).reshape(values.shape))
    first += values.numel()
with torch.no_grad():
    possible = sieve(pixels)
possible.numpy().astype("<f4").tofile(sys.argv[2])
print(os.path.getsize(sys.argv[1]), float(change.std()), possible)
