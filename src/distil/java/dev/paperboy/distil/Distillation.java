package dev.paperboy.distil;

import ai.onnxruntime.OrtException;
import dev.paperboy.bench.PapersFile;
import dev.paperboy.distil.Training.Lesson;
import dev.paperboy.distil.Training.Pair;
import dev.paperboy.meaning.EmbeddedText;
import dev.paperboy.paper.Paper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Makes the built-in model: a table of vectors of word pieces whose sums lie where the teacher puts
 * whole texts, and where papers lie close to their own titles, TL;DRs and keywords.
 *
 * <p>docs/meaning.md describes the steps and their figures.
 */
public final class Distillation {
  private static final int DIMENSIONS = 256;
  private static final long SEED = 20261129;

  /** One in so many sentences is learned, besides titles, TL;DRs, keywords and abstracts. */
  private static final int SENTENCES = 2;

  private static final int TEACHER_ROUNDS = 4;
  private static final float TEACHER_RATE = 0.02f;
  private static final int PAIR_ROUNDS = 3;
  private static final float PAIR_RATE = 0.02f;
  private static final float SHARPNESS = 20;

  /** Words of at least this frequency begin with half of their vector or less. */
  private static final double COMMON = 0.001;

  /** Pieces of other scripts are left out, since the teacher learned English alone. */
  private static final Pattern LEARNED = Pattern.compile("(##)?[!-~]+");

  private static final Pattern SPECIAL = Pattern.compile("\\[[^\\]]*\\]");

  private final List<Paper> papers;
  private final Teacher teacher;
  private final Random random = new Random(SEED);
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> shortTexts = new LinkedHashMap<>();

  private Distillation(List<Paper> papers, Teacher teacher) {
    this.papers = papers;
    this.teacher = teacher;
  }

  /**
   * Runs it.
   *
   * @param arguments a file of papers; the model file to write; a folder that keeps what the
   *     teacher says; {@code half} to learn from every other paper, so that the rest can measure
   */
  public static void main(String[] arguments) throws IOException, OrtException {
    if (arguments.length < 3) {
      System.err.println("usage: Distillation PAPERS.jsonl[.gz] MODEL FOLDER [half]");
      System.exit(2);
    }
    boolean half = arguments.length > 3 && arguments[3].equals("half");
    List<Paper> papers =
        PapersFile.read(Path.of(arguments[0])).stream()
            .filter(paper -> !half || isLearned(paper))
            .toList();
    try (Teacher teacher = new Teacher(Runtime.getRuntime().availableProcessors())) {
      new Distillation(papers, teacher).run(Path.of(arguments[1]), Path.of(arguments[2]));
    }
  }

  /** Returns whether a paper is learned from when only every other one is. */
  public static boolean isLearned(Paper paper) {
    CRC32 digest = new CRC32();
    digest.update(paper.id().toString().getBytes(StandardCharsets.UTF_8));
    return digest.getValue() % 2 == 0;
  }

  private void run(Path model, Path folder) throws IOException, OrtException {
    papers.forEach(paper -> texts.add(EmbeddedText.of(paper)));
    addShortTexts();
    TeacherVectors teacherVectors = new TeacherVectors(teacher, folder.resolve("teacher.vectors"));
    float[][] vectors = teacherVectors.of(texts);
    List<String> pieces = teacher.pieces();
    float[][] pieceVectors =
        teacherVectors.of(pieces.stream().map(piece -> piece.replaceFirst("^##", "")).toList());
    float[][] axes = Matrices.principal(vectors, Matrices.mean(vectors), DIMENSIONS, random);
    Table table = beginning(pieceVectors, axes);
    Training training = new Training(table, random);
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      lessons.add(new Lesson(teacher.pieces(texts.get(i)), turned(vectors[i], axes)));
    }
    for (int round = 1; round <= TEACHER_ROUNDS; round++) {
      report("teacher", round, training.learn(lessons, TEACHER_RATE));
    }
    List<Pair> pairs = pairs();
    for (int round = 1; round <= PAIR_ROUNDS; round++) {
      report("pairs", round, training.pair(pairs, PAIR_RATE, SHARPNESS));
      report("teacher", round, training.learn(lessons, TEACHER_RATE / 4));
    }
    table.rotate(random);
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(model))) {
      table.write("minilm-" + DIMENSIONS, pieces, file);
    }
    System.err.printf("%s: %,d bytes%n", model, Files.size(model));
  }

  private void addShortTexts() {
    int number = 0;
    for (Paper paper : papers) {
      addShort(paper.title());
      addShort(paper.tldr());
      paper.keywords().forEach(keyword -> addShort(keyword(keyword)));
      List<String> sentences = EmbeddedText.sentences(paper);
      for (String sentence : sentences.subList(1, sentences.size())) {
        if (number++ % SENTENCES == 0) {
          addShort(sentence);
        }
      }
    }
  }

  private void addShort(String text) {
    if (!text.isBlank() && shortTexts.putIfAbsent(text, texts.size()) == null) {
      texts.add(text);
    }
  }

  private static String keyword(String keyword) {
    return keyword.toLowerCase(Locale.ROOT);
  }

  /** Returns the table that learning begins with: the teacher's vectors of the pieces alone. */
  private Table beginning(float[][] pieceVectors, float[][] axes) {
    List<String> pieces = teacher.pieces();
    double[] counts = new double[pieces.size()];
    double all = 0;
    for (String text : texts.subList(0, papers.size())) {
      for (int piece : teacher.pieces(text)) {
        counts[piece]++;
        all++;
      }
    }
    float[] mean = Matrices.mean(pieceVectors);
    Table table = new Table(pieces.size(), DIMENSIONS);
    for (int i = 0; i < pieces.size(); i++) {
      if (LEARNED.matcher(pieces.get(i)).matches() && !SPECIAL.matcher(pieces.get(i)).matches()) {
        double frequency = (counts[i] + 1) / (all + pieces.size());
        float[] vector = Matrices.multiply(axes, Matrices.minus(pieceVectors[i], mean));
        table.set(i, Matrices.times(vector, (float) (COMMON / (COMMON + frequency))));
      }
    }
    return table;
  }

  private static float[] turned(float[] vector, float[][] axes) {
    float[] turned = Matrices.multiply(axes, vector);
    return Matrices.times(turned, 1 / Matrices.norm(turned));
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (Paper paper : papers) {
      String id = paper.id().toString();
      int[] summary = teacher.pieces(paper.abstractText());
      pairs.add(new Pair(id, teacher.pieces(paper.title()), summary));
      if (!paper.tldr().isBlank()) {
        pairs.add(new Pair(id, teacher.pieces(paper.tldr()), summary));
      }
      for (String keyword : paper.keywords()) {
        pairs.add(new Pair(keyword(keyword), teacher.pieces(keyword(keyword)), summary));
      }
    }
    return pairs;
  }

  private static void report(String what, int round, double reached) {
    System.err.printf(Locale.ROOT, "%s, round %d: %.4f%n", what, round, reached);
  }
}
