package org.fieldwarden.reporting.layer.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fieldwarden.core.InputDataException;
import org.fieldwarden.reporting.gpkg.GeoPackageGeometry;
import org.fieldwarden.reporting.layer.file.SourceLayer.SourceFeature;
import org.fieldwarden.reporting.layer.file.SourceLayer.StatedCrs;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.sqlite.SQLiteConfig;

/** Reads a layer of a GeoPackage (OGC 12-128r17). The file is opened for reading only and not changed. */
final class GeoPackageLayer {

    private static final Geometry NOTHING = new GeometryFactory().createPolygon();

    private final Path file;
    private final Connection connection;

    private record Table(String name, String geometryColumn, int srsId) {}

    private GeoPackageLayer(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static SourceLayer read(Path file, Optional<String> table, Set<String> wanted) {
        requireSealed(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            GeoPackageLayer layer = new GeoPackageLayer(file, connection);
            return layer.features(layer.table(table), wanted);
        } catch (SQLException e) {
            throw bad(file, "cannot be read as a GeoPackage (" + e.getMessage() + "); export it again");
        }
    }

    /** What lies in a write-ahead log is in the layer but not in the file, so the file's hash would not name it. */
    private static void requireSealed(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        try {
            if (Files.exists(log) && Files.size(log) > 0) {
                throw bad(
                        file, "is open in another program (there is " + log.getFileName() + "); close it there first");
            }
        } catch (IOException e) {
            throw bad(file, "cannot be read (" + e.getMessage() + "); check the rights");
        }
    }

    private Table table(Optional<String> wanted) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT g.table_name, g.column_name, g.srs_id FROM"
                        + " gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name"
                        + " WHERE c.data_type = 'features' ORDER BY g.table_name")) {
            while (row.next()) {
                tables.add(new Table(row.getString(1), row.getString(2), row.getInt(3)));
            }
        }
        List<String> names = tables.stream().map(Table::name).toList();
        if (wanted.isEmpty() && tables.size() == 1) {
            return tables.get(0);
        }
        return tables.stream()
                .filter(table -> wanted.filter(table.name()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> bad(
                        file,
                        wanted.map(name -> "has no layer '" + name + "'; it has ")
                                        .orElse("has not exactly one layer; name one with 'table' out of ")
                                + names));
    }

    private Optional<StatedCrs> crs(int srsId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT organization, organization_coordsys_id,"
                + " definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?")) {
            query.setInt(1, srsId);
            try (ResultSet row = query.executeQuery()) {
                if (srsId <= 0 || !row.next()) {
                    return Optional.empty();
                }
                String definition = row.getString(3);
                if ("EPSG".equalsIgnoreCase(row.getString(1))) {
                    return Optional.of(new StatedCrs("EPSG:" + row.getInt(2)));
                }
                return Optional.ofNullable(definition)
                        .filter(text -> !text.equals("undefined"))
                        .map(StatedCrs::new);
            }
        }
    }

    private SourceLayer features(Table table, Set<String> wanted) throws SQLException {
        List<SourceFeature> features = new ArrayList<>();
        Set<String> numeric = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + quoted(table.name()) + " ORDER BY rowid")) {
            Set<String> present = new HashSet<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                present.add(row.getMetaData().getColumnName(column));
            }
            present.retainAll(wanted);
            while (row.next()) {
                Map<String, String> attributes = new HashMap<>();
                for (String name : present) {
                    Object value = row.getObject(name);
                    if (value != null) {
                        attributes.put(name, value.toString().strip());
                        if (value instanceof Number) {
                            numeric.add(name);
                        }
                    }
                }
                byte[] blob = row.getBytes(table.geometryColumn());
                int number = features.size() + 1;
                features.add(new SourceFeature(number, blob == null ? NOTHING : geometry(blob, number), attributes));
            }
        }
        return new SourceLayer(crs(table.srsId()), numeric, features);
    }

    private Geometry geometry(byte[] blob, int number) {
        try {
            return GeoPackageGeometry.decodeAny(blob);
        } catch (ParseException e) {
            throw bad(
                    file,
                    "has in feature " + number + " a geometry that cannot be read (" + e.getMessage()
                            + "); curves have to be exported as polygons");
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static InputDataException bad(Path file, String problem) {
        return new InputDataException(file.toString(), "read layer", problem);
    }
}
