package org.fieldwarden.detector.storage;

import java.util.List;
import java.util.Optional;

/** A folder of a storage as a storage of its own. */
record StorageFolder(Storage whole, String folder) implements Storage {

    private String name(String relative) {
        return folder + "/" + relative;
    }

    @Override
    public Optional<byte[]> find(String name) {
        return whole.find(name(name));
    }

    @Override
    public boolean contains(String name) {
        return whole.contains(name(name));
    }

    @Override
    public void put(String name, byte[] bytes) {
        whole.put(name(name), bytes);
    }

    @Override
    public void delete(String name) {
        whole.delete(name(name));
    }

    @Override
    public List<String> list(String within) {
        return whole.list(within.isEmpty() ? folder : name(within)).stream()
                .map(found -> found.substring(folder.length() + 1))
                .toList();
    }
}
