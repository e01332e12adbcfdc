/**
 * The query language: text analysis, syntax tree, parser, evaluation and the reasons for a match.
 *
 * <p>In: what a person typed ({@link dev.paperboy.query.QueryParser#parse}) and papers ({@link
 * dev.paperboy.query.analysis.AnalyzedPaper}). Out: whether and why they belong together ({@link
 * dev.paperboy.query.evaluation.Evaluation}).
 *
 * <h2>The language</h2>
 *
 * <p><b>Words.</b> {@code diffusion transformer} asks for both words, in any order and place.
 * Words, phrases, beginnings, exact words and near words look in the title, the TL;DR and the
 * abstract; what spans several words never crosses from one to the other. {@link
 * dev.paperboy.query.analysis.TextAnalysis} says how texts become words: case, accents, width and
 * English endings fold, markup hides nothing. A typed word that gives several words ({@code
 * node.js}, {@code multi-task}) asks for them side by side. Punctuation on its own is ignored; so
 * is the colon of a pasted title.
 *
 * <p><b>Compounds.</b> {@code multi-task}, {@code multi task} and {@code multitask} are the same.
 * The tokens of a text include its neighbours joined. A word is satisfied by any token with its
 * term, joined or not, and neighbouring words of one AND also by the token that joins them ({@code
 * Word.terms}). A phrase is satisfied where steps lead over all its words, each step over the token
 * that begins where the one before ended: a step is one word, two neighbours joined, or the whole
 * phrase joined ({@code Phrase.steps}). Around a Greek letter or its name three neighbours join,
 * and those of a phrase with the words beside it, so that {@code NF-kappa B} is {@code NF-κB}.
 *
 * <p><b>Operators</b>, tightest first: {@code NOT} or a leading minus; AND by standing side by side
 * or by {@code AND}, {@code &}; {@code OR} or {@code |}; the comma, which means OR too. So {@code a
 * b OR c, d} is {@code (a AND b) OR c OR d}. Lower-case {@code and}, {@code or} and {@code not}
 * count as operators; in quotation marks they are words. Parentheses nest up to 50 deep.
 *
 * <p><b>Phrases and more.</b> {@code "flow matching"} side by side; typographic quotation marks and
 * full-width signs are treated as plain ones. {@code "world model"~3}: two to eight different
 * words, in any order, within a stretch of 4 words (at most 3 from the first to the last), Greek
 * letters not counted. {@code quantiz*}: any word that begins so, unstemmed, one joined over a
 * hyphen included, over a space not; two letters at least. After a single letter and between
 * quotation marks the star is a character: {@code A*}, {@code "RRT* planner"}. {@code =RAG} or
 * {@code ="Graph RAG"}: in this case and form, accents included.
 *
 * <p><b>Fields.</b> {@code title:}, {@code abstract:}, {@code tldr:} and {@code author:} before a
 * word, a phrase, an exact word, a beginning or a parenthesised group. {@code author:"Yann LeCun"}
 * asks for one author whose name has all these parts in any order; more parts do no harm and a
 * single letter is an initial ({@code "Y. LeCun"}); names fold and are not stemmed. {@code
 * cat:cs.CL}, {@code cat:cs.*}; {@code feed:arxiv} (or its name with a hyphen and more); {@code
 * upvotes}, {@code comments} and {@code year} with {@code >= <= > < =}; {@code has:code}, {@code
 * has:project}; {@code trending:5}, among the five most upvoted papers of a day (1 to 50). Names of
 * fields ignore case.
 *
 * <p><b>Refused</b>, with the place and where possible a query that would do: what is empty, only
 * punctuation, longer than 500 characters or 100 conditions; what only excludes, as a whole or in
 * one alternative; bare function words alone ({@code the}); unknown fields; ids and addresses of
 * single papers; a bare {@code cs.LG}.
 *
 * <h2>For an index</h2>
 *
 * <p>An index of the same tokens matches exactly as {@code Evaluation} does when it keeps each
 * field apart, indexes each token at its position, and keeps its length. A {@code Word} is any of
 * its terms. A {@code Near} is, for any of its readings, all the terms unordered within a width of
 * {@code distance + 1} positions, lengths counted, overlaps allowed. A {@code Phrase} is a path of
 * its steps. Names, exact forms and whatever else is cheaper to check than to index can be narrowed
 * down by the index and settled by {@code Evaluation}.
 *
 * <p>A new kind of condition is a record in {@link dev.paperboy.query.Expression}, parsed in {@code
 * QueryLeaves} or {@code ConditionParser}, written in {@code Canonical}, evaluated in {@code
 * Occurrences} or {@code PaperFacts}, and worded in {@code MissingParts}.
 */
@NullMarked
package dev.paperboy.query;

import org.jspecify.annotations.NullMarked;
