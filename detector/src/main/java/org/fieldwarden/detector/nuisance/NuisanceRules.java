package org.fieldwarden.detector.nuisance;

import org.fieldwarden.core.NuisanceReason;
import org.fieldwarden.detector.nuisance.ChangeEvidence.Inside;
import org.fieldwarden.detector.nuisance.ChangeEvidence.Shape;

/**
 * The rules by which a change polygon is suspected to be a nuisance; docs/model.md lists them. The first that holds
 * counts. The limits were set by hand on rendered scenes; they rank leads, they do not judge them.
 */
final class NuisanceRules {

    /** A line drawn twice with an error of one residual each is this many residuals wide. */
    private static final double RESIDUALS = 2;

    private static final double LEAST_SHADOW_SHARE = 0.45;

    /** A shadow is thrown by something: a wall or a tree stands at its border. */
    private static final double LEAST_TALL_SHARE = 0.1;

    /** From a small car to a lorry with its shadow. */
    private static final double LEAST_VEHICLE_M2 = 4;

    private static final double LARGEST_VEHICLE_M2 = 50;
    private static final double LONGEST_VEHICLE_METRES = 17;
    private static final double BROADEST_VEHICLE_METRES = 4.5;
    private static final double LEAST_ELONGATION = 1.3;
    private static final double LEAST_HARD_SHARE = 0.6;

    /** Twelve metres of building that leans 0.15 m for each metre of height more than on the other date. */
    private static final double THICKEST_SLIVER_METRES = 1.8;

    private static final double LEAST_SLIVER_ELONGATION = 3;
    private static final double LEAST_BUILDING_SHARE = 0.2;

    private static final double LEAST_OPEN_SHARE = 0.75;
    private static final double LEAST_GREENING = 0.05;
    private static final double SHARPEST_SEASON_EDGE = 0.6;

    private NuisanceRules() {}

    static NuisanceReason judge(ChangeEvidence evidence) {
        if (isRegistration(evidence)) {
            return NuisanceReason.REGISTRATION;
        }
        if (isShadow(evidence)) {
            return NuisanceReason.SHADOW;
        }
        if (isVehicle(evidence)) {
            return NuisanceReason.VEHICLE;
        }
        if (isParallax(evidence)) {
            return NuisanceReason.PARALLAX;
        }
        return isSeason(evidence) ? NuisanceReason.VEGETATION_SEASON : NuisanceReason.NONE;
    }

    private static boolean isRegistration(ChangeEvidence evidence) {
        return evidence.shape().thicknessMetres() < RESIDUALS * evidence.residualMetres();
    }

    private static boolean isShadow(ChangeEvidence evidence) {
        return evidence.inside().shadow() >= LEAST_SHADOW_SHARE
                && evidence.around().tall() >= LEAST_TALL_SHARE;
    }

    private static boolean isVehicle(ChangeEvidence evidence) {
        Shape shape = evidence.shape();
        return shape.areaM2() >= LEAST_VEHICLE_M2
                && shape.areaM2() <= LARGEST_VEHICLE_M2
                && shape.lengthMetres() <= LONGEST_VEHICLE_METRES
                && shape.breadthMetres() <= BROADEST_VEHICLE_METRES
                && shape.lengthMetres() >= LEAST_ELONGATION * shape.breadthMetres()
                && evidence.around().hard() >= LEAST_HARD_SHARE;
    }

    private static boolean isParallax(ChangeEvidence evidence) {
        Shape shape = evidence.shape();
        return shape.thicknessMetres() <= THICKEST_SLIVER_METRES
                && shape.lengthMetres() >= LEAST_SLIVER_ELONGATION * shape.thicknessMetres()
                && evidence.around().building() >= LEAST_BUILDING_SHARE;
    }

    private static boolean isSeason(ChangeEvidence evidence) {
        Inside inside = evidence.inside();
        return inside.openGround() >= LEAST_OPEN_SHARE
                && inside.greening() >= LEAST_GREENING
                && inside.edge() <= SHARPEST_SEASON_EDGE;
    }
}
