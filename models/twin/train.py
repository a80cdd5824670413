"""PyTorch twin of the siamese-v1 network and its training, for machines with a GPU.

The product never needs it: `./fieldwarden train` does the same in Deeplearning4j. Samples come from the same Java code
(`./fieldwarden train --export-samples`), as flat files: for each sample baseline RGB, current RGB (side x side x 3 bytes each),
changed, baseline cover and current cover (side x side bytes each). Layer names, shapes and label codes are those of the
Java network, and the batch norms used here are folded into the convolutions on export, so the weights go over exactly.

    python3 train.py --train 'train-*.bin' --validation 'val-*.bin' --seconds 500 --out DIR [--resume DIR/last.pt]
"""

import argparse
import glob
import json
import math
import os
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

SIDE = 256
SAMPLE = SIDE * SIDE * 9
IGNORE, NOT_BUILDING = 255, 254


class Conv(nn.Module):
    """Same-padded convolution; with `norm` it is followed by a batch norm and a ReLU."""

    def __init__(self, inputs, outputs, size, norm):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, size, padding=size // 2, bias=not norm)
        self.norm = nn.BatchNorm2d(outputs, momentum=0.02) if norm else None
        nn.init.kaiming_normal_(self.conv.weight, nonlinearity="relu" if norm else "linear")

    def forward(self, x):
        x = self.conv(x)
        return F.relu(self.norm(x)) if self.norm is not None else x

    def folded(self):
        w = self.conv.weight.detach().double()
        if self.norm is None:
            return w.float(), self.conv.bias.detach().float()
        n = self.norm
        scale = n.weight.detach().double() / torch.sqrt(n.running_var.double() + n.eps)
        bias = n.bias.detach().double() - n.running_mean.double() * scale
        return (w * scale[:, None, None, None]).float(), bias.float()


LAYERS = [  # name, inputs, outputs, kernel, norm + ReLU
    ("e1a", 3, 16, 3, True), ("e1b", 16, 16, 3, True),
    ("e2a", 16, 32, 3, True), ("e2b", 32, 32, 3, True),
    ("e3a", 32, 64, 3, True), ("e3b", 64, 64, 3, True),
    ("e4a", 64, 128, 3, True), ("e4b", 128, 128, 3, True), ("e4c", 128, 128, 3, True),
    ("l4r", 128, 64, 1, False), ("l4", 64, 64, 3, True),
    ("l3r", 64, 32, 1, False), ("l3s", 64, 32, 1, False), ("l3", 32, 32, 3, True),
    ("l2s", 32, 32, 1, False), ("l2", 32, 32, 3, True), ("lc", 32, 5, 1, False),
    ("c4r", 128, 64, 1, False), ("c4", 64, 64, 3, True),
    ("c3r", 64, 32, 1, False), ("c3s", 64, 32, 1, False), ("c3", 32, 32, 3, True),
    ("c2s", 32, 32, 1, False), ("c2l", 32, 32, 1, False), ("c2", 32, 32, 3, True),
    ("c1r", 32, 16, 1, False), ("c1s", 16, 16, 1, False), ("c1", 16, 16, 3, True),
    ("change", 16, 1, 1, False),
]


def up(x):
    return F.interpolate(x, scale_factor=2, mode="nearest")


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        for name, inputs, outputs, size, norm in LAYERS:
            setattr(self, name, Conv(inputs, outputs, size, norm))
        self.change.conv.bias.data.fill_(-2.5)

    def forward(self, both):
        """both: 2N x 3 x H x W in [-1, 1], baselines first. Returns change logits N x 1 x H x W, cover logits 2N x 5 x H/2 x W/2."""
        e1 = self.e1b(self.e1a(both))
        e2 = self.e2b(self.e2a(F.max_pool2d(e1, 2)))
        e3 = self.e3b(self.e3a(F.max_pool2d(e2, 2)))
        e4 = self.e4c(self.e4b(self.e4a(F.max_pool2d(e3, 2))))
        l4 = self.l4(self.l4r(e4))
        l3 = self.l3(up(self.l3r(l4)) + self.l3s(e3))
        l2 = self.l2(up(l3) + self.l2s(e2))
        n = both.shape[0] // 2

        def d(x):
            return (x[:n] - x[n:]).abs()

        c4 = self.c4(self.c4r(d(e4)))
        c3 = self.c3(up(self.c3r(c4)) + self.c3s(d(e3)))
        c2 = self.c2(up(c3) + self.c2s(d(e2)) + self.c2l(d(l2)))
        c1 = self.c1(up(self.c1r(c2)) + self.c1s(d(e1)))
        return self.change(c1), self.lc(l2)


