package dev.paperboy.search;

import static dev.paperboy.search.SamplePapers.LAST_WEEK;
import static dev.paperboy.search.SamplePapers.NOW;
import static dev.paperboy.search.SamplePapers.announced;
import static dev.paperboy.search.SamplePapers.found;
import static dev.paperboy.search.SamplePapers.numbers;
import static dev.paperboy.search.SamplePapers.paper;
import static dev.paperboy.search.SamplePapers.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.paper.PaperId;
import dev.paperboy.search.index.IndexInUse;
import dev.paperboy.search.index.IndexedPaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PaperIndexTest {
  private static final String DATABASE = "database-1";
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  @TempDir Path folder;

  @Test
  void anEmptyIndexFindsNothingAndStandsAtRevisionZero() {
    try (PaperIndex index = open()) {
      assertThat(index.revision()).isZero();
      assertThat(index.size()).isZero();
      assertThat(index.search(query("transformer"), 0, 10))
          .isEqualTo(new SearchPage(List.of(), 0, true));
      assertThat(index.matching(query("transformer"), Instant.EPOCH, 10)).isEmpty();
      assertThat(index.count(query("transformer"), Instant.EPOCH, NOW)).isZero();
      assertThat(index.similar(paper("2606.00001", "A title of words").build(), 5)).isEmpty();
    }
  }

  @Test
  void addedPapersShowAfterARefreshAndSurviveClosing() {
    try (PaperIndex index = open()) {
      index.add(List.of(announced(paper("2606.00001", "Diffusion transformers"))), 7);
      assertThat(index.size()).isZero();
      index.refresh();
      assertThat(found(index, "transformer")).containsExactly("2606.00001");
      assertThat(index.revision()).isEqualTo(7);
    }
    try (PaperIndex index = open()) {
      assertThat(index.revision()).isEqualTo(7);
      assertThat(found(index, "transformer")).containsExactly("2606.00001");
    }
  }

  @Test
  void onceSettledItConsistsOfFewPartsThatHoldWhatTheManyHeld() throws IOException {
    // Each thread that builds documents writes a part, and more than ten would be merged at once.
    ForkJoinPool oneThread = new ForkJoinPool(1);
    try (PaperIndex index = open()) {
      for (int batch = 0; batch < 9; batch++) {
        int first = batch * 1_000;
        int revision = batch + 1;
        oneThread
            .submit(
                () ->
                    index.add(
                        IntStream.range(first, first + 1_000)
                            .mapToObj(
                                number ->
                                    announced(paper("2606.%05d".formatted(number), "Diffusion")))
                            .toList(),
                        revision))
            .join();
        index.refresh();
      }
      index.commit();
      int before = parts();
      index.settle();
      index.refresh();
      assertThat(parts()).isLessThan(before).isLessThanOrEqualTo(4);
      assertThat(index.size()).isEqualTo(9_000);
      assertThat(index.revision()).isEqualTo(9);
    } finally {
      oneThread.shutdown();
    }
  }

  private int parts() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.leaves().size();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFolderAndItsFilesAreForTheirOwnerAlone() throws IOException {
    Path made = folder.resolve("data/index");
    try (PaperIndex index = PaperIndex.open(made, DATABASE, CLOCK)) {
      index.add(List.of(announced(paper("2606.00001", "Diffusion transformers"))), 1);
      index.commit();
      assertThat(permissions(made)).isEqualTo("rwx------");
      assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(made)) {
        assertThat(files.toList())
            .hasSizeGreaterThan(2)
            .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
      }
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aPaperReplacesWhatWasKnownByItsId() {
    try (PaperIndex index = open()) {
      index.add(
          List.of(
              announced(paper("2606.00001", "Old title")),
              announced(paper("2606.00001", "Middle title"))),
          1);
      index.add(List.of(announced(paper("2606.00001", "New title"))), 2);
      index.refresh();
      assertThat(index.size()).isEqualTo(1);
      assertThat(found(index, "old OR middle")).isEmpty();
      assertThat(found(index, "new")).containsExactly("2606.00001");
    }
  }

  @Test
  void aRemovedPaperIsNotFoundAnyMore() {
    try (PaperIndex index = open()) {
      index.add(threePapers(), 1);
      index.remove(List.of(PaperId.of("arxiv:2606.00002"), PaperId.of("arxiv:9999.00001")), 2);
      index.refresh();
      assertThat(found(index, "graph")).containsExactlyInAnyOrder("2606.00001", "2606.00003");
      assertThat(index.revision()).isEqualTo(2);
    }
  }

  @Test
  void anIndexOfAnotherDatabaseIsBuiltFromNothing() {
    try (PaperIndex index = open()) {
      index.add(threePapers(), 3);
    }
    try (PaperIndex index = PaperIndex.open(folder, "database-2", CLOCK)) {
      assertThat(index.revision()).isZero();
      assertThat(index.size()).isZero();
    }
  }

  @Test
  void anIndexThatSomethingElseWroteIsBuiltFromNothing() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.commit();
    }
    try (PaperIndex index = open()) {
      assertThat(index.revision()).isZero();
    }
  }

  @Test
  void anIndexWithAnyDamagedFileIsBuiltFromNothing() throws IOException {
    try (PaperIndex index = open()) {
      index.add(threePapers(), 3);
    }
    for (Path file : filesIn(folder)) {
      if (Files.size(file) == 0) {
        continue;
      }
      Path copy = copyOf(folder, "damaged-" + file.getFileName());
      byte[] content = Files.readAllBytes(file);
      content[content.length / 2] ^= 0x55;
      Files.write(copy.resolve(file.getFileName()), content);
      assertRebuilds(copy);
      Path shortened = copyOf(folder, "cut-" + file.getFileName());
      Files.write(
          shortened.resolve(file.getFileName()), Arrays.copyOf(content, content.length / 2));
      assertRebuilds(shortened);
      Path without = copyOf(folder, "without-" + file.getFileName());
      Files.delete(without.resolve(file.getFileName()));
      assertRebuilds(without);
    }
  }

  private static void assertRebuilds(Path damaged) {
    try (PaperIndex index = PaperIndex.open(damaged, DATABASE, CLOCK)) {
      assertThat(index.revision()).as(damaged.toString()).isZero();
      index.add(threePapers(), 3);
    }
    try (PaperIndex index = PaperIndex.open(damaged, DATABASE, CLOCK)) {
      assertThat(index.revision()).as(damaged.toString()).isEqualTo(3);
      assertThat(found(index, "graph")).as(damaged.toString()).hasSize(3);
    }
  }

  @Test
  void filesOfOthersInTheFolderAreLeftAlone() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("segments_1"), "not an index");
    try (PaperIndex index = open()) {
      assertThat(index.revision()).isZero();
    }
    assertThat(notes).hasContent("mine");
  }

  @Test
  void whateverMomentTheProcessIsKilledAtRevisionAndPapersAgree() throws IOException {
    List<Path> copies = new ArrayList<>();
    try (PaperIndex index = open()) {
      for (int revision = 1; revision <= 30; revision++) {
        index.add(
            List.of(announced(paper(number(revision), "Graph number " + revision))), revision);
        if (revision % 3 == 0) {
          index.refresh();
        }
        if (revision % 7 == 0) {
          index.commit();
        }
        copies.add(copyOf(folder, "killed-" + revision));
      }
    }
    for (int i = 0; i < copies.size(); i++) {
      try (PaperIndex index = PaperIndex.open(copies.get(i), DATABASE, CLOCK)) {
        int committed = (i + 1) / 7 * 7;
        assertThat(index.revision()).isEqualTo(committed);
        assertThat(found(index, "graph"))
            .containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, committed).mapToObj(PaperIndexTest::number).toList());
      }
    }
  }

  @Test
  void aSecondWriterIsTurnedAway() {
    try (PaperIndex index = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(IndexInUse.class)
          .hasMessageContaining(folder.toString());
      index.add(threePapers(), 1);
    }
    try (PaperIndex index = open()) {
      assertThat(index.size()).isEqualTo(3);
    }
  }

  @Test
  void aReaderBesideTheWriterSeesWhatIsCommitted() {
    try (PaperIndex index = open();
        PaperIndex reader = PaperIndex.openReadOnly(folder, DATABASE, CLOCK)) {
      assertThat(reader.size()).isZero();
      index.add(threePapers(), 3);
      index.refresh();
      reader.refresh();
      assertThat(reader.size()).isZero();
      index.commit();
      reader.refresh();
      assertThat(found(reader, "graph")).hasSize(3);
      assertThat(reader.revision()).isEqualTo(3);
      assertThatThrownBy(() -> reader.add(threePapers(), 4))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(reader::commit).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aReaderOfAnAbsentOrForeignIndexLooksEmptyUntilThereIsOne() {
    try (PaperIndex foreign = PaperIndex.open(folder, "database-2", CLOCK)) {
      foreign.add(threePapers(), 3);
    }
    Path absent = folder.resolve("absent");
    try (PaperIndex ofForeign = PaperIndex.openReadOnly(folder, DATABASE, CLOCK);
        PaperIndex ofAbsent = PaperIndex.openReadOnly(absent, DATABASE, CLOCK)) {
      assertThat(ofForeign.size()).isZero();
      assertThat(ofForeign.revision()).isZero();
      assertThat(ofAbsent.size()).isZero();
      assertThat(absent).doesNotExist();
      try (PaperIndex index = PaperIndex.open(absent, DATABASE, CLOCK)) {
        index.add(threePapers(), 3);
      }
      ofAbsent.refresh();
      assertThat(ofAbsent.size()).isEqualTo(3);
    }
  }

  @Test
  void aReaderSurvivesThatTheIndexIsRebuiltUnderIt() throws IOException {
    try (PaperIndex index = open()) {
      index.add(threePapers(), 3);
    }
    try (PaperIndex reader = PaperIndex.openReadOnly(folder, DATABASE, CLOCK)) {
      for (Path file : filesIn(folder)) {
        if (file.getFileName().toString().startsWith("segments")) {
          Files.writeString(file, "damaged");
        }
      }
      try (PaperIndex index = open()) {
        assertThat(index.revision()).isZero();
        index.add(List.of(announced(paper("2606.00009", "A graph of its own"))), 9);
      }
      assertThat(found(reader, "graph")).hasSize(3);
      reader.refresh();
      assertThat(found(reader, "graph")).containsExactly("2606.00009");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> PaperIndex.open(file, DATABASE, CLOCK))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aClosedIndexSaysSo() {
    PaperIndex index = open();
    index.close();
    index.close();
    assertThatThrownBy(index::size)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> index.add(threePapers(), 1)).isInstanceOf(RuntimeException.class);
    try (PaperIndex again = open()) {
      assertThat(again.revision()).isZero();
    }
  }

  @Test
  void whatMatchedWithinAWindowIsCountedAndListedNewestFirst() {
    try (PaperIndex index = open()) {
      for (int day = 0; day < 10; day++) {
        index.add(
            List.of(
                announced(paper(number(day), "Graph paper"), NOW.minus(Duration.ofDays(day))),
                announced(paper(number(100 + day), "Other"), NOW.minus(Duration.ofDays(day)))),
            day);
      }
      index.refresh();
      Instant threeDaysAgo = NOW.minus(Duration.ofDays(3));
      assertThat(index.count(query("graph"), threeDaysAgo, NOW)).isEqualTo(3);
      assertThat(index.count(query("graph"), threeDaysAgo, NOW.plusMillis(1))).isEqualTo(4);
      assertThat(index.count(query("graph"), NOW, threeDaysAgo)).isZero();
      assertThat(index.count(query("graph"), Instant.MIN, Instant.MAX)).isEqualTo(10);
      assertThat(numbers(index.matching(query("graph"), threeDaysAgo, 3)))
          .containsExactly(number(0), number(1), number(2));
      assertThat(index.matching(query("graph"), threeDaysAgo, 100)).hasSize(4);
      assertThat(index.matching(query("graph"), threeDaysAgo, 1).get(0).announced()).isEqualTo(NOW);
    }
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrOverlap() {
    try (PaperIndex index = open()) {
      index.add(
          IntStream.range(0, 25).mapToObj(i -> announced(paper(number(i), "Same graph"))).toList(),
          1);
      index.refresh();
      List<String> paged = new ArrayList<>();
      for (int offset = 0; offset < 30; offset += 10) {
        SearchPage page = index.search(query("graph"), offset, 10);
        assertThat(page.total()).isEqualTo(25);
        assertThat(page.exact()).isTrue();
        assertThat(numbers(page.hits())).isSorted();
        paged.addAll(numbers(page.hits()));
      }
      assertThat(paged)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 25).mapToObj(PaperIndexTest::number).toList());
      assertThat(index.search(query("graph"), 0, 0).total()).isEqualTo(25);
      assertThat(index.search(query("graph"), Integer.MAX_VALUE, Integer.MAX_VALUE).hits())
          .isEmpty();
    }
  }

  private PaperIndex open() {
    return PaperIndex.open(folder, DATABASE, CLOCK);
  }

  private static String number(int count) {
    return "2606.%05d".formatted(count);
  }

  private static List<IndexedPaper> threePapers() {
    return List.of(
        announced(paper("2606.00001", "Graph networks"), LAST_WEEK),
        announced(paper("2606.00002", "Graph transformers"), LAST_WEEK),
        announced(paper("2606.00003", "Graph attention"), LAST_WEEK));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(
          entry -> {
            if (Files.isRegularFile(entry)) {
              files.add(entry);
            }
          });
    }
    return files;
  }

  private static Path copyOf(Path folder, String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copies").resolve(name));
    for (Path file : filesIn(folder)) {
      try {
        Files.copy(file, copy.resolve(file.getFileName()));
      } catch (NoSuchFileException merged) {
        // A merge in the background may delete what no commit holds.
        assertThat(file.getFileName().toString()).doesNotStartWith("segments");
      }
    }
    return copy;
  }
}
