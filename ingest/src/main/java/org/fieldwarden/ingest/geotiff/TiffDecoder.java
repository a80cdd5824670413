package org.fieldwarden.ingest.geotiff;

import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReader;
import it.geosolutions.imageioimpl.plugins.tiff.TIFFImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.core.PixelWindow;

/** Decodes windows of one TIFF file. Not safe for use by several threads: each borrows a decoder of its own. */
final class TiffDecoder implements AutoCloseable {

    private final Path path;
    private final FileImageInputStream stream;
    private final ImageReader reader;

    TiffDecoder(Path path) {
        this.path = path;
        try {
            stream = new FileImageInputStream(path.toFile());
        } catch (IOException e) {
            throw new InputDataException(path.toString(), "read", "The file cannot be opened: " + e.getMessage(), e);
        }
        // The reader is named, not looked up: the JDK's own TIFF reader knows neither BigTIFF nor ZSTD.
        reader = new TIFFImageReader(new TIFFImageReaderSpi());
        reader.setInput(stream, false, true);
    }

    /** Samples of a window of the directory with the given index; colours of JPEG are converted to RGB. */
    Raster decode(int directory, PixelWindow window) {
        try {
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(new Rectangle(window.column(), window.row(), window.width(), window.height()));
            return reader.read(directory, parameters).getRaster();
        } catch (IOException | RuntimeException e) {
            // Damaged tiles surface as many kinds of RuntimeException in the decoders.
            throw new InputDataException(
                    path.toString(),
                    "read",
                    "The pixels of " + window + " cannot be decoded; the file is damaged: copy or export it again",
                    e);
        }
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            stream.close();
        } catch (IOException e) {
            throw new InputDataException(path.toString(), "close", "The file cannot be closed: " + e.getMessage(), e);
        }
    }
}
