package dev.paperboy.match;

import dev.paperboy.paper.Paper;
import dev.paperboy.query.AnalyzedPaper;
import dev.paperboy.query.AnalyzedText;
import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.Asset;
import dev.paperboy.query.Expression.Compare;
import dev.paperboy.query.Field;
import dev.paperboy.query.Token;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The features that one paper has, of those that queries ask for. For one thread, used again for
 * each paper.
 */
final class PaperFeatures {
  private static final List<Field> TEXTS = List.of(Field.TITLE, Field.TLDR, Field.ABSTRACT);

  private final Judgement judgement;
  private final Tokens tokens = new Tokens();
  private long[] present = new long[0];
  private byte[] fields = new byte[0];
  private int[] found = new int[256];
  private int count;

  /**
   * No features yet.
   *
   * @param judgement holds the leaves that are left to the plain evaluation
   */
  PaperFeatures(Judgement judgement) {
    this.judgement = judgement;
  }

  /** The set as bits. */
  long[] present() {
    return present;
  }

  /** How many features the paper has. */
  int count() {
    return count;
  }

  /** One of them, each once, those that queries name before those that follow. */
  int get(int index) {
    return found[index];
  }

  /** Makes this the features of a paper. */
  void read(AnalyzedPaper paper, Features.View view) {
    clear(view.count());
    note(Features.EVERY, 0);
    for (Field field : TEXTS) {
      for (AnalyzedText text : paper.texts(field)) {
        readText(text, Leaves.mask(field), view);
      }
    }
    for (AnalyzedText name : paper.texts(Field.AUTHOR)) {
      readName(name, view);
    }
    readFacts(paper.paper(), view);
    for (int i = 0; i < count; i++) {
      followFrom(found[i], paper, view);
    }
  }

  private void readText(AnalyzedText text, int field, Features.View view) {
    int start = tokens.beginText();
    int known = 0;
    for (Token token : text.tokens()) {
      int term = view.find(Kind.TERM, token.term(), token.term().length());
      int form = token.length() == 1 ? form(Kind.FORM, token, view) : Tokens.NONE;
      note(term, field);
      note(form, field);
      tokens.add(start + token.position(), token.length(), field, term, form);
      known = token.length() == 1 ? 0 : known;
      noteBeginnings(Kind.BEGINNING, token.folded(), known, field, view);
      known = token.folded().length();
    }
  }

  private void readName(AnalyzedText name, Features.View view) {
    int start = tokens.beginText();
    int field = Leaves.mask(Field.AUTHOR);
    int known = 0;
    for (Token token : name.tokens()) {
      int form = token.length() == 1 ? form(Kind.NAME_FORM, token, view) : Tokens.NONE;
      note(view.find(Kind.NAME, token.folded(), token.folded().length()), field);
      note(form, field);
      tokens.add(start + token.position(), token.length(), field, Tokens.NONE, form);
      known = token.length() == 1 ? 0 : known;
      noteBeginnings(Kind.NAME_BEGINNING, token.folded(), known, field, view);
      known = token.folded().length();
    }
  }

  private static int form(Kind kind, Token token, Features.View view) {
    return view.find(kind, token.surface(), token.surface().length());
  }

  /**
   * Notes the beginnings of a word.
   *
   * @param known length up to which it begins like the word before, whose beginnings are noted
   */
  private void noteBeginnings(Kind kind, String word, int known, int field, Features.View view) {
    long hash = view.hash().start(kind);
    int longest = Math.min(word.length(), view.longest(kind));
    for (int length = 1; length <= longest; length++) {
      hash = view.hash().with(hash, word.charAt(length - 1));
      if (length > known && !view.hasNone(kind, length)) {
        note(view.find(hash, kind, word, length), field);
      }
    }
  }

  private void readFacts(Paper paper, Features.View view) {
    for (String each : paper.categories()) {
      String category = each.toLowerCase(Locale.ROOT);
      note(view.find(Kind.CATEGORY, category, category.length()), 0);
      noteBeginnings(Kind.CATEGORY_BEGINNING, category, 0, 0, view);
    }
    for (String each : paper.feeds()) {
      String feed = each.toLowerCase(Locale.ROOT);
      note(view.find(Kind.FEED, feed, feed.length()), 0);
      for (int hyphen = feed.indexOf('-'); hyphen >= 0; hyphen = feed.indexOf('-', hyphen + 1)) {
        note(view.find(Kind.FEED, feed, hyphen), 0);
      }
    }
    noteAsset(Asset.CODE, paper.signals().code(), view);
    noteAsset(Asset.PROJECT, paper.signals().project(), view);
    noteNumbers(paper, view);
  }

  private void noteAsset(Asset asset, String address, Features.View view) {
    if (!address.isBlank()) {
      note(view.find(Kind.ASSET, asset.name(), asset.name().length()), 0);
    }
  }

  private void noteNumbers(Paper paper, Features.View view) {
    int year = paper.published().atOffset(ZoneOffset.UTC).getYear();
    for (int i = 0; i < view.numberCount(); i++) {
      int feature = view.numbers()[i];
      if (view.details()[feature] instanceof Compare compare) {
        int actual =
            switch (compare.quantity()) {
              case UPVOTES -> paper.signals().upvotes();
              case COMMENTS -> paper.signals().comments();
              case YEAR -> year;
            };
        if (compare.comparison().holds(actual, compare.value())) {
          note(feature, 0);
        }
      }
    }
  }

  /** Notes the features that hang on this one and hold. */
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
      case PHRASE -> detail instanceof Path path && path.leadsThrough(tokens, tokens.terms());
      case FORMS -> detail instanceof Path path && path.leadsThrough(tokens, tokens.forms());
      case PLAIN -> detail instanceof Expression leaf && judgement.matches(leaf, paper);
      default -> throw new IllegalStateException("nothing to follow from: " + feature);
    };
  }

  private boolean has(int feature) {
    return ((present[feature >>> 6] >>> feature) & 1) != 0;
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
    tokens.clear(features);
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
