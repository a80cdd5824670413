package org.fieldwarden.app.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.fieldwarden.ingest.geotiff.TileProgress;

/** Tiles written of all tiles, with rate and time left, on standard error. */
final class IntakeProgress implements TileProgress, AutoCloseable {

    private Optional<ProgressBar> bar = Optional.empty();

    @Override
    public void done(long tiles, long all) {
        if (bar.isEmpty()) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("Storing")
                    .setUnit(" tiles", 1)
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(1000)
                    .showSpeed()
                    .build());
        }
        bar.get().stepTo(tiles);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
