package org.fieldwarden.ingest.geotiff;

/** How the pixels of a written GeoTIFF are compressed. */
public enum Compression {
    /** Without loss, ZIP with horizontal differencing. */
    DEFLATE(8),
    /** With loss, quality 90 of 100, for imagery that is only looked at. */
    JPEG(7);

    private final int tag;

    Compression(int tag) {
        this.tag = tag;
    }

    /** Value of the TIFF Compression tag. */
    int tag() {
        return tag;
    }
}
