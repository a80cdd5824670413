package org.fieldwarden.testimagery.scene;

import org.fieldwarden.core.ChangeClass;
import org.locationtech.jts.geom.Polygon;

/**
 * A true change of a scene.
 *
 * @param number from 1, unique in the scene
 * @param outline what changed, in scene metres, as it stands on the ground (roofs not leaned)
 */
public record SceneChange(int number, ChangeClass changed, Polygon outline) {}
