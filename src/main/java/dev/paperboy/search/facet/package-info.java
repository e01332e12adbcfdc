/** The facets of a search: its matches by source, category and month, and the narrower queries. */
@NullMarked
package dev.paperboy.search.facet;

import org.jspecify.annotations.NullMarked;
