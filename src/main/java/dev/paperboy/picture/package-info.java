/** The pictures of papers: fetched, made small and harmless, and kept for a while. */
@NullMarked
package dev.paperboy.picture;

import org.jspecify.annotations.NullMarked;
