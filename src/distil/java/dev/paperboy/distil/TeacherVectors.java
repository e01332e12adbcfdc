package dev.paperboy.distil;

import ai.onnxruntime.OrtException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The teacher's vectors of texts, kept in a file by a digest of their pieces, since computing them
 * takes many times as long as learning from them. What was computed before an interruption is kept.
 */
public final class TeacherVectors {
  private static final int BATCH = 16;
  private static final int REPORTED = 100 * BATCH;

  private final Teacher teacher;
  private final Path file;
  private final Map<Long, float[]> known = new HashMap<>();

  /** Reads the file, if there is one. */
  public TeacherVectors(Teacher teacher, Path file) throws IOException {
    this.teacher = teacher;
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
    long count =
        Files.exists(file)
            ? Files.size(file) / (Long.BYTES + (long) Float.BYTES * Teacher.DIMENSIONS)
            : 0;
    if (count > 0) {
      try (DataInputStream data =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        for (long i = 0; i < count; i++) {
          read(data);
        }
      }
    }
  }

  private void read(DataInputStream data) throws IOException {
    long key = data.readLong();
    float[] vector = new float[Teacher.DIMENSIONS];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = data.readFloat();
    }
    known.put(key, vector);
  }

  /** Returns the vectors of texts in their order. */
  public float[][] of(List<String> texts) throws IOException, OrtException {
    int[][] pieces = texts.stream().map(teacher::pieces).toArray(int[][]::new);
    Map<Long, int[]> missing = new HashMap<>();
    for (int[] text : pieces) {
      long key = key(text);
      if (!known.containsKey(key)) {
        missing.put(key, text);
      }
    }
    compute(missing);
    return Arrays.stream(pieces).map(text -> known.get(key(text))).toArray(float[][]::new);
  }

  private void compute(Map<Long, int[]> missing) throws IOException, OrtException {
    List<Map.Entry<Long, int[]>> order = new ArrayList<>(missing.entrySet());
    order.sort(Comparator.comparingInt(entry -> entry.getValue().length));
    for (int from = 0; from < order.size(); from += BATCH) {
      List<Map.Entry<Long, int[]>> batch =
          order.subList(from, Math.min(order.size(), from + BATCH));
      float[][] vectors = teacher.embed(batch.stream().map(Map.Entry::getValue).toList());
      try (DataOutputStream data =
          new DataOutputStream(
              new BufferedOutputStream(
                  Files.newOutputStream(
                      file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
        for (int i = 0; i < vectors.length; i++) {
          known.put(batch.get(i).getKey(), vectors[i]);
          data.writeLong(batch.get(i).getKey());
          for (float component : vectors[i]) {
            data.writeFloat(component);
          }
        }
      }
      if (from % REPORTED == 0) {
        System.err.printf("%d of %d texts embedded%n", from, order.size());
      }
    }
  }

  private static long key(int[] text) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * text.length);
    Arrays.stream(text).forEach(bytes::putInt);
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.array())).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
