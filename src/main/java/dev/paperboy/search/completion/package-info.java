@NullMarked
package dev.paperboy.search.completion;

import org.jspecify.annotations.NullMarked;
