package org.fieldwarden.app.meters;

/** Every meter of a run; docs/operations.md lists them. Names follow Micrometer's convention. */
public enum Meters {
    BLOCKS("fieldwarden.blocks", "Blocks by outcome: scored, reused, failed, refused"),
    PIXELS("fieldwarden.pixels", "Working-grid pixels handed over"),
    SETTLED("fieldwarden.pixels.settled", "Working-grid pixels that the sieve settled as unchanged"),
    STAGE("fieldwarden.stage.duration", "Time spent in a stage"),
    UNOBSERVED("fieldwarden.unobserved.area", "Compared ground left unobserved, square metres"),
    ISSUES("fieldwarden.issues", "Issues by kind"),
    CHANGES("fieldwarden.changes", "Changes found, by kind"),
    EVENTS("fieldwarden.events.sent", "Events acknowledged by the broker"),
    DEAD_LETTERS("fieldwarden.events.dead.lettered", "Events that could not be read"),
    LAG("fieldwarden.feed.lag", "Events of the changes topic that the register has not taken yet"),
    BLOCK("fieldwarden.block.duration", "Time for one block in a worker, from reading to the store"),
    IN_HAND("fieldwarden.worker.in.hand", "Blocks that a worker has taken and not answered"),
    WAITING("fieldwarden.worker.waiting", "Blocks that wait in a worker's partitions behind those in hand"),
    COMMITS_FAILED("fieldwarden.worker.commits.failed", "Commits that Kafka did not take; their blocks come again"),
    MISSING("fieldwarden.blocks.missing", "Blocks that a distributed run still waits for");

    private final String meterName;
    private final String description;

    Meters(String meterName, String description) {
        this.meterName = meterName;
        this.description = description;
    }

    public String meterName() {
        return meterName;
    }

    public String description() {
        return description;
    }
}
