package org.fieldwarden.app.detection;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Blocks done of all blocks, with rate and time left, on standard error. */
final class BlockProgress implements AutoCloseable {

    private final ProgressBar bar;

    private BlockProgress(ProgressBar bar) {
        this.bar = bar;
    }

    static BlockProgress over(int blocks) {
        return new BlockProgress(new ProgressBarBuilder()
                .setTaskName("Scoring")
                .setUnit(" blocks", 1)
                .setInitialMax(blocks)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(1000)
                .showSpeed()
                .build());
    }

    void step() {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}
