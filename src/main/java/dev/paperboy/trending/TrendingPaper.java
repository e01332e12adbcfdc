package dev.paperboy.trending;

import dev.paperboy.paper.Paper;

/**
 * A paper in a list of trending ones.
 *
 * @param rank its place, from 1; within a topic, among the papers of the topic
 * @param paper the paper
 * @param score why it has this rank
 */
public record TrendingPaper(int rank, Paper paper, TrendingScore score) {}
