@NullMarked
package dev.paperboy.search.arrangement;

import org.jspecify.annotations.NullMarked;
