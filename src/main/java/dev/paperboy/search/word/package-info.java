@NullMarked
package dev.paperboy.search.word;

import org.jspecify.annotations.NullMarked;
