/** Files for the owner alone, and folders for what is of use for a while. */
@NullMarked
package dev.paperboy.files;

import org.jspecify.annotations.NullMarked;
