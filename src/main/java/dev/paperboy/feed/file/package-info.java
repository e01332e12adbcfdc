/** Papers in a file of JSON lines, one object a line: samples and hand-made lists. */
@NullMarked
package dev.paperboy.feed.file;

import org.jspecify.annotations.NullMarked;
