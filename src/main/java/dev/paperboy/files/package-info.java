/** Private files and temporary folders. */
@NullMarked
package dev.paperboy.files;

import org.jspecify.annotations.NullMarked;
