"""Real labelled ground, read from the imagery packs; a place is never split.

Covers: 0 building, 1 hard, 2 bare, 3 vegetation, 4 water, 254 "not a building", 255 unknown.
"""
import csv
import json
import os
from dataclasses import dataclass, field

import cv2
import numpy as np

BUILDING, HARD, BARE, VEGETATION, WATER, NOT_BUILDING, IGNORE = 0, 1, 2, 3, 4, 254, 255
GREEN_EXCESS = 34


@dataclass
class Canvas:
    """One contiguous picture; `others` are other dates of the same unchanged ground on the same grid."""

    place: str
    gsd: float
    rgb: np.ndarray
    cover: np.ndarray
    others: list = field(default_factory=list)


@dataclass
class RealChange:
    """Two dates on one grid with drawn outlines: changed 0, 1 or 255."""

    place: str
    rgb: tuple
    cover: tuple
    changed: np.ndarray


def _rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def _rgb(path):
    return cv2.cvtColor(cv2.imread(path, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def _grey(path):
    return cv2.imread(path, cv2.IMREAD_GRAYSCALE)


def _cover(rgb, building):
    c = rgb.astype(np.int16)
    excess = 2 * c[..., 1] - c[..., 0] - c[..., 2]
    cover = np.where(excess > GREEN_EXCESS, VEGETATION, NOT_BUILDING).astype(np.uint8)
    cover[building] = BUILDING
    return cover


def drone(folder, split):
    pack = os.path.join(folder, "drone-buildings")
    tiles = {}
    for row in _rows(os.path.join(pack, "index.csv")):
        if row["split"] == split and row["zoom"] == "21" and row["recommended"] != "no":
            _, x, y = os.path.basename(row["file"])[:-4].split("-")
            tiles.setdefault(row["place"], {})[int(x), int(y)] = row
    canvases = []
    for place, by_tile in tiles.items():
        left = set(by_tile)
        while left:
            group, open_ = set(), [min(left)]
            while open_:
                x, y = open_.pop()
                if (x, y) in left:
                    left.remove((x, y))
                    group.add((x, y))
                    open_ += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
            x0, y0 = min(x for x, _ in group), min(y for _, y in group)
            w, h = max(x for x, _ in group) - x0 + 1, max(y for _, y in group) - y0 + 1
            rgb = np.zeros((h * 256, w * 256, 3), np.uint8)
            cover = np.full((h * 256, w * 256), IGNORE, np.uint8)
            for x, y in group:
                row = by_tile[x, y]
                part = _rgb(os.path.join(pack, row["file"]))
                tile = _cover(part, _grey(os.path.join(pack, row["mask"])) > 127)
                if row["ignore"]:
                    tile[_grey(os.path.join(pack, row["ignore"])) > 127] = IGNORE
                at = np.s_[(y - y0) * 256 : (y - y0 + 1) * 256, (x - x0) * 256 : (x - x0 + 1) * 256]
                rgb[at], cover[at] = part, tile
            canvases.append(Canvas(place, float(next(iter(by_tile.values()))["gsd_m"]), rgb, cover))
    return canvases


def roofs(folder, split):
    pack = os.path.join(folder, "orthophoto-roofs")
    blocks = {}
    for row in _rows(os.path.join(pack, "index.csv")):
        if row["split"] == split:
            blocks.setdefault(row["block"], []).append(row)
    canvases = []
    for block, rows in blocks.items():
        xs, ys = [int(r["x_3857"]) for r in rows], [int(r["y_3857"]) for r in rows]
        w, h = (max(xs) - min(xs)) * 5 + 640, (max(ys) - min(ys)) * 5 + 640
        rgb = np.zeros((h, w, 3), np.uint8)
        cover = np.full((h, w), IGNORE, np.uint8)
        for row, x, y in zip(rows, xs, ys):
            part = _rgb(os.path.join(pack, row["file"]))
            at = np.s_[(max(ys) - y) * 5 : (max(ys) - y) * 5 + 640, (x - min(xs)) * 5 : (x - min(xs)) * 5 + 640]
            rgb[at], cover[at] = part, _cover(part, _grey(os.path.join(pack, row["mask"])) > 127)
        canvases.append(Canvas("roofs-" + block, float(rows[0]["gsd_m"]), rgb, cover))
    return canvases


def _near_infrared_cover(pack, city, place, year, rgb):
    """Vegetation where the near-infrared band says so; nothing is known elsewhere."""
    nir = _grey(os.path.join(pack, city, place, year + ".nir.jpg")).astype(np.float32)
    red = rgb[..., 0].astype(np.float32)
    index = (nir - red) / (nir + red + 1)
    cover = np.full(rgb.shape[:2], IGNORE, np.uint8)
    cover[(index > 0.18) & (nir > 60)] = VEGETATION
    return cover


def read_outlines(path):
    """Drawn outlines by id, coordinates in quarter pixels; none without a path."""
    if not path:
        return {}
    if os.path.isdir(path):
        return {name[:-5]: json.load(open(os.path.join(path, name))) for name in sorted(os.listdir(path)) if name.endswith(".json")}
    with open(path) as file:
        return {one["id"]: one for one in map(json.loads, file)}


def _open_ground(pack, city, place, year, rgb):
    """Hard and bare ground by colour where the near-infrared band says that nothing grows: grey is hard, brown is bare."""
    soft = cv2.GaussianBlur(rgb.astype(np.float32), (0, 0), 1.0)
    nir = cv2.GaussianBlur(_grey(os.path.join(pack, city, place, year + ".nir.jpg")).astype(np.float32), (0, 0), 1.0)
    red, green, blue = soft[..., 0], soft[..., 1], soft[..., 2]
    grey, barren = soft.mean(2), (nir - red) / (nir + red + 1) < 0.08
    cover = np.full(rgb.shape[:2], NOT_BUILDING, np.uint8)
    cover[barren & (red - blue > 26) & (grey > 85) & (grey < 215)] = BARE
    cover[barren & (red - blue < 12) & (red - blue > -14) & (np.abs(red - green) < 9) & (grey > 75) & (grey < 225)] = HARD
    return cover


def _burn(shape, polygons, scale, value, into):
    for polygon in polygons:
        points = np.round(np.array(polygon, np.float32).reshape(-1, 2) / scale * 16 - 8).astype(np.int32)
        cv2.fillPoly(into, [points], value, shift=4)


def repeats(folder, split, outlines):
    """Unchanged pairs as canvases with several dates, and drawn single dates among them.

    `outlines` is the file of drawn outlines (../outlines/repeat-pairs.jsonl; a folder of ID.json is read as well), or none.
    """
    pack = os.path.join(folder, "repeat-pairs")
    none = {}
    for row in _rows(os.path.join(pack, "pairs.csv")):
        if row["split"] == split and row["true_change"] == "none":
            none.setdefault((row["city"], row["place"]), []).append((row["year_a"], row["year_b"]))
    drawn, unlabelled = [], []
    pictures = {}

    def picture(city, place, year):
        key = city, place, year
        if key not in pictures:
            pictures[key] = _rgb(os.path.join(pack, city, place, year + ".jpg"))
        return pictures[key]

    labelled = {tuple(name.split("-")): one for name, one in read_outlines(outlines).items() if name.count("-") == 2}
    split_cities = {city for city, _ in none}
    for (city, place, year), outline in labelled.items():
        if city not in split_cities:
            continue
        rgb = picture(city, place, year)
        building = np.zeros(rgb.shape[:2], np.uint8)
        _burn(building.shape, outline.get("buildings", []), 4, 1, building)
        unsure = np.zeros(rgb.shape[:2], np.uint8)
        _burn(unsure.shape, outline.get("unsure", []), 4, 1, unsure)
        cover = _near_infrared_cover(pack, city, place, year, rgb)
        cover = np.where(cover == IGNORE, _open_ground(pack, city, place, year, rgb), cover)
        cover[cv2.dilate(building, np.ones((3, 3), np.uint8)) > 0] = NOT_BUILDING
        cover[building > 0] = BUILDING
        cover[unsure > 0] = IGNORE
        others = []
        for a, b in none.get((city, place), []):
            if year in (a, b):
                others.append(picture(city, place, b if year == a else a))
        drawn.append(Canvas(city, 0.6, rgb, cover, others))
    for (city, place), pairs in none.items():
        for a, b in pairs:
            rgb = picture(city, place, a), picture(city, place, b)
            cover = tuple(_near_infrared_cover(pack, city, place, y, p) for y, p in zip((a, b), rgb))
            unlabelled.append(RealChange(city, rgb, cover, np.zeros(rgb[0].shape[:2], np.uint8)))
    return drawn, unlabelled


def real_changes(folder, split, outlines):
    pack = os.path.join(folder, "repeat-pairs")
    changes = []
    labelled = read_outlines(outlines)
    for row in _rows(os.path.join(pack, "pairs.csv")):
        outline = labelled.get("-".join((row["city"], row["place"], row["year_a"], row["year_b"])))
        if row["split"] != split or row["true_change"] != "building" or outline is None:
            continue
        rgb = tuple(_rgb(os.path.join(pack, row["city"], row["place"], row[y] + ".jpg")) for y in ("year_a", "year_b"))
        shape = rgb[0].shape[:2]
        cover = [_near_infrared_cover(pack, row["city"], row["place"], row[y], p) for y, p in zip(("year_a", "year_b"), rgb)]
        masks = [np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)]
        other = np.zeros(shape, np.uint8)
        _burn(shape, outline.get("buildings_a", []), 4, 1, masks[0])
        _burn(shape, outline.get("buildings_b", []), 4, 1, masks[1])
        _burn(shape, outline.get("other", []), 4, 1, other)
        if not masks[0].any() and not masks[1].any():
            continue
        either = masks[0] | masks[1]
        changed = either.copy()
        around = cv2.dilate(either, np.ones((7, 7), np.uint8)) - cv2.erode(either, np.ones((3, 3), np.uint8))
        changed[(around > 0) | ((other > 0) & (either == 0))] = IGNORE
        for i in (0, 1):
            cover[i][masks[i] > 0] = BUILDING
            cover[i][(masks[1 - i] > 0) & (masks[i] == 0)] = NOT_BUILDING
        changes.append(RealChange(row["city"], rgb, tuple(cover), changed))
    return changes
