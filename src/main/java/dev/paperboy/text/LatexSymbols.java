package dev.paperboy.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tables of the LaTeX commands that occur in titles and abstracts. */
final class LatexSymbols {
  private static final String GREEK =
      "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta θ iota ι"
          + " kappa κ varkappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi π rho ρ varrho ρ"
          + " sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ"
          + " Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω textmu μ upmu μ"
          + " upalpha α upbeta β upgamma γ textalpha α textbeta β textgamma γ";
  private static final String RELATIONS =
      "times × cdot · div ÷ pm ± mp ∓ ast * star * circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙"
          + " ominus ⊖ wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪ sqcup ⊔ setminus ∖ rtimes ⋊ ltimes ⋉"
          + " leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ lt < gt > ll ≪ gg ≫ neq ≠ ne ≠ sim ∼"
          + " simeq ≃ approx ≈ cong ≅ equiv ≡ propto ∝ asymp ≍ lesssim ≲ lsim ≲ gtrsim ≳ gsim ≳"
          + " in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ prec ≺"
          + " preceq ⪯ succ ≻ succeq ⪰ mid | parallel ∥ perp ⊥ bot ⊥ top ⊤ vdash ⊢ models ⊨"
          + " to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⇒"
          + " Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ longrightarrow ⟶ Longrightarrow ⟹ mapsto ↦"
          + " uparrow ↑ downarrow ↓ nearrow ↗ searrow ↘ hookrightarrow ↪ rightsquigarrow ⇝"
          + " rightharpoonup ⇀ leftrightharpoons ⇋ rightleftharpoons ⇌ triangleq ≜ coloneqq ≔"
          + " colon : triangleleft ◁ triangleright ▷";
  private static final String SIGNS =
      "infty ∞ ell ℓ hbar ℏ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅"
          + " aleph ℵ Re ℜ Im ℑ wp ℘ angle ∠ prime ′ dagger † ddagger ‡ neg ¬ lnot ¬ sum ∑ prod ∏"
          + " int ∫ oint ∮ iint ∬ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ surd √ langle ⟨"
          + " rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert | vert | lVert ‖ rVert ‖"
          + " Vert ‖ lbrace { rbrace } lbrack [ rbrack ] ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱"
          + " dotsc … dotsb ⋯ textellipsis … degree ° textdegree ° S § P ¶ copyright ©"
          + " textregistered ® texttrademark ™ pounds £ euro € texteuro € textendash – textemdash —"
          + " emdash — endash – textquoteleft ‘ textquoteright ’ textquotedblleft “"
          + " textquotedblright ” textquotesingle ' textless < textgreater > textasciitilde ~"
          + " textasciicircum ^ textbackslash \\ textunderscore _ textbar | backslash \\ Box □"
          + " square □ blacksquare ■ triangle △ checkmark ✓ cmark ✓ xmark ✗ sun ☉ diamond ⋄"
          + " clubsuit ♣ spadesuit ♠ heartsuit ♥ sharp ♯ flat ♭ LaTeX LaTeX TeX TeX Angstrom Å"
          + " textpm ± texttimes ×";

  /** Commands for letters in text, such as {@code \ss}. */
  static final Map<String, String> LETTERS =
      table(
          "o ø O Ø l ł L Ł ss ß ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH"
              + " Þ");

  static final Set<String> FUNCTIONS =
      words(
          "log lg ln exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan min max sup"
              + " inf lim limsup liminf argmin argmax det dim ker gcd deg mod bmod Pr Tr tr rank"
              + " polylog poly sgn diag");

  static final Set<String> SWITCHES =
      words(
          "em bf it tt sc sf rm sl cal bfseries itshape ttfamily scshape sffamily rmfamily upshape"
              + " mdseries slshape normalfont boldmath unboldmath tiny scriptsize footnotesize"
              + " small normalsize large Large LARGE huge Huge left right middle big Big bigg Bigg"
              + " bigl bigr bigm Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle"
              + " scriptstyle limits nolimits protect noindent centering xspace relax unskip"
              + " ignorespaces nonumber notag par newline linebreak allowbreak");

  /** Commands that only change the style or behaviour of their argument. */
  static final Set<String> STYLES =
      words(
          "textbf textit textsl textsc textsf texttt textrm textup textmd textnormal text emph"
              + " underline uline ul mbox hbox fbox textnumero gls glspl acrshort ensuremath mathbf"
              + " mathrm mathit mathsf mathtt mathcal mathfrak mathscr mathnormal mathbin mathrel"
              + " mathop mathord boldsymbol bm pmb operatorname underbrace overbrace"
              + " xrightarrow smash textsuperscript textsubscript");

  /** Styles whose argument is text and not a formula, in any context. */
  static final Set<String> TEXTS =
      words(
          "textbf textit textsl textsc textsf texttt textrm textup textmd textnormal text emph"
              + " mbox hbox fbox");

  /** Commands that are removed with their argument. */
  static final Set<String> LEFT_OUT =
      words(
          "label begin end vspace hspace phantom vphantom hphantom thanks color footnotemark"
              + " bibliography includegraphics tag");

  static final Set<String> REFERENCES =
      words("cite citep citet citealp citeauthor citeyear ref eqref autoref cref Cref pageref");

  /** The combining marks of accents in a text. */
  static final Map<String, String> ACCENTS =
      table(
          "` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 \" \u0308 r \u030A"
              + " H \u030B v \u030C d \u0323 c \u0327 k \u0328 b \u0331");

  /** The combining marks of accents in a formula. */
  static final Map<String, String> OVER_SYMBOLS =
      table(
          "hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 overline \u0304 breve"
              + " \u0306 dot \u0307 ddot \u0308 check \u030C vec \u20D7 acute \u0301 grave \u0300"
              + " underbar \u0331 overrightarrow \u20D7 mathring \u030A");

  static final Map<String, String> SYMBOLS = table(GREEK + " " + RELATIONS + " " + SIGNS);

  static final Map<String, String> DOUBLE_STRUCK =
      table(
          "C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ 1 𝟙 A 𝔸 B 𝔹 D 𝔻 E 𝔼 F 𝔽 G 𝔾 I 𝕀 K 𝕂 L 𝕃 M 𝕄 S 𝕊"
              + " T 𝕋 V 𝕍 X 𝕏 k 𝕜");

  private LatexSymbols() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  private static Map<String, String> table(String pairs) {
    Map<String, String> table = new HashMap<>();
    String[] parts = pairs.split(" ", -1);
    for (int i = 0; i < parts.length; i += 2) {
      table.put(parts[i], parts[i + 1]);
    }
    return Map.copyOf(table);
  }
}
