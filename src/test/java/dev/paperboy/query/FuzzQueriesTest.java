package dev.paperboy.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Fuzzing;
import dev.paperboy.OddTexts;
import dev.paperboy.query.ParseResult.Mistake;
import dev.paperboy.query.ParseResult.Parsed;
import dev.paperboy.query.evaluation.Evaluation;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parser on texts that nobody would type, and on queries with something wrong. */
final class FuzzQueriesTest {

  private static final List<String> LANGUAGE =
      List.of(
          "diffusion",
          "ships",
          "multi-task",
          "\"flow matching\"",
          "\"a b c d\"~3",
          "(",
          ")",
          " ",
          " OR ",
          " AND ",
          " NOT ",
          "-",
          "=",
          "~",
          "title:",
          "abstract:",
          "author:",
          "cat:cs.*",
          "feed:arxiv",
          "has:code",
          "upvotes>=20",
          "year<2020",
          "trending:10",
          "quantiz*",
          "about:\"ships at sea\"",
          "about:\"old ships +arxiv:2606.14777\"~50",
          "$\\alpha$",
          "Erd\\H{o}s",
          "2606.14777",
          "TNFα",
          "C++",
          "RRT*",
          "(\"x y\" | =RAG)");

  private static final List<String> QUERIES =
      List.of(
          "diffusion OR \"flow matching\" -survey",
          "(agents | \"tool use\") title:(mamba rwkv) author:\"Yann LeCun\"",
          "\"world model\"~3 cat:cs.* feed:arxiv has:code upvotes>=20 year>=2024",
          "about:\"agents that operate a computer +arxiv:2606.14777\"~7 NOT (a1 b1, c1 d1)",
          "title:=RAG abstract:quant* -cat:math.CO trending:10");

  @Test
  void everyTextIsAQueryThatStaysWhatItIsOrAMistakeWithItsPlace() {
    Fuzzing.fuzz("the query language", 20_000, Duration.ofSeconds(2), this::parse);
  }

  private void parse(Random random) {
    OddTexts texts = new OddTexts(random, LANGUAGE);
    String text = random.nextBoolean() ? texts.made(40) : texts.changed(texts.any(QUERIES));
    ParseResult result = QueryParser.parse(text);
    if (result instanceof Parsed parsed) {
      String canonical = parsed.query().canonical();
      if (canonical.length() <= QueryParser.LONGEST) {
        Expression again = Papers.expression(canonical);
        assertThat(again).as(text).isEqualTo(parsed.query().expression());
        assertThat(new Query(canonical, again).canonical()).as(text).isEqualTo(canonical);
      }
      if (parsed.query().topics().isEmpty()) {
        Evaluation.finding(parsed.query().expression(), Papers.full());
      }
    } else if (result instanceof Mistake mistake) {
      assertThat(mistake.position()).as(text).isBetween(0, text.length());
      assertThat(mistake.reason()).as(text).isNotBlank();
      if (!mistake.suggestion().isEmpty()) {
        assertThat(QueryParser.parse(mistake.suggestion())).as(text).isInstanceOf(Parsed.class);
      }
    }
  }
}
