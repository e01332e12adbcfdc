package dev.paperboy.taste;

import java.util.Map;

/**
 * A paper as two vectors of length 1: its distinctive words and its authors.
 *
 * @param words the weights of its words and pairs of words, by their stems
 * @param authors the weights of its authors, by their names in lower case
 */
public record PaperVector(Map<String, Double> words, Map<String, Double> authors) {}
