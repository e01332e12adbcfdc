package dev.paperboy.feed.text;

import java.util.HashMap;
import java.util.Map;

/** The named entities of HTML 4 (W3C Recommendation, section 24), and XML's own five. */
final class NamedEntities {

  private static final String LATIN =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
          + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
          + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave"
          + " Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave"
          + " Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig"
          + " ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute"
          + " ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
  private static final String CAPITAL_GREEK =
      "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho";
  private static final String SMALL_GREEK =
      "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
          + " sigmaf sigma tau upsilon phi chi psi omega";
  private static final String OTHERS =
      "quot 34 amp 38 lt 60 gt 62 apos 39 Sigma 931 Tau 932 Upsilon 933 Phi 934 Chi 935 Psi 936"
          + " Omega 937 OElig 338 oelig 339 Scaron 352 scaron 353 Yuml 376 fnof 402 circ 710"
          + " tilde 732 ensp 8194 emsp 8195 thinsp 8201 zwnj 8204 zwj 8205 lrm 8206 rlm 8207"
          + " ndash 8211 mdash 8212 lsquo 8216 rsquo 8217 sbquo 8218 ldquo 8220 rdquo 8221"
          + " bdquo 8222 dagger 8224 Dagger 8225 bull 8226 hellip 8230 permil 8240 prime 8242"
          + " Prime 8243 lsaquo 8249 rsaquo 8250 oline 8254 frasl 8260 euro 8364 trade 8482"
          + " larr 8592 uarr 8593 rarr 8594 darr 8595 harr 8596 rArr 8658 hArr 8660 forall 8704"
          + " part 8706 exist 8707 empty 8709 nabla 8711 isin 8712 notin 8713 prod 8719 sum 8721"
          + " minus 8722 lowast 8727 radic 8730 prop 8733 infin 8734 ang 8736 and 8743 or 8744"
          + " cap 8745 cup 8746 int 8747 sim 8764 cong 8773 asymp 8776 ne 8800 equiv 8801 le 8804"
          + " ge 8805 sub 8834 sup 8835 oplus 8853 otimes 8855 perp 8869 sdot 8901 loz 9674";

  private NamedEntities() {}

  static Map<String, String> all() {
    Map<String, String> entities = new HashMap<>();
    inARow(entities, LATIN, 160);
    inARow(entities, CAPITAL_GREEK, 913);
    inARow(entities, SMALL_GREEK, 945);
    String[] others = OTHERS.split(" ", -1);
    for (int at = 0; at < others.length; at += 2) {
      entities.put(others[at], Character.toString(Integer.parseInt(others[at + 1])));
    }
    return Map.copyOf(entities);
  }

  private static void inARow(Map<String, String> entities, String names, int first) {
    int character = first;
    for (String name : names.split(" ", -1)) {
      entities.put(name, Character.toString(character++));
    }
  }
}
