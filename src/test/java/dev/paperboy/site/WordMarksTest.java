package dev.paperboy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordMarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diffusion | Diffusion models diffuse | [Diffusion] models [diffuse]",
        "\"flow matching\" | On Flow Matching, and matching | On [Flow Matching], and [matching]",
        "flow OR tears | Flow without Tears | [Flow] without [Tears]",
        "quantiz* | Quantized quanta | [Quantized] quanta",
        "=RAG | RAG in rags | [RAG] in rags",
        "flow -tears | Flow without Tears | [Flow] without Tears",
        "\"multi task\" | Multitask and multi-task | [Multitask] and [multi-task]",
        "cat:cs.CL upvotes>=3 | cs.CL has 3 | cs.CL has 3",
        "\"state of the art\" | The state of art | The [state] of [art]",
        "e | $e = mc^2$ <b>e</b> | $[e] = mc^2$ <b>[e]</b>",
      })
  void theWordsOfAQueryAreMarkedWhereTheyStand(String query, String text, String marked) {
    ParseResult.Parsed parsed = (ParseResult.Parsed) QueryParser.parse(query);
    assertThat(
            WordMarks.of(parsed.query()).in(text).stream()
                .map(part -> part.marked() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining()))
        .isEqualTo(marked);
  }
}
