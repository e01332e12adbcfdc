package dev.paperboy.distil;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.meaning.WordPieceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The published sentence model that the built-in one is distilled from: all-MiniLM-L6-v2, quantised
 * to 8 bits. A text has the mean of the vectors of its pieces, normalised.
 */
public final class Teacher implements AutoCloseable {
  static final int DIMENSIONS = 384;

  private static final String FILES = "/all-minilm-l6-v2-q";
  private static final int MOST_PIECES = 256;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final List<String> pieces;
  private final WordPieceTokenizer tokenizer;
  private final long first;
  private final long last;

  /** Loads the model from the class path; it computes in this many threads. */
  public Teacher(int threads) throws IOException, OrtException {
    try (InputStream model = Teacher.class.getResourceAsStream(FILES + ".onnx");
        InputStream vocabulary = Teacher.class.getResourceAsStream(FILES + "-tokenizer.json")) {
      if (model == null || vocabulary == null) {
        throw new IOException("the model is not on the class path");
      }
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      session = environment.createSession(model.readAllBytes(), options);
      pieces = pieces(new ObjectMapper().readTree(vocabulary).at("/model/vocab"));
    }
    tokenizer = new WordPieceTokenizer(pieces);
    first = pieces.indexOf("[CLS]");
    last = pieces.indexOf("[SEP]");
  }

  private static List<String> pieces(JsonNode vocabulary) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    vocabulary.properties().forEach(each -> numbers.put(each.getKey(), each.getValue().asInt()));
    return numbers.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns its vocabulary, in the order of its numbers. */
  public List<String> pieces() {
    return pieces;
  }

  /** Returns the pieces of a text, at most as many as the model reads. */
  public int[] pieces(String text) {
    List<Integer> found = new ArrayList<>();
    tokenizer.forEachPiece(text, found::add);
    return found.stream().limit(MOST_PIECES - 2).mapToInt(Integer::intValue).toArray();
  }

  /** Returns the vectors of texts, given as their pieces; those of similar length go fastest. */
  public float[][] embed(List<int[]> texts) throws OrtException {
    int length = 2 + texts.stream().mapToInt(text -> text.length).max().orElse(0);
    long[][] ids = new long[texts.size()][length];
    long[][] mask = new long[texts.size()][length];
    for (int i = 0; i < texts.size(); i++) {
      int[] text = texts.get(i);
      ids[i][0] = first;
      for (int j = 0; j < text.length; j++) {
        ids[i][j + 1] = text[j];
      }
      ids[i][text.length + 1] = last;
      Arrays.fill(mask[i], 0, text.length + 2, 1);
    }
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask);
        OnnxTensor typeTensor =
            OnnxTensor.createTensor(environment, new long[texts.size()][length]);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", typeTensor))) {
      float[][][] states = (float[][][]) result.get(0).getValue();
      float[][] vectors = new float[texts.size()][];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = mean(states[i], texts.get(i).length + 2);
      }
      return vectors;
    }
  }

  private static float[] mean(float[][] states, int count) {
    float[] mean = new float[DIMENSIONS];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < DIMENSIONS; j++) {
        mean[j] += states[i][j];
      }
    }
    double square = 0;
    for (float component : mean) {
      square += component * component;
    }
    float norm = (float) Math.sqrt(square);
    for (int j = 0; j < DIMENSIONS; j++) {
      mean[j] /= norm;
    }
    return mean;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
