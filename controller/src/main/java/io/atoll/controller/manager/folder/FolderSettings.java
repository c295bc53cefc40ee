package io.atoll.controller.manager.folder;

import io.atoll.api.sync.FolderPolicy;
import java.nio.file.Path;

/**
 * A folder of this host's to keep in sync while this controller leads.
 *
 * @param recursive whether folders inside count
 */
public record FolderSettings(Path root, boolean recursive, FolderPolicy policy) {}
