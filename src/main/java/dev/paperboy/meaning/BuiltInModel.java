package dev.paperboy.meaning;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

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
  private final WordPieceTokenizer tokenizer;
  private final byte[] components;
  private final float[] factors;

  private BuiltInModel(DataInputStream file) throws IOException {
    name = file.readUTF();
    dimensions = file.readInt();
    int count = file.readInt();
    components = new byte[count * dimensions];
    factors = new float[count];
    List<String> pieces = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pieces.add(file.readUTF());
      factors[i] = file.readFloat();
      file.readFully(components, i * dimensions, dimensions);
    }
    tokenizer = new WordPieceTokenizer(pieces);
  }

  /** Reads the model from the jar. */
  public static BuiltInModel load() {
    try (InputStream file = BuiltInModel.class.getResourceAsStream("/meaning/model.bin")) {
      if (file == null) {
        throw new IllegalStateException("the jar has no /meaning/model.bin");
      }
      return read(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Reads a model from a file; the caller closes it. */
  public static BuiltInModel read(InputStream file) throws IOException {
    return new BuiltInModel(new DataInputStream(new BufferedInputStream(file)));
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
    float[] sum = new float[dimensions];
    tokenizer.forEachPiece(
        text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS),
        piece -> add(piece, sum));
    return Embedding.of(sum);
  }

  private void add(int piece, float[] sum) {
    float factor = factors[piece];
    int from = piece * dimensions;
    for (int i = 0; i < dimensions; i++) {
      sum[i] += factor * components[from + i];
    }
  }
}
