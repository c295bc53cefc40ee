/** The controller process: wires its roles together. */
@NullMarked
package io.atoll.controller;

import org.jspecify.annotations.NullMarked;
