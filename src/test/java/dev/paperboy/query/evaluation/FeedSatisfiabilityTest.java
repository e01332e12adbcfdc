package dev.paperboy.query.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.query.Papers;
import dev.paperboy.query.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedSatisfiabilityTest {

  @ParameterizedTest
  @CsvSource({
    "diffusion, true",
    "diffusion -survey, true",
    "feed:arxiv, true",
    "feed:huggingface, false",
    "feed:huggingface OR diffusion, true",
    "feed:huggingface OR feed:biorxiv, false",
    "feed:huggingface diffusion, false",
    "diffusion -feed:arxiv, false",
    "diffusion -feed:huggingface, true",
    "diffusion -(feed:arxiv diffusion), true",
    "diffusion -(feed:arxiv OR mamba), false",
    "diffusion (feed:arxiv OR feed:huggingface), true",
    "upvotes>=20 cat:cs.CL, true",
  })
  void aQueryDependsOnAFeedThatAloneCouldSatisfyIt(String query, boolean depends) {
    assertThat(new Query(query, Papers.expression(query)).mayComeFrom("arXiv")).isEqualTo(depends);
  }

  @ParameterizedTest
  @CsvSource({"arxiv-math, true", "arxivmath, false"})
  void aNameStandsForTheFeedsWhoseNamesGoOnWithAHyphen(String feed, boolean depends) {
    assertThat(new Query("", Papers.expression("feed:arxiv")).mayComeFrom(feed)).isEqualTo(depends);
  }
}
