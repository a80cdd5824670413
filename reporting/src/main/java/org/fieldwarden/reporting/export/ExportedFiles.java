package org.fieldwarden.reporting.export;

import java.nio.file.Path;
import java.util.List;

/**
 * What an export has written.
 *
 * @param files the files, in the order in which people would open them
 * @param remarks what the files do not say as the register does, one sentence each; empty where they say it all
 */
public record ExportedFiles(List<Path> files, List<String> remarks) {

    public ExportedFiles {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }
}