class Samples:
    """Samples on the GPU as bytes; grows while files are still being written."""

    def __init__(self, pattern, limit):
        self.pattern, self.limit = pattern, limit
        self.data = torch.empty((limit, SAMPLE), dtype=torch.uint8, device="cuda")
        self.count, self.read = 0, {}

    def refresh(self):
        for path in sorted(glob.glob(self.pattern)):
            have = os.path.getsize(path) // SAMPLE
            done = self.read.get(path, 0)
            take = min(have - done, self.limit - self.count)
            if take <= 0:
                continue
            part = np.fromfile(path, dtype=np.uint8, count=take * SAMPLE, offset=done * SAMPLE).reshape(take, SAMPLE)
            self.data[self.count : self.count + take] = torch.from_numpy(part).cuda()
            self.count += take
            self.read[path] = done + take

    def batch(self, index):
        raw = self.data[index]
        p = SIDE * SIDE
        n = raw.shape[0]
        a = raw[:, : 3 * p].view(n, SIDE, SIDE, 3).permute(0, 3, 1, 2)
        b = raw[:, 3 * p : 6 * p].view(n, SIDE, SIDE, 3).permute(0, 3, 1, 2)
        labels = raw[:, 6 * p :].view(n, 3, SIDE, SIDE)
        return a, b, labels[:, 0], labels[:, 1], labels[:, 2]


def augmented(a, b, y, ca, cb):
    if torch.rand(()) < 0.5:
        a, b, y, ca, cb = (t.flip(-1) for t in (a, b, y, ca, cb))
    if torch.rand(()) < 0.5:
        a, b, y, ca, cb = (t.flip(-2) for t in (a, b, y, ca, cb))
    if torch.rand(()) < 0.5:
        a, b, y, ca, cb = (t.transpose(-1, -2) for t in (a, b, y, ca, cb))
    swap = torch.rand(a.shape[0], device=a.device) < 0.5
    s4, s3 = swap[:, None, None, None], swap[:, None, None]
    a, b = torch.where(s4, b, a), torch.where(s4, a, b)
    ca, cb = torch.where(s3, cb, ca), torch.where(s3, ca, cb)

    def jitter(x):
        n = x.shape[0]
        x = x.float()
        gain = torch.exp(0.10 * torch.randn(n, 1, 1, 1, device=x.device)) * (1 + 0.05 * torch.randn(n, 3, 1, 1, device=x.device))
        return (x * gain + 8 * torch.randn(n, 1, 1, 1, device=x.device)).clamp(0, 255)

    return jitter(a), jitter(b), y, ca, cb


def scaled(a, b):
    return (torch.cat([a, b]).float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)


def loss_of(change, cover, y, ca, cb):
    y = y.long()
    valid = (y != IGNORE).float()
    target = (y == 1).float()
    logit = change[:, 0].float()
    bce = (F.binary_cross_entropy_with_logits(logit, target, reduction="none") * valid).sum() / valid.sum()
    score = torch.sigmoid(logit) * valid
    dice = 1 - (2 * (score * target).sum() + 1) / (score.sum() + (target * valid).sum() + 1)
    c = torch.cat([ca, cb])[:, ::2, ::2].long()
    logp = F.log_softmax(cover.float(), dim=1)
    known = c < 5
    nll = -logp.gather(1, c.clamp(max=4)[:, None])[:, 0]
    other = -torch.logsumexp(logp[:, 1:], dim=1)
    weight = known.float() + 0.5 * (c == NOT_BUILDING).float()
    ce = (torch.where(known, nll, other) * weight).sum() / weight.sum().clamp(min=1)
    return bce + 0.7 * dice + 0.5 * ce, bce, dice, ce


@torch.no_grad()
def validated(net, sets):
    net.eval()
    report = {}
    for name, samples in sets.items():
        hist = torch.zeros(2, 256, device="cuda")
        right = known = 0
        for start in range(0, samples.count, 32):
            a, b, y, ca, cb = samples.batch(torch.arange(start, min(samples.count, start + 32), device="cuda"))
            change, cover = net(scaled(a, b))
            step = (torch.sigmoid(change[:, 0].float()) * 255).long()
            for k in (0, 1):
                hist[k] += torch.bincount(step[y == k], minlength=256)[:256]
            c = torch.cat([ca, cb])[:, ::2, ::2].long()
            right += (cover.argmax(1) == c).sum().item()
            known += (c < 5).sum().item()
        best, entry = 0, {}
        fp, tp = hist[0].flip(0).cumsum(0).flip(0), hist[1].flip(0).cumsum(0).flip(0)
        positives, negatives = hist[1].sum(), hist[0].sum()
        for t in range(10, 250, 5):
            f1 = (2 * tp[t] / (tp[t] + fp[t] + positives).clamp(min=1)).item()
            if f1 > best:
                best, entry = f1, {"f1": round(f1, 4), "at": round(t / 255, 3)}
        entry["f1_at_half"] = round((2 * tp[128] / (tp[128] + fp[128] + positives).clamp(min=1)).item(), 4)
        entry["false_share_at_half"] = round((fp[128] / negatives.clamp(min=1)).item(), 6)
        entry["cover_accuracy"] = round(right / max(1, known), 4)
        report[name] = entry
    net.train()
    return report


