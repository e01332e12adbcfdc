package dev.paperboy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReadableTextTest {
  /** Texts as sources have them, each followed by what people read. */
  private static final List<String> TEXTS =
      List.of(
          "$\\chi^2$ test", "χ² test",
          "\\emph{x} marks the spot", "x marks the spot",
          "pretrained language models~(PLMs)", "pretrained language models (PLMs)",
          "A problem of Erd\\H{o}s and Tur\\'an", "A problem of Erdős and Turán",
          "Kurt G{\\\"o}del, M\\\"{u}ller", "Kurt Gödel, Müller",
          "St\\ütz from 10 -- $10^4$ or $10--20$", "Stütz from 10 – 10⁴ or 10–20",
          "Vojt\\v{e}ch \\v Capek", "Vojtěch Čapek",
          "S{\\o}ren {\\L}ukasz Wei\\ss{} Garc\\'{\\i}a", "Søren Łukasz Weiß García",
          "Fran\\c{c}ois \\AA ngstr\\\"om", "François Ångström",
          "Poincar\\'e and H\\\"older", "Poincaré and Hölder",
          "An $O(n \\log n)$ algorithm", "An O(n log n) algorithm",
          "$\\log{n}$ and n\\log m", "log n and n log m",
          "an $n-$dimensional $ k=2$ and $x,$ too", "an n-dimensional k=2 and x, too",
          "$O(n\\log n)$ time", "O(n log n) time",
          "in $\\mathcal{O}(\\sqrt{T})$ regret", "in O(√T) regret",
          "$\\tilde{O}(d\\sqrt{T})$ regret", "Õ(d√T) regret",
          "$\\widetilde{\\mathcal{O}}(n)$", "Õ(n)",
          "$\\alpha$-divergence", "α-divergence",
          "\\alpha-divergence without dollars", "α-divergence without dollars",
          "$\\beta$-VAE and $\\Lambda$CDM", "β-VAE and ΛCDM",
          "H$_2$O and CO$_2$", "H₂O and CO₂",
          "$x_i$ and $x_{ij}$", "xᵢ and xᵢⱼ",
          "$T_{\\rm eff}$ of stars", "T_eff of stars",
          "$x_{max}$", "x_max",
          "$10^{-5}$", "10⁻⁵",
          "$10^{5.3}$", "10^(5.3)",
          "a $10^{th}$ of it", "a 10ᵗʰ of it",
          "$M_{\\odot}$ and $M_\\odot$", "M_⊙ and M_⊙",
          "$\\sim$10 times, $>$5 and $\\times$2", "∼10 times, >5 and ×2",
          "$\\sim 5\\%$ better", "∼5% better",
          "$90^\\circ$ and $5^{\\circ}$C", "90° and 5°C",
          "$x \\leq y$ and $x\\leq y$", "x ≤ y and x≤y",
          "$\\frac{1}{2}$, $\\frac12$ and $\\frac{a+b}{c}$", "1/2, 1/2 and (a+b)/c",
          "$\\sqrt{x+1}$ and $\\sqrt[3]{n}$", "√(x+1) and ∛n",
          "$\\binom{n}{k}$ subsets", "(n choose k) subsets",
          "$f: \\mathbb{R}^n \\to \\mathbb{R}$", "f: ℝⁿ → ℝ",
          "$\\mathbb{E}[X]$ over $\\mathbb Z$", "𝔼[X] over ℤ",
          "$\\ell_1$ and $\\ell_\\infty$ norms", "ℓ₁ and ℓ_∞ norms",
          "$k \\to \\infty$", "k → ∞",
          "$\\mathrm{SU}(2)$ and $\\mathbf{x}$", "SU(2) and x",
          "$10\\,{\\rm kpc}$", "10 kpc",
          "$3.5 \\pm 0.2\\,\\mathrm{km\\,s^{-1}}$", "3.5 ± 0.2 km s⁻¹",
          "At $10^4\\,$K, 10$\\,$kpc and ($5~$GeV)", "At 10⁴ K, 10 kpc and (5 GeV)",
          "the ∆H of an A^* search by na\\\"\\i{}ve ﬁts", "the ΔH of an A* search by naïve fits",
          "$^{13}$C and ${}^{14}$N", "¹³C and ¹⁴N",
          "the A$^*$ search and $\\pi^\\ast$", "the A* search and π*",
          "$x'$ and $f^{\\prime}$", "x′ and f′",
          "$\\bar{x}$, $\\hat y$ and $\\vec{v}$", "x̄, ŷ and v⃗",
          "$\\overline{MS}$ scheme", "MS scheme",
          "$\\{0,1\\}^n$ strings", "{0,1}ⁿ strings",
          "$\\left(\\frac{p}{q}\\right)$", "(p/q)",
          "$a \\not= b$ and $x \\not\\in S$", "a ≠ b and x ∉ S",
          "$\\lfloor n/2 \\rfloor$", "⌊n/2⌋",
          "$\\langle\\psi|\\phi\\rangle$", "⟨ψ|φ⟩",
          "\\(E = mc^2\\) holds", "E = mc² holds",
          "\\[x = 1\\] too", "x = 1 too",
          "$$a^2 + b^2$$ is long", "a² + b² is long",
          "$ n = 5 $ with spaces", "n = 5 with spaces",
          "$\\textit{in vitro}$ study", "in vitro study",
          "\\textbf{bold \\emph{and more}} words", "bold and more words",
          "{\\em Old} and {\\bf older} style", "Old and older style",
          "\\texttt{run\\_me} now", "run_me now",
          "{BERT} and {B}ayes", "BERT and Bayes",
          "See \\url{https://example.org/~ada/a_b--c}", "See https://example.org/~ada/a_b--c",
          "code \\href{https://example.org/x_y}{here}", "code here (https://example.org/x_y)",
          "Bare https://example.org/~ada/a--b?c_d^e stays",
              "Bare https://example.org/~ada/a--b?c_d^e stays",
          "as in \\cite{knuth84,lam94}", "as in [knuth84,lam94]",
          "\\textcolor{red}{warning} sign", "warning sign",
          "We\\footnote{All of us.} agree", "We (All of us.) agree",
          "\\begin{itemize}\\item One \\item two\\end{itemize}", "• One • two",
          "We present \\ours, which wins", "We present ours, which wins",
          "\\methodname{} is new and $\\poly(n)$ is old", "methodname is new and poly(n) is old",
          "Lovelace--Babbage and 1990--2000", "Lovelace–Babbage and 1990–2000",
          "it works---mostly", "it works—mostly",
          "run it with --verbose", "run it with --verbose",
          "``quoted'' and `single' text", "“quoted” and ‘single’ text",
          "the `code` of Python's `it`", "the `code` of Python's `it`",
          "it costs $5 and $10", "it costs $5 and $10",
          "from $20K to $1,000,000, or US$5-$10", "from $20K to $1,000,000, or US$5-$10",
          "for $5 we solve $x^2$", "for $5 we solve x²",
          "if a < b and c > d & e", "if a < b and c > d & e",
          "std::vector<int> and Map<String, List<T>>", "std::vector<int> and Map<String, List<T>>",
          "emits <think> and <s> tokens", "emits <think> and <s> tokens",
          "snake_case and __init__ stay", "snake_case and __init__ stay",
          "about ~5 of 10~20", "about ~5 of 10~20",
          "Fig.~3 shows 5~GeV", "Fig. 3 shows 5 GeV",
          "C:\\Users\\ada and \\d+ or \\n", "C:\\Users\\ada and \\d+ or \\n",
          "JSON {\"a\": {\"b\": 1}} is text", "JSON {\"a\": {\"b\": 1}} is text",
          "he said \\\"a thing\\\" twice", "he said \"a thing\" twice",
          "R\\&D at 5\\% for \\#1", "R&D at 5% for #1",
          "$HOME and $PATH are set", "$HOME and $PATH are set",
          "a lone $ sign and C++", "a lone $ sign and C++",
          "H<sub>2</sub>O and 10<sup>-3</sup>", "H₂O and 10⁻³",
          "<i>E. coli</i> &amp; <b>others</b>", "E. coli & others",
          "p &lt; 0.05, caf&eacute; &#8211; &#x3b1;&beta;", "p < 0.05, café – αβ",
          "AT&T, Q&A; and &bogus;", "AT&T, Q&A; and &bogus;",
          "eﬃcient ﬁne ﬂow", "efficient fine flow",
          "$\\unfinished{formula and {more", "$unfinished formula and {more",
          "{unclosed \\emph{brace", "{unclosed brace");

  private static String clean(String text) {
    return ReadableText.of(text, 1_000);
  }

  private static String html(String html) {
    return ReadableText.ofHtml(html, 1_000);
  }

  @Test
  void markupBecomesWhatPeopleReadAndOtherTextStays() {
    List<String> read = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int at = 0; at < TEXTS.size(); at += 2) {
      read.add(TEXTS.get(at) + " => " + clean(TEXTS.get(at)));
      expected.add(TEXTS.get(at) + " => " + TEXTS.get(at + 1));
    }
    assertThat(read).hasSizeGreaterThan(80).isEqualTo(expected);
  }

  @Test
  void whatHasBeenCleanedStaysAsItIs() {
    for (int at = 1; at < TEXTS.size(); at += 2) {
      assertThat(clean(TEXTS.get(at))).isEqualTo(TEXTS.get(at));
    }
  }

  @Test
  void charactersThatNobodySeesAreTakenOut() {
    assertThat(clean("zero\u200bwidth soft\u00adhyphen \u202eturned\u202c \u2066x\u2069 \u200fy"))
        .isEqualTo("zerowidth softhyphen turned x y");
    assertThat(clean("a\u0000b\u001bc\ud800d")).isEqualTo("abcd");
    assertThat(clean("no\u00a0break\u2009thin\r\nline")).isEqualTo("no break thin line");
    assertThat(clean("It\u0092s 👩\u200d🔬 می\u200cخواهم"))
        .isEqualTo("It’s 👩\u200d🔬 می\u200cخواهم");
  }

  @Test
  void whatIsFarTooLongIsCut() {
    assertThat(ReadableText.of("$x^2$ ".repeat(1_000), 100)).hasSizeBetween(98, 100).endsWith("…");
    assertThat(ReadableText.of("{\\em ".repeat(50_000), 1_000)).hasSizeLessThanOrEqualTo(1_000);
    assertThat(ReadableText.of("$\\hat".repeat(50_000), 1_000)).hasSizeLessThanOrEqualTo(1_000);
    assertThat(ReadableText.of("<b>".repeat(50_000) + "x" + "</b>", 200_000)).endsWith("x");
  }

  @Test
  void noTextOfAnyKindFails() {
    String[] pieces =
        ("\\ { } $ $$ ^ _ ~ -- `` '' \\frac \\sqrt[ \\emph{ \\href{ \\( \\) \\[ \\' \\\" \\H x 5 é"
                + " <i> </i> <sub> </sub> &amp; &# [ ] \\text{ \\mathbb \\n"
                + "ot \\unicode{x \\begin{ \\left. http://")
            .split(" ", -1);
    Random random = new Random(42);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder any = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        any.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(4) == 0 ? " " : "");
      }
      assertThat(clean(any.toString())).as(any.toString()).doesNotContain("  ");
    }
  }

  @Test
  void htmlBecomesItsWords() {
    assertThat(html("<p>One<br/>two</p><p>three</p>")).isEqualTo("One two three");
    assertThat(html("H<sub>2</sub>O &amp; caf&eacute; &#8211; &#x3b1;&beta; &hellip;"))
        .isEqualTo("H₂O & café – αβ …");
    assertThat(html("a<script>alert('<p>')</script>b<STYLE>p {}</STYLE>c<!-- <p> -->d"))
        .isEqualTo("abcd");
    assertThat(html("<![CDATA[x < y]]> <jats:p>z</jats:p>")).isEqualTo("x < y z");
  }

  @Test
  void whatMerelyLooksLikeATagIsText() {
    assertThat(html("if a < b and c > d & e, <think>so</think> &bogus; &"))
        .isEqualTo("if a < b and c > d & e, <think>so</think> &bogus; &");
    assertThat(html("p <0.05 and <b")).isEqualTo("p <0.05 and");
    assertThat(html("<script>never closed")).isEmpty();
    assertThat(html("</script>kept")).isEqualTo("kept");
  }
}
