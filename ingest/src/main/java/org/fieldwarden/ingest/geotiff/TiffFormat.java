package org.fieldwarden.ingest.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The two layouts of a TIFF file, little endian: classic (TIFF 6.0) below 4 GiB, BigTIFF above. */
enum TiffFormat {
    CLASSIC(2, 12, 4),
    BIG(8, 20, 8);

    /** Largest length of a classic file, bytes. */
    static final long MAX_CLASSIC_BYTES = 0xFFFF_FFFFL;

    private static final int LONG = 4;
    private static final int LONG8 = 16;

    private final int countBytes;
    private final int entryBytes;
    private final int offsetBytes;

    TiffFormat(int countBytes, int entryBytes, int offsetBytes) {
        this.countBytes = countBytes;
        this.entryBytes = entryBytes;
        this.offsetBytes = offsetBytes;
    }

    /** Bytes of the number of entries in front of a directory. */
    int countBytes() {
        return countBytes;
    }

    int entryBytes() {
        return entryBytes;
    }

    /** Bytes of a place in the file; values up to this length stand in their entry. */
    int offsetBytes() {
        return offsetBytes;
    }

    /** TIFF field type of a place in the file. */
    int offsetType() {
        return this == CLASSIC ? LONG : LONG8;
    }

    int headerBytes() {
        return this == CLASSIC ? 8 : 16;
    }

    ByteBuffer header(long firstDirectory) {
        ByteBuffer header = ByteBuffer.allocate(headerBytes()).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I').putShort((short) (this == CLASSIC ? 42 : 43));
        if (this == BIG) {
            header.putShort((short) offsetBytes).putShort((short) 0);
        }
        return putOffset(header, firstDirectory).flip();
    }

    ByteBuffer putCount(ByteBuffer buffer, int entries) {
        return this == CLASSIC ? buffer.putShort((short) entries) : buffer.putLong(entries);
    }

    /** Puts a place in the file, or the number of a field's values, which is as wide. */
    ByteBuffer putOffset(ByteBuffer buffer, long value) {
        return this == CLASSIC ? buffer.putInt((int) value) : buffer.putLong(value);
    }
}
