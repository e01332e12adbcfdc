package dev.paperboy.meaning;

/**
 * What belongs to one model: its vectors are compared with each other only.
 *
 * @param model makes the vectors of texts
 * @param topics the topics' vectors and thresholds by this model
 */
public record Space(EmbeddingModel model, Topics topics) {}