def exported(net, out):
    tensors, offset, blobs = [], 0, []
    for name, *_ in LAYERS:
        w, b = getattr(net, name).folded()
        for suffix, t in (("W", w), ("b", b)):
            flat = t.cpu().numpy().astype("<f4").ravel()
            tensors.append({"name": f"{name}.{suffix}", "shape": list(t.shape), "offset": offset})
            offset += flat.size
            blobs.append(flat)
    np.concatenate(blobs).tofile(os.path.join(out, "weights.bin"))
    json.dump(tensors, open(os.path.join(out, "tensors.json"), "w"))


@torch.no_grad()
def parity(net, samples, out):
    """A 64 x 64 corner of one sample with the network's own outputs, for the Java parity test."""
    net = net.float().eval()
    a, b, *_ = samples.batch(torch.arange(0, 1, device="cuda"))
    a, b = a[:, :, :64, :64], b[:, :, :64, :64]
    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cuda.matmul.allow_tf32 = False
    change, cover = net(scaled(a, b))
    with open(os.path.join(out, "parity.bin"), "wb") as f:
        for t in (a, b):
            f.write(t[0].permute(1, 2, 0).contiguous().cpu().numpy().tobytes())
        f.write(change[0, 0].cpu().numpy().astype("<f4").tobytes())
        f.write(cover.permute(0, 2, 3, 1).contiguous().cpu().numpy().astype("<f4").tobytes())


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--train", required=True)
    args.add_argument("--validation", required=True)
    args.add_argument("--seconds", type=float, required=True)
    args.add_argument("--out", required=True)
    args.add_argument("--resume")
    args.add_argument("--rate", type=float, default=2.5e-3)
    args.add_argument("--batch", type=int, default=64)
    args.add_argument("--limit", type=int, default=60000)
    args.add_argument("--enough", type=int, default=2500, help="samples to wait for before the first step")
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    os.makedirs(args.out, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.backends.cudnn.benchmark = True
    net = Siamese().cuda().to(memory_format=torch.channels_last)
    average = Siamese().cuda().to(memory_format=torch.channels_last)
    if args.resume:
        net.load_state_dict(torch.load(args.resume))
    average.load_state_dict(net.state_dict())
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-4)
    train = Samples(args.train, args.limit)
    begin = time.time()
    while train.count < args.enough:
        train.refresh()
        time.sleep(1)
    sets = {}
    for path in sorted(glob.glob(args.validation)):
        sets[os.path.basename(path)] = Samples(path, 1024)
        sets[os.path.basename(path)].refresh()
    print(f"{sum(p.numel() for p in net.parameters())} parameters, first {train.count} samples after {time.time() - begin:.0f} s", flush=True)
    step, shown, checked, log = 0, time.time(), time.time(), []
    sums = torch.zeros(4, device="cuda")
    while time.time() - begin < args.seconds:
        done = (time.time() - begin) / args.seconds
        warm = min(1, (step + 1) / 200)
        for group in optimiser.param_groups:
            group["lr"] = args.rate * warm * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-6
        index = torch.randint(0, train.count, (args.batch,), device="cuda")
        a, b, y, ca, cb = augmented(*train.batch(index))
        with torch.autocast("cuda", dtype=torch.bfloat16):
            change, cover = net(scaled(a, b))
        parts = loss_of(change, cover, y, ca, cb)
        optimiser.zero_grad(set_to_none=True)
        parts[0].backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        step += 1
        with torch.no_grad():
            keep = min(0.999, step / (step + 50))
            for mean, value in zip(average.state_dict().values(), net.state_dict().values()):
                if value.dtype.is_floating_point:
                    mean.mul_(keep).add_(value, alpha=1 - keep)
                else:
                    mean.copy_(value)
        sums += torch.stack([p.detach() for p in parts])
        if time.time() - shown > 20:
            train.refresh()
            shown = time.time()
        if time.time() - checked > 60:
            checked = time.time()
            entry = {"step": step, "seconds": round(time.time() - begin), "samples": train.count,
                     "loss": [round(v, 4) for v in (sums / max(1, step - (log[-1]["step"] if log else 0))).tolist()],
                     **validated(average, sets)}
            sums.zero_()
            log.append(entry)
            print(json.dumps(entry), flush=True)
            torch.save(average.state_dict(), os.path.join(args.out, "last.pt"))
            exported(average, args.out)
    entry = {"step": step, "final": True, **validated(average, sets)}
    log.append(entry)
    print(json.dumps(entry), flush=True)
    torch.save(average.state_dict(), os.path.join(args.out, "last.pt"))
    exported(average, args.out)
    json.dump(log, open(os.path.join(args.out, "log.json"), "w"), indent=1)
    parity(average, next(iter(sets.values())), args.out)


if __name__ == "__main__":
    main()
