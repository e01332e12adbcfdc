package dev.paperboy.meaning;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The model inside the jar: a vector for each piece of a word; a text has the sum of those of its
 * pieces. It was distilled from a sentence model, as docs/meaning.md describes. Thread-safe.
 *
 * <p>The file: a name, the number of dimensions and of pieces, then for each piece its text, the
 * factor of its components and the components, 8 bits each.
 */
public final class BuiltInModel implements EmbeddingModel {
  /** Only the beginning of longer texts is read. */
  private static final int MOST_LETTERS = 20_000;

  private final String name;
  private final int dimensions;
  private final Supplier<Pieces> pieces;

  /** The vectors of the pieces. */
  private static final class Pieces {
    private final WordPieceTokenizer tokenizer;
    private final byte[] components;
    private final float[] factors;

    private Pieces(WordPieceTokenizer tokenizer, byte[] components, float[] factors) {
      this.tokenizer = tokenizer;
      this.components = components;
      this.factors = factors;
    }

    static Pieces read(DataInputStream file, int dimensions) throws IOException {
      int count = file.readInt();
      byte[] components = new byte[count * dimensions];
      float[] factors = new float[count];
      List<String> texts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        texts.add(file.readUTF());
        factors[i] = file.readFloat();
        file.readFully(components, i * dimensions, dimensions);
      }
      return new Pieces(new WordPieceTokenizer(texts), components, factors);
    }
  }

  /**
   * The vectors of the model in the jar, which are read when they are needed. What nobody has
   * needed for minutes may be released: an idle program does without these 10 MB.
   */
  private static final class Packed implements Supplier<Pieces> {
    private SoftReference<Pieces> read = new SoftReference<>(null);

    @Override
    public synchronized Pieces get() {
      Pieces present = read.get();
      if (present == null) {
        try (DataInputStream file = packed()) {
          String unused = file.readUTF();
          present = Pieces.read(file, file.readInt());
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
        read = new SoftReference<>(present);
      }
      return present;
    }
  }

  private BuiltInModel(String name, int dimensions, Supplier<Pieces> pieces) {
    this.name = name;
    this.dimensions = dimensions;
    this.pieces = pieces;
  }

  /** Opens the model in the jar; its vectors are read when they are needed. */
  public static BuiltInModel load() {
    try (DataInputStream file = packed()) {
      return new BuiltInModel(file.readUTF(), file.readInt(), new Packed());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static DataInputStream packed() {
    InputStream file = BuiltInModel.class.getResourceAsStream("/meaning/model.bin");
    if (file == null) {
      throw new IllegalStateException("the jar has no /meaning/model.bin");
    }
    return new DataInputStream(new BufferedInputStream(file));
  }

  /** Reads a model from a file; the caller closes it. */
  public static BuiltInModel read(InputStream file) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(file));
    String name = data.readUTF();
    int dimensions = data.readInt();
    Pieces pieces = Pieces.read(data, dimensions);
    return new BuiltInModel(name, dimensions, () -> pieces);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public Embedding embed(String text) {
    Pieces all = pieces.get();
    float[] sum = new float[dimensions];
    all.tokenizer.forEachPiece(
        text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS),
        piece -> add(all, piece, sum));
    return Embedding.of(sum);
  }

  private void add(Pieces all, int piece, float[] sum) {
    float factor = all.factors[piece];
    int from = piece * dimensions;
    for (int i = 0; i < dimensions; i++) {
      sum[i] += factor * all.components[from + i];
    }
  }
}
