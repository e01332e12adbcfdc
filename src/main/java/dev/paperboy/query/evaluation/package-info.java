@NullMarked
package dev.paperboy.query.evaluation;

import org.jspecify.annotations.NullMarked;
