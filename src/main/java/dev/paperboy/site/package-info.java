/** The pages for reading papers, and feeds of papers for other programs. */
@NullMarked
package dev.paperboy.site;

import org.jspecify.annotations.NullMarked;
