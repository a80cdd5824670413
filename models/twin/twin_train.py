"""Trains the twin of the Deeplearning4j network: the same network, losses and schedule, samples made as they are needed.

python3 twin_train.py --data IMAGERY --outlines ../outlines/repeat-pairs.jsonl --rendered SHARDS --out DIR --steps N [--resume]
"""
import argparse
import copy
import glob
import json
import os
import time

import cv2
import numpy as np
import torch
import torch.nn.functional as F

import grounds
import samples
from network import Siamese, write_weights

LAND_COVER_WEIGHT, NOT_BUILDING_WEIGHT = 1.0, 0.5


def losses(change, land_cover, changed, covers):
    """Binary cross-entropy and soft Dice of change; cross-entropy of land cover, and building against the rest."""
    change = change.float()[:, 0]
    known = changed != grounds.IGNORE
    target = (changed == 1).float()
    cross = F.binary_cross_entropy_with_logits(change, target, reduction="none")[known].mean()
    p = torch.sigmoid(change) * known
    dice = 1 - (2 * (p * target).sum() + 1) / (p.sum() + (target * known).sum() + 1)
    log_p = F.log_softmax(land_cover.float(), 1)
    labelled = covers != grounds.IGNORE
    named = covers < samples_land_covers
    nll = F.nll_loss(log_p, torch.where(named, covers, 0), reduction="none")
    building = log_p[:, 0].exp().clamp(max=1 - 1e-6)
    excluded = -torch.log1p(-building) * NOT_BUILDING_WEIGHT
    per_pixel = torch.where(named, nll, torch.where(labelled, excluded, 0.0))
    cover = per_pixel.sum() / labelled.sum().clamp(min=1)
    is_building = (covers == grounds.BUILDING).float()
    q = building * labelled
    cover_dice = 1 - (2 * (q * is_building).sum() + 1) / (q.sum() + is_building.sum() + 1)
    return cross, dice, cover, cover_dice


samples_land_covers = 5


class Stream(torch.utils.data.Dataset):
    def __init__(self, maker, seed, first, count):
        self.maker, self.seed, self.first, self.count = maker, seed, first, count

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        cv2.setNumThreads(1)
        a, b, changed, ca, cb = self.maker.sample(self.first + index, self.seed)
        return a, b, changed, ca[::2, ::2].copy(), cb[::2, ::2].copy()


def tensors(batch):
    a, b, changed, ca, cb = batch
    x = torch.cat([a, b]).permute(0, 3, 1, 2).float() / 127.5 - 1  # stays channels-last
    return x, changed.long(), torch.cat([ca, cb]).long()


