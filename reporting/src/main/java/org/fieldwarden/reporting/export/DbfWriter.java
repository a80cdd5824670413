package org.fieldwarden.reporting.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.fieldwarden.core.AcquisitionDate;

/**
 * Writes leads as a dBASE III table in GBK. Written here and not by the library that reads such tables: bureaus exchange
 * GBK under the language byte 0x4D, which that one writes for no encoding of Java's, and it dates a file by the clock.
 */
final class DbfWriter {

    private static final int HEADER_BYTES = 32;
    private static final byte DBASE_3 = 3;
    private static final int LANGUAGE_AT = 29;
    private static final byte LANGUAGE_GBK = 0x4D;
    private static final byte END_OF_FIELDS = 0x0D;
    private static final byte END_OF_FILE = 0x1A;
    private static final byte NOT_DELETED = ' ';
    /** Year 1900, month 1, day 1: no flight's day is known. */
    private static final LocalDate NO_DAY = LocalDate.of(1900, 1, 1);

    private DbfWriter() {}

    /** Bytes of one row. */
    static int rowBytes() {
        return 1
                + LeadColumn.ALL.stream()
                        .mapToInt(column -> column.field().width())
                        .sum();
    }

    static void write(OutputStream out, List<Lead> leads, GbkText texts) throws IOException {
        out.write(header(leads));
        for (Lead lead : leads) {
            out.write(NOT_DELETED);
            for (LeadColumn column : LeadColumn.ALL) {
                out.write(column.cell().of(lead, column.field(), texts));
            }
        }
        out.write(END_OF_FILE);
    }

    private static byte[] header(List<Lead> leads) {
        int length = HEADER_BYTES + HEADER_BYTES * LeadColumn.ALL.size() + 1;
        LocalDate day = Lead.latestDay(leads)
                .map(AcquisitionDate::text)
                .map(LocalDate::parse)
                .orElse(NO_DAY);
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(DBASE_3)
                .put((byte) (day.getYear() - NO_DAY.getYear()))
                .put((byte) day.getMonthValue())
                .put((byte) day.getDayOfMonth())
                .putInt(leads.size())
                .putShort((short) length)
                .putShort((short) rowBytes())
                .put(LANGUAGE_AT, LANGUAGE_GBK);
        for (int index = 0; index < LeadColumn.ALL.size(); index++) {
            DbfField field = LeadColumn.ALL.get(index).field();
            header.position(HEADER_BYTES * (index + 1))
                    .put(field.name().getBytes(StandardCharsets.US_ASCII))
                    .position(HEADER_BYTES * (index + 1) + DbfField.NAME_BYTES + 1)
                    .put(field.kind().letter())
                    .putInt(0)
                    .put((byte) field.width())
                    .put((byte) field.decimals());
        }
        return header.put(length - 1, END_OF_FIELDS).array();
    }
}
