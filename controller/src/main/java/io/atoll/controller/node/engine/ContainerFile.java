package io.atoll.controller.node.engine;

import com.google.common.io.ByteSource;
import io.atoll.api.application.FileOwner;

/**
 * A file to be put into a container.
 *
 * @param path absolute; folders on the way to it that do not exist are made, for everybody to read
 * @param mode its permission bits
 * @param content may be read more than once; its size is known
 */
public record ContainerFile(String path, int mode, FileOwner owner, ByteSource content) {}
