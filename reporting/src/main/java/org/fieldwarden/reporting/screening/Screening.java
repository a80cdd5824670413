package org.fieldwarden.reporting.screening;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fieldwarden.core.Change;
import org.fieldwarden.core.SquareMetres;
import org.fieldwarden.core.UsageException;
import org.fieldwarden.core.WorkingGround;
import org.fieldwarden.reporting.layer.Layer;
import org.fieldwarden.reporting.layer.LayerFeature;
import org.fieldwarden.reporting.layer.LayerRole;
import org.fieldwarden.reporting.layer.LayerSet;
import org.fieldwarden.reporting.screening.Finding.Basis;
import org.fieldwarden.reporting.screening.Finding.Measured;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Lays changes on the layers of the law. Overlaps are computed in the working CRS and measured on the ellipsoid.
 *
 * <p>For each rule two areas are taken: what certainly lies where the rule looks, and what possibly does because no layer
 * says otherwise. Enough that is certain makes a suspicion (疑似); too little that is certain but enough that is possible
 * leaves it open (存疑); else the rule does not apply. Not safe for use by several threads.
 */
public final class Screening {

    private static final List<LayerRole> TAKEN =
            List.of(LayerRole.FARMLAND, LayerRole.BASIC_FARMLAND, LayerRole.RED_LINE, LayerRole.APPROVED);

    private final WorkingGround ground;
    private final RuleSet rules;
    private final Map<LayerRole, RoleGround> roles = new EnumMap<>(LayerRole.class);

    public Screening(WorkingGround ground, LayerSet layers, RuleSet rules) {
        this.ground = ground;
        this.rules = rules;
        for (LayerRole role : LayerRole.values()) {
            roles.put(role, new RoleGround(role, layers.of(role)));
        }
    }

    /**
     * Screens changes.
     *
     * @return one for each change, in the same order
     * @throws UsageException where a change is in another CRS than the working ground
     */
    public List<ScreenedChange> screen(List<Change> changes) {
        return changes.stream().map(this::screen).toList();
    }

