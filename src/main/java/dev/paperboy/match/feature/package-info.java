/**
 * Features: the properties of papers that queries test, represented as numbers.
 *
 * <p>Input: the expression of a query, which {@link dev.paperboy.match.feature.FeatureLeaves}
 * translates to a {@link dev.paperboy.match.feature.Formula} over {@link
 * dev.paperboy.match.feature.Features}, and analysed papers. Output: the {@link
 * dev.paperboy.match.feature.PaperFeatures} of a paper as a bit set. Phrases and all other
 * conditions are already evaluated, so that a formula is verified by bit tests only.
 *
 * <p>A new kind of condition becomes a {@link dev.paperboy.match.feature.FeatureKind}: {@link
 * dev.paperboy.match.feature.FeatureLeaves} creates it from the query, {@link
 * dev.paperboy.match.feature.PaperFeatures} detects it in a paper. Until it has one, it is left to
 * the plain evaluation and works nevertheless.
 */
@NullMarked
package dev.paperboy.match.feature;

import org.jspecify.annotations.NullMarked;
