@NullMarked
package io.atoll.controller.node.files;

import org.jspecify.annotations.NullMarked;