    private ScreenedChange screen(Change change) {
        if (!change.place().crs().equals(ground.crs())) {
            throw new UsageException(
                    "Change " + change.id() + " is in " + change.place().crs() + " but is screened in " + ground.crs()
                            + ": screen each register by itself.");
        }
        Place place = new Place(change.place().outline());
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            if (rule.kinds().contains(change.kind())) {
                finding(rule, change, place).ifPresent(findings::add);
            }
        }
        return new ScreenedChange(change.id(), takings(change, place), placement(change), findings);
    }

    /** A change's outline and its parts on each role, each computed once. */
    private final class Place {
        private final Polygon outline;
        private final Map<LayerRole, Geometry> on = new EnumMap<>(LayerRole.class);
        private final Map<LayerRole, Geometry> notCovered = new EnumMap<>(LayerRole.class);

        Place(Polygon outline) {
            this.outline = outline;
        }

        Geometry on(LayerRole role) {
            return on.computeIfAbsent(role, key -> of(key).on(outline));
        }

        Geometry notCovered(LayerRole role) {
            return notCovered.computeIfAbsent(role, key -> of(key).notCovered(outline));
        }
    }

    private Optional<Finding> finding(Rule rule, Change change, Place place) {
        Measured measured = measured(rule, change, place);
        SquareMetres whole = change.area();
        if (rule.threshold().isReachedBy(measured.certain(), whole)) {
            return Optional.of(finding(rule, Suspicion.SUSPECTED, measured, place));
        }
        return rule.threshold().isReachedBy(measured.possible(), whole)
                ? Optional.of(finding(rule, Suspicion.UNCHECKED, measured, place))
                : Optional.empty();
    }

    private Finding finding(Rule rule, Suspicion suspicion, Measured measured, Place place) {
        List<String> gaps = suspicion == Suspicion.SUSPECTED
                ? List.of()
                : roles(rule)
                        .filter(role -> !place.notCovered(role).isEmpty())
                        .map(this::gap)
                        .toList();
        List<String> layers = roles(rule)
                .flatMap(role -> of(role).layers().stream())
                .map(layer -> layer.version().text())
                .toList();
        return new Finding(rule.id(), rule.text(), suspicion, measured, new Basis(layers, gaps));
    }

    private String gap(LayerRole role) {
        return of(role).isMissing() ? "缺少" + role.chinese() + "图层" : role.chinese() + "图层未覆盖该图斑";
    }

    private static Stream<LayerRole> roles(Rule rule) {
        return Stream.of(rule.ground().on(), rule.ground().less()).flatMap(Optional::stream);
    }

    private Measured measured(Rule rule, Change change, Place place) {
        Geometry certain = rule.ground().on().map(place::on).orElse(place.outline);
        Geometry possible = rule.ground()
                .on()
                .map(place::notCovered)
                .filter(gap -> !gap.isEmpty())
                .map(gap ->
                        PolygonOverlay.union(List.of(place.on(rule.ground().on().orElseThrow()), gap)))
                .orElse(certain);
        if (rule.ground().less().isPresent()) {
            LayerRole less = rule.ground().less().get();
            possible = PolygonOverlay.difference(possible, place.on(less));
            certain = PolygonOverlay.difference(certain, place.on(less));
            certain = PolygonOverlay.difference(certain, place.notCovered(less));
        }
        SquareMetres certainly = area(certain, change);
        SquareMetres possibly = possible.equalsExact(certain) ? certainly : area(possible, change);
        return new Measured(certainly, possibly.atLeast(certainly) ? possibly : certainly);
    }

    private Takings takings(Change change, Place place) {
        Map<LayerRole, SquareMetres> areas = new EnumMap<>(LayerRole.class);
        for (LayerRole role : TAKEN) {
            if (place.notCovered(role).isEmpty()) {
                areas.put(role, area(place.on(role), change));
            }
        }
        return new Takings(areas);
    }

    /** A part that is the whole change has the change's own area, to the last digit. */
    private SquareMetres area(Geometry part, Change change) {
        return part.equalsExact(change.place().outline()) ? change.area() : ground.area(part);
    }

    private Placement placement(Change change) {
        Point inside = change.place().outline().getInteriorPoint();
        Function<LayerRole, Optional<LayerFeature.FeatureNames>> names =
                role -> of(role).at(inside).map(LayerFeature::names);
        Optional<LayerFeature.FeatureNames> village = names.apply(LayerRole.VILLAGE);
        Optional<LayerFeature.FeatureNames> cell = names.apply(LayerRole.GRID_CELL);
        return new Placement(
                names.apply(LayerRole.TOWNSHIP)
                        .map(LayerFeature.FeatureNames::name)
                        .or(() -> village.map(LayerFeature.FeatureNames::township))
                        .orElse(""),
                village.map(LayerFeature.FeatureNames::name).orElse(""),
                of(LayerRole.PARCEL).at(inside).map(LayerFeature::id).orElse(""),
                cell.map(one -> one.code().isEmpty() ? one.name() : one.code()).orElse(""),
                cell.map(LayerFeature.FeatureNames::officer).orElse(""));
    }

    private RoleGround of(LayerRole role) {
        RoleGround found = roles.get(role);
        if (found == null) {
            throw new IllegalStateException("Every role has its ground: " + role);
        }
        return found;
    }

    /** Layers that do not reach any of the changes, with what to look at; one sentence for each. */
    public List<String> layersFarFrom(List<Change> changes) {
        List<String> sentences = new ArrayList<>();
        for (RoleGround role : roles.values()) {
            for (Layer layer : role.layers()) {
                if (changes.stream()
                        .noneMatch(change -> layer.coverage()
                                .ground()
                                .getEnvelopeInternal()
                                .intersects(change.place().outline().getEnvelopeInternal()))) {
                    sentences.add("The layer '" + layer.version().name() + "' (" + layer.file()
                            + ") does not cover any of the changes: check that it is of this county and that its "
                            + layer.fileCrs() + " is right.");
                }
            }
        }
        return changes.isEmpty() ? List.of() : sentences;
    }
}
