package dev.paperboy.query.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.text.ReadableText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnalysisTest {

  /** The words of a text as it is stored. */
  private static String terms(String text) {
    return words(ReadableText.of(text, 1_000));
  }

  private static String words(String text) {
    return TextAnalysis.words(text).stream().map(Token::term).collect(Collectors.joining(" "));
  }

  private static List<String> joined(String text) {
    return TextAnalysis.analyze(text).stream()
        .filter(token -> token.length() > 1)
        .map(token -> token.folded() + "/" + token.position() + "+" + token.length())
        .toList();
  }

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          Models                      | model
          policies                    | polici
          learning                    | learn
          matrices                    | matrix
          LLMs                        | llm
          GPUs and RNNs               | gpu and rnn
          loss                        | loss
          AIs                         | ais
          Ünïcode                     | unicod
          ﬁne                         | fine
          &#64257;ne                  | fine
          ＡＩ                          | ai
          CO₂                         | co2
          CO$_2$                      | co2
          H<sub>2</sub>O              | h2o
          R&amp;D                     | r d
          word&#150;sign              | word sign
          the model&#146;s            | the model
          AT&T                        | at t
          Caf&eacute;                 | cafe
          $\\alpha$-divergence         | alpha diverg
          α-divergence                | alpha diverg
          β-VAE                       | beta vae
          $\\beta$-VAE                 | beta vae
          $𝛽$-VAE                     | beta vae
          TNFα's β₂                   | tnf alpha beta 2
          ΔΔG αβγ                     | delta delta g αβγ
          &Delta;x &epsilon;          | delta x epsilon
          ∆E ℼ Ω                      | delta e pi omega
          α粒子                         | alpha 粒 子
          Erd\\H{o}s                   | erdo
          Erdős                       | erdo
          \\"Ust\\"un                   | ustun
          \\"{U}st\\"{u}n               | ustun
          Poincar\\'{e}                | poincar
          Poincaré                    | poincar
          na\\"{\\i}ve                  | naiv
          na\\"\\i{}ve                  | naiv
          \\v{C}ech and Ko\\c{c}        | cech and koc
          \\v Cech                     | cech
          \\O rsted                    | orst
          \\L{}ukasz                   | lukasz
          \\textbf{foo} bar            | foo bar
          {\\bf foo} bar               | foo bar
          \\emph{multi}task            | multitask
          $k$-means                   | k mean
          $\\mathcal{O}(n)$            | o n
          \\(k\\)-means                 | k mean
          $O(n^2)$                    | o n2
          $2\\times 3$                 | 2 3
          $\\ell_2$ norm               | l2 norm
          $L_{2}$-norm                | l2 norm
          $\\lambda x$                 | lambda x
          a~b---c                     | a b c
          50\\% off                    | 50 off
          train_test_split            | train test split
          x\\_y                        | x y
          C++ and C#                  | c++ and c#
          C++17                       | c++ 17
          GPT-4o                      | gpt 4o
          Llama-3.1                   | llama 3.1
          v1.5.                       | v1.5
          1,000 and 1,00              | 1000 and 1 00
          3D t-SNE F1                 | 3d t sne f1
          p<0.05                      | p 0.05
          node.js                     | node js
          U.S.                        | u s
          Newton's                    | newton
          Newton’s laws               | newton law
          don't                       | dont
          O'Brien                     | obrien
          ``quoted''                  | quot
          models' power               | model power
          深度学习                        | 深 度 学 习
          GPT模型                       | gpt 模 型
          part㈠                       | part 一
          ヿ                           | コ ト
          שָׁלוֹם                        | שלום
          Привет                      | привет
          <think> step                | think step
          pre­train                   | pretrain
          """)
  void aTextReadsAsItsWords(String text, String expected) {
    assertThat(terms(text)).isEqualTo(expected);
  }

  @Test
  void aTruncatedWordStaysWhatItIs() {
    for (String word :
        List.of("ß".repeat(100), "ß".repeat(49) + "1.5555555555", "12345678.".repeat(20) + "1")) {
      String folded = TextAnalysis.words(word).get(0).folded();
      assertThat(folded.length()).isBetween(99, 100);
      assertThat(TextAnalysis.words(folded).get(0).folded()).isEqualTo(folded);
    }
  }

  @Test
  void aKatakanaWordIsReadSignBySign() {
    assertThat(TextAnalysis.words("ディープ").stream().map(Token::surface))
        .containsExactly("デ", "ィ", "ー", "プ");
  }

  @Test
  void aHyphenatedRunCarriesItsPairsAndItsWhole() {
    assertThat(joined("state-of-the-art"))
        .containsExactly("stateof/0+2", "stateoftheart/0+4", "ofthe/1+2", "theart/2+2");
    assertThat(joined("a-b-c-d-e-f")).allMatch(token -> token.endsWith("+2")).hasSize(5);
  }

  @Test
  void wordsSideBySideAreJoinedUnlessOneIsAFunctionWord() {
    assertThat(joined("multi task learning")).containsExactly("multitask/0+2", "tasklearning/1+2");
    assertThat(joined("the art of war")).isEmpty();
    assertThat(joined("multi, task. Learning/again")).isEmpty();
    assertThat(joined("multi -- task, multi --- task")).isEmpty();
    assertThat(joined("Kullback--Leibler, Kullback–Leibler"))
        .containsExactly("kullbackleibler/0+2", "kullbackleibler/2+2");
  }

  @Test
  void threeNeighboursAreJoinedWhereOneIsAGreekLetter() {
    assertThat(joined("NF-κB")).containsExactly("nfkappa/0+2", "nfkappab/0+3", "kappab/1+2");
    assertThat(joined("NF kappa B")).containsExactly("nfkappa/0+2", "nfkappab/0+3", "kappab/1+2");
    assertThat(joined("NF cappa B")).containsExactly("nfcappa/0+2", "cappab/1+2");
    assertThat(joined("TGF-β1-induced"))
        .containsExactly(
            "tgfbeta/0+2",
            "tgfbeta1/0+3",
            "tgfbeta1induced/0+4",
            "beta1/1+2",
            "beta1induced/1+3",
            "1induced/2+2");
    assertThat(joined("5 alpha")).containsExactly("5alpha/0+2");
    assertThat(joined("α, β")).isEmpty();
  }

  @Test
  void aWordIsThereWithoutItsStarAndWithIt() {
    assertThat(TextAnalysis.analyze("A* and Planners*, a*b **x** y"))
        .extracting(Token::term)
        .containsExactly("a", "a*", "and", "planner", "planners*", "a", "b", "x", "y");
    assertThat(TextAnalysis.words("A* search"))
        .extracting(Token::term)
        .containsExactly("a", "search");
  }

  @Test
  void numbersAreJoinedOnlyWhereItMakesSense() {
    assertThat(joined("GPT 4")).containsExactly("gpt4/0+2");
    assertThat(joined("Llama-3.1")).containsExactly("llama3.1/0+2");
    assertThat(joined("3 D")).containsExactly("3d/0+2");
    assertThat(joined("5 models")).isEmpty();
    assertThat(joined("2020-2021 10 20")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pre-training", "pretraining", "pre training", "Pre–Trained"})
  void compoundsMeetInOneTerm(String spelling) {
    assertThat(TextAnalysis.analyze(spelling)).extracting(Token::term).contains("pretrain");
  }

  @Test
  void offsetsPointIntoTheOriginalText() {
    String text = "On α-divergence & Erdős's graph_of H₂O";
    assertThat(TextAnalysis.words(text))
        .extracting(token -> text.substring(token.start(), token.end()))
        .containsExactly("On", "α", "divergence", "Erdős", "graph", "of", "H₂O");
  }

  @Test
  void theSurfaceKeepsCaseAndAccents() {
    assertThat(TextAnalysis.words("Üstün's RAGs"))
        .extracting(Token::surface)
        .containsExactly("Üstün", "RAGs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $\\chi^2$ tests of H$_2$O and CO$_{2}$        | chi 2 test of h2o and co2
          $10^5$ steps, 10^{-3} and the $10^{th}$       | 10 5 step 10 3 and the 10th
          $x_i \\leq y_j$ for $n^k$ terms of $\\ell_1$   | x i y j for n k term of l1
          Poincar\\'{e}, Erd\\H{o}s and \\v{C}ech        | poincar erdo and cech
          \\emph{masked} language models~(MLMs)         | mask languag model mlm
          $\\Lambda$CDM, $\\beta$-VAE and TNF$\\alpha$  | lambda cdm beta vae and tnf alpha
          A$^*$ and $\\pi^\\star$ in $\\mathcal{O}(n)$   | a and pi in o n
          H<sub>2</sub>O, caf&eacute; &amp; <i>E. coli</i> | h2o cafe e coli
          snake_case, a < b, C++ and $5 or $10          | snake case a b c++ and 5 or 10
          """)
  void aTextThatWasCleanedHasTheWordsThatPeopleRead(String text, String expected) {
    assertThat(terms(text)).isEqualTo(expected);
  }

  @Test
  void anExponentOfANumberIsNoDigitOfIt() {
    assertThat(terms("10⁵ or 10^5 is not 105")).isEqualTo("10 5 or 10 5 is not 105");
    assertThat(terms("CO₂ and xᵢ")).isEqualTo("co2 and x i");
  }
}
