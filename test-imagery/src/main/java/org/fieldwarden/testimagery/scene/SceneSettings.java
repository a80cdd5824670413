package org.fieldwarden.testimagery.scene;

/**
 * What a scene is like.
 *
 * @param seed the same seed gives the same scene
 * @param widthMetres extent to the east, 20 to 5000
 * @param heightMetres extent to the south, 20 to 5000
 * @param changes how many true changes to lay; fewer are laid where there is no room
 * @param built share of village in the land, 0 = fields only, 1 = dense village
 */
public record SceneSettings(long seed, double widthMetres, double heightMetres, int changes, double built) {

    public SceneSettings {
        if (!(widthMetres >= 20 && widthMetres <= 5000 && heightMetres >= 20 && heightMetres <= 5000)) {
            throw new IllegalArgumentException("A scene is 20 to 5000 m a side: " + widthMetres + " x " + heightMetres);
        }
        if (changes < 0 || !(built >= 0 && built <= 1)) {
            throw new IllegalArgumentException("Changes must not be negative and built must lie in [0, 1]");
        }
    }
}
