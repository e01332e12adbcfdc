@NullMarked
package dev.paperboy.command.cadence;

import org.jspecify.annotations.NullMarked;
