package dev.paperboy.match.feature;

import dev.paperboy.paper.Paper;
import dev.paperboy.paper.Trend;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Asset;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Field;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.analysis.AnalyzedText;
import dev.paperboy.query.analysis.Fingerprint;
import dev.paperboy.query.analysis.Fingerprints;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The features of one paper, as far as queries use them. Reused from paper to paper; for one
 * thread.
 */
public final class PaperFeatures {
  private static final List<Field> TEXTS = List.of(Field.TITLE, Field.TLDR, Field.ABSTRACT);

  private final QueryTrial judgement;
  private long[] present = new long[0];
  private byte[] fields = new byte[0];
  private int[] found = new int[256];
  private int count;

  /**
   * Creates an empty set.
   *
   * @param judgement evaluates the leaves that are left to the plain evaluation
   */
  public PaperFeatures(QueryTrial judgement) {
    this.judgement = judgement;
  }

  /** Returns the set as bits. */
  public long[] present() {
    return present;
  }

  /** Returns the number of features of the paper. */
  public int count() {
    return count;
  }

  /**
   * Returns the feature at an index, each once: first those that queries name, then those that
   * depend on them.
   */
  public int get(int index) {
    return found[index];
  }

  /** Computes the features of a paper. */
  public void read(AnalyzedPaper paper, Features.View view) {
    clear(view.count());
    note(Features.EVERY, 0);
    for (Field field : TEXTS) {
      for (AnalyzedText text : paper.texts(field)) {
        readText(text.fingerprints(), FeatureLeaves.mask(field), view);
      }
    }
    for (AnalyzedText name : paper.texts(Field.AUTHOR)) {
      readName(name.fingerprints(), view);
    }
    readFacts(paper.paper(), view);
    if (view.topicCount() > 0) {
      view.topicTable().forEachClose(paper, view, feature -> note(feature, 0));
    }
    for (int i = 0; i < count; i++) {
      followFrom(found[i], paper, view);
    }
  }

  private void readText(Fingerprints text, int field, Features.View view) {
    for (int i = 0; i < text.count(); i++) {
      note(view.find(FeatureKind.TERM, text.term(i)), field);
      if (text.length(i) == 1) {
        note(view.find(FeatureKind.FORM, text.form(i)), field);
      }
      if (!text.hasNoBeginnings(i)) {
        noteBeginnings(
            FeatureKind.BEGINNING, text.letters(), text.start(i), text.end(i), field, view);
      }
    }
  }

  private void readName(Fingerprints name, Features.View view) {
    int field = FeatureLeaves.mask(Field.AUTHOR);
    for (int i = 0; i < name.count(); i++) {
      long folded = Fingerprint.of(name.letters(), name.start(i), name.end(i));
      note(view.find(FeatureKind.NAME, folded), field);
      if (name.length(i) == 1) {
        note(view.find(FeatureKind.NAME_FORM, name.form(i)), field);
      }
      if (!name.hasNoBeginnings(i)) {
        noteBeginnings(
            FeatureKind.NAME_BEGINNING, name.letters(), name.start(i), name.end(i), field, view);
      }
    }
  }

  /** Adds the features for the prefixes of a range of letters. */
  private void noteBeginnings(
      FeatureKind kind, String letters, int start, int end, int field, Features.View view) {
    int longest = Math.min(end - start, view.longest(kind));
    long fingerprint = Fingerprint.empty();
    for (int length = 1; length <= longest; length++) {
      fingerprint = Fingerprint.with(fingerprint, letters.charAt(start + length - 1));
      if (!view.hasNone(kind, length)) {
        note(view.find(kind, fingerprint), field);
      }
    }
  }

  private void readFacts(Paper paper, Features.View view) {
    for (String each : paper.categories()) {
      String category = each.toLowerCase(Locale.ROOT);
      note(view.find(FeatureKind.CATEGORY, Fingerprint.of(category)), 0);
      noteBeginnings(FeatureKind.CATEGORY_BEGINNING, category, 0, category.length(), 0, view);
    }
    for (String each : paper.feeds()) {
      String feed = each.toLowerCase(Locale.ROOT);
      note(view.find(FeatureKind.FEED, Fingerprint.of(feed)), 0);
      for (int hyphen = feed.indexOf('-'); hyphen >= 0; hyphen = feed.indexOf('-', hyphen + 1)) {
        note(view.find(FeatureKind.FEED, Fingerprint.of(feed, 0, hyphen)), 0);
      }
    }
    noteAsset(Asset.CODE, paper.signals().code(), view);
    noteAsset(Asset.PROJECT, paper.signals().project(), view);
    noteNumbers(paper, view);
  }

  private void noteAsset(Asset asset, String address, Features.View view) {
    if (!address.isBlank()) {
      note(view.find(FeatureKind.ASSET, Fingerprint.of(asset.name())), 0);
    }
  }

  private void noteNumbers(Paper paper, Features.View view) {
    Trend trend = paper.trend();
    int rank = trend == null ? Integer.MAX_VALUE : trend.rank();
    int year = paper.published().atOffset(ZoneOffset.UTC).getYear();
    for (int i = 0; i < view.numberCount(); i++) {
      int feature = view.numbers()[i];
      if (view.details()[feature] instanceof Compare compare) {
        int actual =
            switch (compare.quantity()) {
              case UPVOTES -> paper.signals().upvotes();
              case COMMENTS -> paper.signals().comments();
              case YEAR -> year;
              case TRENDING -> rank;
            };
        if (compare.comparison().holds(actual, compare.value())) {
          note(feature, 0);
        }
      }
    }
  }

  /** Adds the features that depend on a gate and hold. */
  private void followFrom(int gate, AnalyzedPaper paper, Features.View view) {
    int cell = view.firstCell()[gate];
    while (cell != 0 && cell < view.cells()) {
      int feature = view.cellFeature()[cell];
      if (has(view.cellNeed()[cell]) && !has(feature) && follows(feature, gate, paper, view)) {
        note(feature, 0);
      }
      cell = view.cellNext()[cell];
    }
  }

  private boolean follows(int feature, int gate, AnalyzedPaper paper, Features.View view) {
    Object detail = view.details()[feature];
    return switch (view.kinds()[feature]) {
      case ANY -> true;
      case SCOPED -> detail instanceof Integer mask && (fields[gate] & mask) != 0;
      case PLAIN -> detail instanceof Expression leaf && judgement.matches(leaf, paper);
      default -> throw new IllegalStateException("nothing to follow from: " + feature);
    };
  }

  /** Returns whether a set of bits contains a feature. */
  public static boolean has(long[] present, int feature) {
    return ((present[feature >>> 6] >>> feature) & 1) != 0;
  }

  private boolean has(int feature) {
    return has(present, feature);
  }

  private void note(int feature, int field) {
    if (feature < 0) {
      return;
    }
    fields[feature] |= (byte) field;
    if (!has(feature)) {
      present[feature >>> 6] |= 1L << feature;
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = feature;
    }
  }

  private void clear(int features) {
    for (int i = 0; i < count; i++) {
      present[found[i] >>> 6] = 0;
      fields[found[i]] = 0;
    }
    count = 0;
    if (fields.length < features) {
      int capacity = features + features / 8 + 64;
      fields = new byte[capacity];
      present = new long[(capacity >>> 6) + 1];
    }
  }
}
