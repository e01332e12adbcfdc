/**
 * The query language: text analysis, syntax tree, parser, evaluation and the reasons for a match.
 */
@NullMarked
package dev.paperboy.query;

import org.jspecify.annotations.NullMarked;
