package dev.paperboy.embedding;

import static dev.paperboy.feed.ScriptedServer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.paperboy.feed.ScriptedServer.Reply;
import dev.paperboy.meaning.Embedding;
import dev.paperboy.meaning.EmbeddingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A model in which texts are close that have words in common, and a server that answers with its
 * vectors. Another seed makes another model.
 */
public final class MadeUpModel implements EmbeddingModel, Reply {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int dimensions;
  private final long seed;

  /** Words that mean the same as another. */
  public final Map<String, String> synonyms = new HashMap<>();

  /** The texts of each request. */
  public final List<List<String>> asked = new CopyOnWriteArrayList<>();

  public MadeUpModel(int dimensions, long seed) {
    this.dimensions = dimensions;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "made-up-" + seed + "-" + dimensions;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public Embedding embed(String text) {
    return Embedding.of(components(text));
  }

  float[] components(String text) {
    float[] sum = new float[dimensions];
    for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", 0)) {
      Random random = new Random(seed * 31 + synonyms.getOrDefault(word, word).hashCode());
      for (int i = 0; i < dimensions; i++) {
        sum[i] += (float) random.nextGaussian();
      }
    }
    return sum;
  }

  /** All texts that were asked for, without those that tell models apart. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    asked.forEach(request -> texts.addAll(request.subList(1, request.size())));
    return texts;
  }

  static List<String> question(HttpExchange exchange) throws IOException {
    List<String> texts = new ArrayList<>();
    JsonNode question = MAPPER.readTree(exchange.getRequestBody());
    question.get("input").forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @Override
  public void to(HttpExchange exchange) throws IOException {
    List<String> texts = question(exchange);
    asked.add(texts);
    json(answer(texts)).to(exchange);
  }

  String answer(List<String> texts) {
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode data = answer.put("object", "list").putArray("data");
    for (int i = 0; i < texts.size(); i++) {
      ArrayNode vector = data.addObject().put("index", i).putArray("embedding");
      for (float component : components(texts.get(i))) {
        vector.add(component);
      }
    }
    return answer.toString();
  }
}
