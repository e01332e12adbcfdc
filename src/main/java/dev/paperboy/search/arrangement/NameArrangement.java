package dev.paperboy.search.arrangement;

import dev.paperboy.search.index.PaperTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The parts of a name within the name of one author, each on words of its own, in any order. Full
 * parts choose first, in their order, each the first word that fits and is free; then the initials.
 *
 * @param claims what each term of the query stands for, in their order
 * @param parts how many parts there are
 */
record NameArrangement(List<Claim> claims, int parts) implements ArrangementQuery.Arrangement {

  /** What is read into a word, or several joined, of a name. */
  enum Reading {
    /** A part as it is. */
    FULL,
    /** A part and the next one, joined. */
    PAIR,
    /** A first letter. */
    INITIAL
  }

  /**
   * That some words of the name are a part of what is asked for.
   *
   * @param part index of the (first) part
   * @param reading how it is read
   */
  record Claim(int part, Reading reading) {}

  private record Placed(Claim claim, int place) {
    int position() {
      return TermPosition.position(place);
    }
  }

  NameArrangement {
    claims = List.copyOf(claims);
  }

  @Override
  public boolean holds(int[][] places) {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      for (int place : places[i]) {
        placed.add(new Placed(claims.get(i), place));
      }
    }
    placed.sort(Comparator.comparingInt(Placed::place));
    int first = 0;
    for (int i = 1; i <= placed.size(); i++) {
      if (i == placed.size() || startsAuthor(placed, i)) {
        if (fits(placed.subList(first, i))) {
          return true;
        }
        first = i;
      }
    }
    return false;
  }

  private static boolean startsAuthor(List<Placed> placed, int index) {
    return placed.get(index).position() - placed.get(index - 1).position() >= PaperTexts.GAP;
  }

  private boolean fits(List<Placed> name) {
    Set<Integer> used = new HashSet<>();
    int from = 0;
    while (from < parts) {
      if (isInitial(from) || take(name, from, Reading.FULL, used)) {
        from += 1;
      } else if (take(name, from, Reading.PAIR, used)) {
        from += 2;
      } else {
        return false;
      }
    }
    return IntStream.range(0, parts)
        .filter(this::isInitial)
        .allMatch(part -> take(name, part, Reading.INITIAL, used));
  }

  private boolean isInitial(int part) {
    return claims.stream()
        .anyMatch(claim -> claim.part() == part && claim.reading() == Reading.INITIAL);
  }

  private static boolean take(List<Placed> name, int part, Reading reading, Set<Integer> used) {
    for (Placed word : name) {
      if (word.claim().part() == part && word.claim().reading() == reading) {
        List<Integer> positions =
            IntStream.range(0, TermPosition.span(word.place()))
                .mapToObj(i -> word.position() + i)
                .toList();
        if (positions.stream().noneMatch(used::contains)) {
          used.addAll(positions);
          return true;
        }
      }
    }
    return false;
  }
}
