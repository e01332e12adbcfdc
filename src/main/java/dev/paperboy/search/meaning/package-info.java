/** Search by the vectors of papers. */
@NullMarked
package dev.paperboy.search.meaning;

import org.jspecify.annotations.NullMarked;
