package org.fieldwarden.georef.kafka;

/**
 * An event that the broker did not acknowledge. Events are named by their content, so the right answer is to publish
 * the same list again once the cause is gone; what had arrived already is not counted twice.
 */
public final class PublishException extends RuntimeException {

    private final String topic;
    private final String eventId;

    PublishException(String topic, String eventId, Throwable cause) {
        super(
                "Topic " + topic + " did not take event " + eventId + ": " + cause.getMessage()
                        + ". Check that the broker runs and has space, then run again; what was already sent is not counted twice.",
                cause);
        this.topic = topic;
        this.eventId = eventId;
    }

    public String topic() {
        return topic;
    }

    /** Id of the first event that failed; for a change, its change id. */
    public String eventId() {
        return eventId;
    }
}
