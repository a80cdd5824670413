package org.fieldwarden.ingest.geotiff;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything stands in a cloud-optimized GeoTIFF: header; directories from full resolution to the smallest
 * overview, each followed by its mask's; then tiles from the smallest overview to full resolution, each followed by its
 * mask.
 *
 * @param front header and directories, in order
 * @param pieces tiles and masks, in the order in which they follow
 */
record CloudLayout(List<ByteBuffer> front, List<Piece> pieces) {

    /** An encoded tile or mask that was spilled. */
    record Piece(long spilledAt, long length) {}

    static CloudLayout of(List<PyramidLevel> levels, Compression compression, boolean masked) {
        long blocks = levels.stream()
                .mapToLong(level ->
                        level.images().totalLength() + (masked ? level.masks().totalLength() : 0))
                .sum();
        long classic = blocks + frontLength(new Plan(levels, compression, masked, TiffFormat.CLASSIC));
        TiffFormat format = classic <= TiffFormat.MAX_CLASSIC_BYTES ? TiffFormat.CLASSIC : TiffFormat.BIG;
        return new Plan(levels, compression, masked, format).layout();
    }

    private static long frontLength(Plan plan) {
        return plan.format.headerBytes()
                + plan.directories(plan.empty(), plan.empty()).stream()
                        .mapToLong(TiffDirectoryWriter::length)
                        .sum();
    }

    /** What the layout is made of. */
    private record Plan(List<PyramidLevel> levels, Compression compression, boolean masked, TiffFormat format) {

        List<BlockIndex> empty() {
            return levels.stream().map(level -> new BlockIndex(level.tiles())).toList();
        }

        CloudLayout layout() {
            List<BlockIndex> images = empty();
            List<BlockIndex> masks = empty();
            List<Piece> pieces = new ArrayList<>();
            long position = frontLength(this);
            for (int index = levels.size() - 1; index >= 0; index--) {
                PyramidLevel level = levels.get(index);
                for (int tile = 0; tile < level.tiles(); tile++) {
                    position = place(level.images(), images.get(index), tile, position, pieces);
                    if (masked) {
                        position = place(level.masks(), masks.get(index), tile, position, pieces);
                    }
                }
            }
            return new CloudLayout(front(directories(images, masks)), List.copyOf(pieces));
        }

        private static long place(BlockIndex spilled, BlockIndex placed, int tile, long position, List<Piece> pieces) {
            if (!spilled.has(tile)) {
                return position;
            }
            long length = spilled.length(tile);
            placed.set(tile, position, length);
            pieces.add(new Piece(spilled.place(tile), length));
            return position + length;
        }

        private List<ByteBuffer> front(List<TiffDirectoryWriter> directories) {
            List<ByteBuffer> front = new ArrayList<>();
            long position = format.headerBytes();
            front.add(format.header(position));
            for (int index = 0; index < directories.size(); index++) {
                TiffDirectoryWriter directory = directories.get(index);
                long end = position + directory.length();
                front.add(directory.toBytes(position, index == directories.size() - 1 ? 0 : end));
                position = end;
            }
            return List.copyOf(front);
        }

        List<TiffDirectoryWriter> directories(List<BlockIndex> images, List<BlockIndex> masks) {
            List<TiffDirectoryWriter> directories = new ArrayList<>();
            for (PyramidLevel level : levels) {
                int reduced = level.index() == 0 ? 0 : ImageTags.REDUCED;
                TiffDirectoryWriter image = ImageTags.image(directory(level, images.get(level.index())), compression)
                        .longs(TiffDirectory.NEW_SUBFILE_TYPE, reduced);
                directories.add(level.index() == 0 ? ImageTags.georeference(image, level.grid()) : image);
                if (masked) {
                    directories.add(ImageTags.mask(directory(level, masks.get(level.index())))
                            .longs(TiffDirectory.NEW_SUBFILE_TYPE, reduced | ImageTags.MASK));
                }
            }
            return directories;
        }

        private TiffDirectoryWriter directory(PyramidLevel level, BlockIndex blocks) {
            TiffDirectoryWriter directory = new TiffDirectoryWriter(format)
                    .offsets(TiffDirectory.TILE_OFFSETS, blocks.places())
                    .longs(TiffDirectory.TILE_BYTE_COUNTS, blocks.lengths());
            return ImageTags.raster(
                    directory, level.grid().width(), level.grid().height(), PyramidLevel.TILE_PX);
        }
    }
}
