package dev.paperboy.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.PaperId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ChunksTest extends StoreContract {

  @Test
  void aListLongerThanAStatementTakesIsReadInParts() {
    save(paper(1), paper(2), paper(3));
    List<PaperId> ids = IntStream.range(0, 70_000).mapToObj(StoreContract::id).toList();
    assertThat(list(t -> List.copyOf(papers.find(t, ids).keySet())))
        .containsExactlyInAnyOrder(id(1), id(2), id(3));
  }

  @Test
  void listsOfManyLengthsNeedFewStatementsAndEachKeyIsInOne() {
    List<List<Integer>> asked = new ArrayList<>();
    for (int length = 0; length <= 20_000; length += 613) {
      List<Integer> keys = IntStream.range(0, length).boxed().toList();
      List<Integer> rows =
          Chunks.of(
              keys,
              some -> {
                asked.add(some);
                return List.copyOf(new HashSet<>(some));
              });
      assertThat(rows).containsExactlyInAnyOrderElementsOf(keys);
    }
    Stream<Integer> lengths = asked.stream().map(List::size).distinct();
    assertThat(lengths).allMatch(length -> Integer.bitCount(length) == 1).hasSizeLessThan(14);
  }
}
