package org.fieldwarden.testimagery.scene;

/**
 * What happens between the second flight and a third.
 *
 * @param demolished how many of the buildings that had appeared are demolished
 * @param grown how many of the others that had appeared are built on to
 * @param changes how many changes happen elsewhere; fewer where there is no room
 */
public record Sequel(int demolished, int grown, int changes) {

    public Sequel {
        if (demolished < 0 || grown < 0 || changes < 0) {
            throw new IllegalArgumentException("Numbers of changes are not negative");
        }
    }
}
