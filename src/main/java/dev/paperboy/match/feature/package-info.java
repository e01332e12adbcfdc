/**
 * What queries ask of papers, as numbers: the features that a paper has or has not.
 *
 * <p>In: the expression of a query, which {@link dev.paperboy.match.feature.FeatureLeaves} turns
 * into a {@link dev.paperboy.match.feature.Formula} over {@link
 * dev.paperboy.match.feature.Features}, and analysed papers. Out: the {@link
 * dev.paperboy.match.feature.PaperFeatures} of a paper, phrases and all other conditions settled,
 * so that who holds a formula against them looks at bits only.
 *
 * <p>A new kind of condition becomes a {@link dev.paperboy.match.feature.FeatureKind} of feature:
 * {@link dev.paperboy.match.feature.FeatureLeaves} makes it from the query, {@link
 * dev.paperboy.match.feature.PaperFeatures} finds it in a paper. Until it has one, it is left to
 * the plain evaluation and works all the same.
 */
@NullMarked
package dev.paperboy.match.feature;

import org.jspecify.annotations.NullMarked;
