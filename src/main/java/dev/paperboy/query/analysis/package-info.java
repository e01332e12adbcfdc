@NullMarked
package dev.paperboy.query.analysis;

import org.jspecify.annotations.NullMarked;
