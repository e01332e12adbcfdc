package dev.paperboy.search.index;

import java.util.Map;
import java.util.Optional;

/**
 * The user data of an index commit.
 *
 * @param database the database that the index was built from
 * @param schema the version of text analysis and field layout
 * @param model the model whose vectors the papers have; empty for none
 * @param revision the last revision of the database that is included
 */
public record CommitMark(String database, String schema, String model, long revision) {
  private static final String DATABASE = "paperboy.database";
  private static final String SCHEMA = "paperboy.schema";
  private static final String MODEL = "paperboy.model";
  private static final String REVISION = "paperboy.revision";

  /** Returns the mark of an empty index. */
  static CommitMark fresh(String database, String model) {
    return new CommitMark(database, PaperDocument.SCHEMA, model, 0);
  }

  /** Parses what {@link #toUserData} wrote; empty for anything else. */
  public static Optional<CommitMark> of(Map<String, String> userData) {
    String database = userData.get(DATABASE);
    String schema = userData.get(SCHEMA);
    String revision = userData.get(REVISION);
    if (database == null || schema == null || revision == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new CommitMark(
              database, schema, userData.getOrDefault(MODEL, ""), Long.parseLong(revision)));
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  Map<String, String> toUserData() {
    return Map.of(
        DATABASE, database, SCHEMA, schema, MODEL, model, REVISION, Long.toString(revision));
  }

  CommitMark at(long laterRevision) {
    return new CommitMark(database, schema, model, laterRevision);
  }

  /**
   * Returns why an index with this mark cannot be used for a database and a model; empty if it can.
   */
  String unfitFor(String otherDatabase, String otherModel) {
    if (!database.equals(otherDatabase)) {
      return "it belongs to another database";
    }
    if (!schema.equals(PaperDocument.SCHEMA)) {
      return "it was written by another version of Paperboy";
    }
    if (!model.equals(otherModel)) {
      return "its vectors were made by another model";
    }
    return "";
  }
}
