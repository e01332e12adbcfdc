package dev.paperboy.query;

import static dev.paperboy.query.Papers.matches;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Trend;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.query.evaluation.MissingParts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          diffusion transformer             ; A transformer for diffusion
          diffusion AND transformer         ; A transformer for diffusion
          diffusion and transformer         ; A transformer for diffusion
          model                             ; Large Models
          MODELS                            ; a model
          diffusion OR "flow matching"      ; Flow matching at sea
          cats or dogs                      ; A dog
          rlhf, dpo, "preference optimization" ; Preference optimization
          rlhf,dpo                          ; DPO again
          (agents @ "tool use") -survey     ; Agents at sea
          agents –survey                    ; Agents at sea
          agents not survey                 ; Agents at sea
          quantiz*                          ; Quantization of boats
          multit*                           ; Multi-task boats
          pre-tr*                           ; Pretraining
          =RAG                              ; RAG for boats
          =GPT-4                            ; With GPT-4 at sea
          ="Graph RAG"                      ; On Graph RAG
          "world model"~3                   ; A model of the world
          "world model"~3                   ; The worldmodel
          “world model”                     ; World models
          „world model“                     ; World models
          ｆｕｌｌ　ｗｉｄｔｈ                  ; Full width
          title:mamba                       ; Mamba
          TITLE: mamba                      ; Mamba
          title:(mamba rwkv)                ; RWKV and Mamba
          title:"state space"               ; State-space models
          title:=RAG                        ; RAG
          title:quant*                      ; Quantum
          multi-task                        ; Multitask learning
          multi-task                        ; Multi task learning
          multi task                        ; A multitask learner
          multitask                         ; A multi-task learner
          multitask                         ; A multi task learner
          "multi task learning"             ; Multitask learning
          "multitask learning"              ; Multi-task learning
          pre training                      ; Pretraining
          pretraining                       ; Pre-trained boats
          "pre training data"               ; Pretraining-data
          state-of-the-art                  ; A stateoftheart boat
          stateoftheart                     ; A state-of-the-art boat
          "the state of the art"            ; the state of the art
          alpha-divergence                  ; $\\alpha$-divergence
          $\\alpha$-divergence               ; On α-divergence
          Erdos                             ; Erd\\H{o}s graphs
          Erd\\H{o}s                         ; Erdős graphs
          "\\"Ust\\"un boats"                 ; Üstün boats
          C++                               ; Boats in C++
          "A* search"                       ; An A* search
          A*                                ; An A* search
          a*                                ; An A* search
          Q*                                ; Boats and Q*-learning
          Q*                                ; Boats and $Q^*$
          Q*                                ; Boats and $Q^{\\ast}$
          Q*                                ; Boats and Q<sup>*</sup>
          Q＊                                ; Boats and Q∗
          π*                                ; The policy $\\pi^\\star$
          $\\pi^*$                           ; The policy π*
          $\\chi^2$                          ; A χ² test
          $x_i$                             ; Sums of xᵢ and yⱼ
          $10^5$                            ; After 10⁵ steps
          10^{-3}                           ; Rates of 10⁻³
          $\\ell_1$ norm                     ; The ℓ₁ norm
          H<sub>2</sub>O                    ; On H₂O
          $\\mathcal{O}(n)$                  ; In O(n) time
          $\\mathbb{R}^n$                    ; Maps of ℝⁿ
          C*-algebra                        ; On C*-algebras
          "C* algebra"                      ; On C*-algebras
          "C algebra"                       ; On C*-algebras
          "D* lite"                         ; D* Lite at sea
          "RRT* planner"                    ; An RRT* planner
          RRT planner                       ; An RRT* planner
          RRT*                              ; An RRT* planner
          RRT*                              ; RRTs
          =A*                               ; An A* search
          ="RRT*"                           ; An RRT* planner
          title:A*                          ; An A* search
          "A* search"~3                     ; The search with A*
          boats -A*                         ; Boats
          BERT: pre-training of             ; BERT: pre-training of boats
          boats & harbours                  ; Harbours, boats
          boats && harbours                 ; Harbours, boats
          boats || harbours                 ; Harbours
          深度学习                             ; 深度学习
          node.js                           ; Node.js boats
          1,000                             ; 1000 boats
          year>=2024                        ; Boats
          year = 2025                       ; Boats
          =OR                               ; AND, OR
          """)
  void aQueryFinds(String line) {
    String[] pair = line.replace('@', '|').split(";", 2);
    assertThat(matches(pair[0].strip(), Papers.titled(pair[1].strip()))).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '§',
      textBlock =
          """
          diffusion transformer             ; A transformer
          (agents @ "tool use") -survey     ; Agents, a survey
          agents not survey                 ; A survey of agents
          =RAG                              ; rag and RAGs
          =GPT-4                            ; GPT and then 4
          "world model"~3                   ; A world that is not of this model
          "world model"                     ; Model world
          "tool use"                        ; Tool for use
          multi-task                        ; Task multi
          multitask                         ; Task, multi
          multitask                         ; Multi, task
          "multi task learning"             ; Multitask unlearning
          year>=2026                        ; Boats
          year<2025                         ; Boats
          C++                               ; The letter C
          A*                                ; An A search, a star
          "A* search"                       ; A search, an A-star search
          Q*                                ; Q and QA
          a*                                ; Neither *A nor A**
          a*                                ; a*b
          C*-algebra                        ; A C-algebra
          "quant*"                          ; Quantization
          "RRT* planner"                    ; An RRT planner
          =A*                               ; The a* of it
          boats -A*                         ; Boats with A*
          abstract:mamba                    ; Mamba
          tldr:mamba                        ; Mamba
          cat:cs.CL                         ; cs.CL
          upvotes>0                         ; Boats
          author:mamba                      ; Mamba
          """)
  void aQueryPassesOver(String line) {
    String[] pair = line.replace('@', '|').split(";", 2);
    assertThat(matches(pair[0].strip(), Papers.titled(pair[1].strip()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title:harbours tldr:fleet abstract:tides",
        "cat:cs.CL",
        "cat:CS.cl",
        "cat:cs.*",
        "cat:(math.* | stat.ML)",
        "feed:huggingface",
        "feed:arxiv",
        "feed:arxiv-cs.CL",
        "upvotes>=12",
        "upvotes >= 12",
        "UPVOTES>=12",
        "upvotes≥12",
        "upvotes<13",
        "upvotes=12",
        "comments<=1",
        "comments>0",
        "has:code",
        "HAS:Code",
        "-has:project boats",
        "harbours fleet sailors"
      })
  void everyPartOfAPaperCanBeAskedFor(String query) {
    assertThat(matches(query, Papers.full())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title:fleet", "cat:cs.LG", "cat:math.*", "feed:hugging", "feed:arxiv-cs",
        "upvotes>12", "comments>=5", "has:project", "institute", "author:institute",
        "\"boats a fleet\"", "ferry"
      })
  void whatIsNotThereIsNotFound(String query) {
    assertThat(matches(query, Papers.full())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "author:\"Yann LeCun\"",
        "author:\"LeCun, Yann\"",
        "author:\"Y. LeCun\"",
        "author:LeCun",
        "author:lecun",
        "author:lec*",
        "author:=LeCun",
        "author:(yann lecun)",
        "author:yann-lecun"
      })
  void anAuthorIsFoundInAnyOrder(String query) {
    assertThat(matches(query, Papers.by("Yann LeCun"))).isTrue();
    assertThat(matches(query, Papers.by("Ada Ferry", "Yann A. LeCun"))).isTrue();
    assertThat(matches(query, Papers.by("Ada Ferry", "Bo Lecuyer"))).isEqualTo(query.endsWith("*"));
  }

  @Test
  void aNameIsThatOfOneAuthor() {
    AnalyzedPaper paper = Papers.by("Yann Ferry", "Ada LeCun");
    assertThat(matches("author:\"Yann LeCun\"", paper)).isFalse();
    assertThat(matches("author:\"L. LeCun\"", Papers.by("Yann LeCun"))).isFalse();
    assertThat(matches("author:ustun", Papers.by("Ahmet Üstün"))).isTrue();
    assertThat(matches("author:\"Byungkwan Lee\"", Papers.by("Byung-Kwan Lee"))).isTrue();
    assertThat(matches("author:\"Byung-Kwan Lee\"", Papers.by("Byungkwan Lee"))).isTrue();
    assertThat(matches("author:\"Wei Wei\"", Papers.by("Wei Ferry"))).isFalse();
  }

  @Test
  void commaBindsLooserThanOrAndOrLooserThanAnd() {
    assertThat(canonical("a1 b1 OR c1, d1 e1")).isEqualTo("(a1 AND b1) OR c1 OR (d1 AND e1)");
    assertThat(canonical("(diffusion | \"flow matching\") -survey"))
        .isEqualTo("(diffusion OR \"flow matching\") AND NOT survey");
    assertThat(canonical("title:(a1 (b1 | c1))")).isEqualTo("title:a1 AND (title:b1 OR title:c1)");
  }

  @Test
  void evidenceTellsWhichWordsStandWhere() {
    List<Evidence> evidence =
        Evaluation.explain(
            Papers.expression("boat abstract:tide -rowing upvotes>=10 author:ferry"),
            Papers.full());
    assertThat(evidence)
        .containsExactly(
            new Evidence("title", "boats", 23, 28),
            new Evidence("tldr", "boats", 17, 22),
            new Evidence("abstract", "tides", 47, 52),
            new Evidence("author", "Ada Q. Ferry", -1, -1),
            new Evidence("upvotes", "12", -1, -1));
  }

  @Test
  void whatIsMissingIsSaidInPlainWords() {
    assertThat(missing("diffusion boats upvotes>=20 -survey cat:math.* has:project"))
        .containsExactly(
            "no “diffusion” in title, summary or abstract",
            "has 12 upvotes, not at least 20",
            "contains “survey” in the abstract, which the query excludes",
            "is in cs.CL, stat.ML, not in math.*",
            "has no project page");
    assertThat(missing("title:\"two boats\" OR author:smith OR feed:rss"))
        .containsExactly(
            "no “two boats” in the title; no author “smith”; came from arxiv-cs.CL, huggingface,"
                + " not from rss");
    assertThat(missing("boats")).isEmpty();
  }

  @Test
  void aTrendIsAPlaceAmongThePapersOfADay() {
    AnalyzedPaper third = ranked(3);
    assertThat(Papers.matches("trending:5", third)).isTrue();
    assertThat(Papers.matches("TRENDING:3 boats", third)).isTrue();
    assertThat(Papers.matches("trending:2", third)).isFalse();
    assertThat(Papers.matches("boats -trending:2", third)).isTrue();
    assertThat(Papers.matches("boats -trending:5", third)).isFalse();
    assertThat(Papers.matches("trending:50", Papers.full())).isFalse();
    assertThat(Papers.matches("boats -trending:50", Papers.full())).isTrue();
    assertThat(canonical("trending:5 | boats")).isEqualTo("trending:5 OR boats");
    assertThat(Evaluation.explain(Papers.expression("trending:5"), third))
        .containsExactly(new Evidence("trending", "3rd of 12 June", -1, -1));
    assertThat(missing("trending:5"))
        .containsExactly(
            "has not been among the top 5 trending papers of any day so far (a day is settled 24"
                + " hours after it ends)");
    assertThat(MissingParts.from(Papers.expression("trending:1"), third))
        .containsExactly("was the 3rd of 12 June, not the top trending paper");
    assertThat(MissingParts.from(Papers.expression("boats -trending:5"), third))
        .containsExactly("was the 3rd of 12 June by upvotes, which the query excludes");
  }

  @Test
  void trendingAsAWordIsAWordAndLikeWordsBeforeAColonAreWords() {
    assertThat(canonical("trending topics")).isEqualTo("trending AND topics");
    assertThat(canonical("Reading: a survey")).isEqualTo("reading AND a AND survey");
  }

  private static AnalyzedPaper ranked(int rank) {
    return AnalyzedPaper.of(
        Papers.full().paper().toBuilder()
            .trend(new Trend(rank, LocalDate.of(2026, 6, 12)))
            .build());
  }

  @Test
  void aQueryKnowsWhetherItMayBecomeTrueLater() {
    assertThat(query("trending:3").usesSignals()).isTrue();
    assertThat(query("a1 -(b1 | has:code)").usesSignals()).isTrue();
    assertThat(query("upvotes>3").usesSignals()).isTrue();
    assertThat(query("year>=2024 boats").usesSignals()).isFalse();
  }

  private static List<String> missing(String query) {
    return MissingParts.from(Papers.expression(query), Papers.full());
  }

  private static Query query(String text) {
    return new Query(text, Papers.expression(text));
  }

  private static String canonical(String text) {
    return query(text).canonical();
  }
}
