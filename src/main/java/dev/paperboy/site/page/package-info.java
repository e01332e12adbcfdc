/** What the pages show, as their templates take it. */
@NullMarked
package dev.paperboy.site.page;

import org.jspecify.annotations.NullMarked;
