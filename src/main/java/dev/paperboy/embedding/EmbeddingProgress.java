package dev.paperboy.embedding;

/**
 * How far the change to the endpoint's model is.
 *
 * @param endpoint the model and the server
 * @param active whether the endpoint's model is in use
 * @param papers how many papers are indexed
 * @param missing how many of them have no vector by the endpoint's model
 * @param late how many papers wait to be matched again
 * @param problem why the endpoint does not answer; "" while it does
 */
public record EmbeddingProgress(
    String endpoint, boolean active, long papers, long missing, long late, String problem) {

  /** Returns how many percent of the papers have vectors, rounded down. */
  public int percent() {
    return papers == 0 ? 100 : (int) (100 * (papers - Math.min(papers, missing)) / papers);
  }

  /** Returns it in words. */
  public String inWords() {
    String state =
        active
            ? "in use" + (late > 0 ? ", papers to be matched again: " + late : "")
            : "the built-in model is used until all papers are embedded, now %d %%"
                .formatted(percent());
    return endpoint + ": " + state + (problem.isEmpty() ? "" : "; " + problem);
  }
}