def maker_of(args, split, side=192, mix=None):
    out = args.leave_out.split(",") if args.leave_out else []
    keep = lambda things: [t for t in things if not any(t.place.startswith(o) for o in out)]
    canvases, unchanged, changes = [], [], []
    for one in split.split(","):
        drawn, pairs = grounds.repeats(args.data, one, args.outlines)
        canvases += grounds.drone(args.data, one) + grounds.roofs(args.data, one) + drawn
        unchanged += pairs
        changes += grounds.real_changes(args.data, one, args.outlines)
    rendered = None
    shards = sorted(glob.glob(os.path.join(args.rendered, "train-*.bin" if "train" in split else "val-*.bin"))) if args.rendered else []
    if shards:
        record = 256 * 256 * 9
        rendered = np.concatenate([np.memmap(s, np.uint8, "r")[: os.path.getsize(s) // record * record].reshape(-1, record) for s in shards]), 256
    return samples.Maker(keep(canvases), keep(unchanged), keep(changes), rendered, side, mix)


def validate(network, batches):
    network.eval()
    counts = {}
    with torch.no_grad():
        for kind, batch in batches:
            x, changed, covers = tensors(batch)
            change, cover = network(x.contiguous(memory_format=torch.channels_last))
            seen, truth, known = change[:, 0] > 0, changed == 1, changed != grounds.IGNORE
            building, is_b, is_known = cover.argmax(1) == 0, covers == 0, covers != grounds.IGNORE
            counts.setdefault(kind, np.zeros(7))
            counts[kind] += [int(v) for v in ((seen & truth).sum(), (seen & ~truth & known).sum(), (~seen & truth).sum(), known.sum(),
                                              (building & is_b).sum(), (building & ~is_b & is_known).sum(), (~building & is_b).sum())]
    network.train()
    f1 = lambda t, f, m: round(float(2 * t / max(1, 2 * t + f + m)), 4)
    return {k: dict(f1=f1(*c[:3]), false=round(c[1] / max(1, c[3]), 5), building=f1(*c[4:])) for k, c in counts.items()}


def main():
    parser = argparse.ArgumentParser()
    for name in ("data", "outlines", "rendered", "out"):
        parser.add_argument("--" + name)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--side", type=int, default=192)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.5, help="share of the steps over which the rate falls to a fiftieth")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--norm", action="store_true")
    parser.add_argument("--leave-out", default="")
    parser.add_argument("--split", default="train")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--validate", type=int, default=500)
    parser.add_argument("--mix", default="", help="JSON: kind -> weight")
    parser.add_argument("--start", default="", help="weights to begin from (a .pt of state_dict)")
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    network = Siamese(normalised=args.norm).to(memory_format=torch.channels_last)
    if args.start:
        network.load_state_dict(torch.load(args.start))
    average = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), args.rate, weight_decay=1e-4)
    step, log, checkpoint = 0, open(os.path.join(args.out, "log.jsonl"), "a"), os.path.join(args.out, "checkpoint.pt")
    if args.resume and os.path.exists(checkpoint):
        state = torch.load(checkpoint, weights_only=False)
        network.load_state_dict(state["network"]); average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"]); step = state["step"]
    mix = json.loads(args.mix) if args.mix else None
    maker = maker_of(args, args.split, args.side, mix)
    batches = []
    held = maker_of(argparse.Namespace(**{**vars(args), "leave_out": ""}), "validation", 192)
    for kind in ("paste", "region", "repeat", "rendered"):
        one = copy.copy(held)
        one.kinds, one.share = [kind], np.array([1.0])
        if kind == "rendered" and not held.rendered:
            continue
        loader = torch.utils.data.DataLoader(Stream(one, 99, 0, 48), 8)
        batches += [(kind, b) for b in loader]
    loader = torch.utils.data.DataLoader(Stream(maker, args.seed, step * args.batch, (args.steps - step) * args.batch), args.batch,
                                         num_workers=2 if args.threads > 1 else 1, prefetch_factor=4)
    began, sums, first = time.time(), np.zeros(4), step
    for batch in loader:
        left = args.steps - step
        rate = args.rate * min(1.0, (step + 1) / 200)
        if left < args.decay * args.steps:
            rate *= 0.02 + 0.98 * 0.5 * (1 - np.cos(np.pi * left / (args.decay * args.steps)))
        for group in optimiser.param_groups:
            group["lr"] = float(rate)
        x, changed, covers = tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            change, cover = network(x.contiguous(memory_format=torch.channels_last))
        parts = losses(change, cover, changed, covers)
        loss = parts[0] + parts[1] + LAND_COVER_WEIGHT * parts[2] + 0.5 * parts[3]
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        step += 1
        sums += [p.item() for p in parts]
        keep = min(0.999, (1 + step) / (10 + step))
        with torch.no_grad():
            for a, n in zip(average.state_dict().values(), network.state_dict().values()):
                if a.dtype.is_floating_point:
                    a.mul_(keep).add_(n, alpha=1 - keep)
        if step % 100 == 0 or step == args.steps:
            line = dict(step=step, losses=[round(v, 4) for v in sums / 100], crops_per_second=round((step - first) * args.batch / (time.time() - began), 1))
            sums[:] = 0
            if step % args.validate == 0 or step == args.steps:
                line["validation"] = validate(average, batches)
                torch.save(average.state_dict(), os.path.join(args.out, "average.pt"))
                torch.save(dict(network=network.state_dict(), average=average.state_dict(), optimiser=optimiser.state_dict(), step=step), checkpoint + ".part")
                os.replace(checkpoint + ".part", checkpoint)
            print(json.dumps(line), file=log, flush=True)
            print(json.dumps(line), flush=True)
    write_weights(average.folded() if args.norm else average, os.path.join(args.out, "weights.bin"))


if __name__ == "__main__":
    main()
