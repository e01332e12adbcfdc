/** Papers as feeds, in Atom and as JSON Feed. */
@NullMarked
package dev.paperboy.site.feed;

import org.jspecify.annotations.NullMarked;
