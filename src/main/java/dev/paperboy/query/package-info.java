/**
 * The query language: text analysis, syntax tree, parser, evaluation and the reasons for a match.
 *
 * <p>Input: query texts ({@link dev.paperboy.query.QueryParser#parse}) and papers ({@link
 * dev.paperboy.query.analysis.AnalyzedPaper}). Output: whether and why a paper matches a query
 * ({@link dev.paperboy.query.evaluation.Evaluation}).
 *
 * <h2>The language</h2>
 *
 * <p><b>Words.</b> {@code diffusion transformer} matches papers with both words, in any order and
 * position. Words, phrases, prefixes, exact words and near words are searched in the title, the
 * TL;DR and the abstract; a match of several words never spans two of them. {@link
 * dev.paperboy.query.analysis.TextAnalysis} defines how texts are tokenized: case, accents, width
 * and English endings are folded, and markup is removed. A typed word that gives several tokens
 * ({@code node.js}, {@code multi-task}) is a phrase. Punctuation on its own is ignored, as is the
 * colon of a pasted title.
 *
 * <p><b>Compounds.</b> {@code multi-task}, {@code multi task} and {@code multitask} are the same.
 * The tokens of a text include joined neighbours. A word matches any token with its term, joined or
 * not; adjacent words of one AND also match the token that joins them ({@code Word.terms}). A
 * phrase matches if a path of steps covers all its words, where each token begins where the
 * previous one ended: a step is one word, two joined neighbours, or the whole phrase joined ({@code
 * Phrase.steps}). Around a Greek letter or its name, three neighbours are joined, also across the
 * boundary of a phrase, so that {@code NF-kappa B} is {@code NF-κB}.
 *
 * <p><b>Operators</b>, by descending precedence: {@code NOT} or a leading minus; juxtaposition,
 * {@code AND} or {@code &}; {@code OR} or {@code |}; the comma, which also means OR. So {@code a b
 * OR c, d} is {@code (a AND b) OR c OR d}. Lower-case {@code and}, {@code or} and {@code not} are
 * operators, too; in quotation marks they are words. Parentheses nest up to 50 deep.
 *
 * <p><b>Phrases and more.</b> {@code "flow matching"} matches adjacent words; typographic quotation
 * marks and full-width signs are treated as plain ones. {@code "world model"~3}: two to eight
 * different words, in any order, within a window of 4 words (at most 3 from the first to the last),
 * Greek letters not counted. {@code quantiz*}: any word with this prefix, unstemmed, including
 * words joined over a hyphen but not over a space; at least two letters. After a single letter and
 * between quotation marks the star is a literal character: {@code A*}, {@code "RRT* planner"}.
 * {@code =RAG} or {@code ="Graph RAG"}: in exactly this form, including case and accents.
 *
 * <p><b>Fields.</b> {@code title:}, {@code abstract:}, {@code tldr:} and {@code author:} before a
 * word, a phrase, an exact word, a prefix or a parenthesised group. {@code author:"Yann LeCun"}
 * matches one author whose name has all these parts in any order; further parts are ignored and a
 * single letter is an initial ({@code "Y. LeCun"}); names are folded but not stemmed. {@code
 * cat:cs.CL}, {@code cat:cs.*}; {@code feed:arxiv} (also matches names that begin with it and a
 * hyphen); {@code upvotes}, {@code comments} and {@code year} with {@code >= <= > < =}; {@code
 * has:code}, {@code has:project}; {@code trending:5}, among the top five trending papers of a day
 * (1 to 50). Field names are case-insensitive.
 *
 * <p><b>Topics.</b> {@code about:"agents that use tools"}, or {@code about:} and a word: papers
 * that are about it in whatever words, as {@link dev.paperboy.meaning.Topics} says at the moment.
 * After the quotation, {@code ~3} is the number of papers a week that its threshold is to let
 * through; at the end of the text, signed ids are examples. The text is cleaned like that of
 * papers, keeps its case, and has no quotation marks and backslashes, so that its canonical form is
 * parsed to the same.
 *
 * <p><b>Rejected</b>, with the position and, where possible, a suggestion: queries that are empty,
 * only punctuation, or longer than 500 characters or 100 conditions; queries of which the whole or
 * an alternative only excludes; function words alone ({@code the}); unknown fields; ids and
 * addresses of single papers; a bare {@code cs.LG}.
 *
 * <h2>For an index</h2>
 *
 * <p>An index of the same tokens matches exactly as {@code Evaluation} does if it separates fields,
 * indexes each token at its position, and stores its length. A {@code Word} is a disjunction of its
 * terms. A {@code Near} matches, for any of its readings, all the terms unordered within a width of
 * {@code distance + 1} positions, lengths included, overlaps allowed. A {@code Phrase} is a path of
 * its steps. For names, exact forms and anything else that is cheaper to verify than to index, the
 * index can propose candidates that are verified by {@code Evaluation}.
 *
 * <p>A new kind of condition is a record in {@link dev.paperboy.query.Expression}, parsed in {@code
 * QueryLeaves}, {@code TopicParser} or {@code ConditionParser}, written in {@code Canonical},
 * evaluated in {@code Occurrences}, {@code PaperFacts} or {@code Evaluation}, and worded in {@code
 * MissingParts}.
 */
@NullMarked
package dev.paperboy.query;

import org.jspecify.annotations.NullMarked;
