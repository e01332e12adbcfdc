@NullMarked
package dev.paperboy.search.index;

import org.jspecify.annotations.NullMarked;
