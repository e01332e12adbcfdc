package dev.paperboy.site;

import dev.paperboy.paper.PaperId;
import dev.paperboy.site.page.PictureOnPage;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PictureStore;
import dev.paperboy.store.paper.PictureStore.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the pictures of papers, which are served from here. Thread-safe. */
final class Pictures {
  private final Database database;
  private final PictureStore pictures = new PictureStore();

  Pictures(Database database) {
    this.database = database;
  }

  /** Returns these entries with the pictures of their papers. */
  List<PaperEntry> addedTo(List<PaperEntry> entries) {
    Map<PaperId, Stored> stored =
        database.read(
            transaction ->
                pictures.of(
                    transaction, entries.stream().map(entry -> entry.card().paper()).toList()));
    return entries.stream()
        .map(
            entry ->
                entry.with(
                    Optional.ofNullable(stored.get(entry.card().paper())).map(Pictures::picture)))
        .toList();
  }

  Optional<PictureOnPage> of(PaperId paper) {
    return Optional.ofNullable(
            database.read(transaction -> pictures.of(transaction, List.of(paper))).get(paper))
        .map(Pictures::picture);
  }

  // With its number in the address, a picture can be cached for long.
  private static PictureOnPage picture(Stored stored) {
    return new PictureOnPage(
        SitePaths.paper(stored.paper()) + "/picture?v=" + stored.number(),
        stored.width(),
        stored.height());
  }
}
