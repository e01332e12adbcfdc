/** Operations: health, metrics, backup, export and import. */
@NullMarked
package dev.paperboy.ops;

import org.jspecify.annotations.NullMarked;
