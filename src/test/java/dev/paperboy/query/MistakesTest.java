package dev.paperboy.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.query.ParseResult.Mistake;
import dev.paperboy.query.ParseResult.Parsed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '§',
      textBlock =
          """
          boats "flow matching  ; 6  ; not closed              ; boats "flow matching"
          (boats                ; 0  ; never closed            ; (boats)
          boats)                ; 5  ; no opening one          ; boats
          ()                    ; 1  ; nothing to look for     ; §§
          boats OR              ; 6  ; nothing after this      ; boats
          OR boats              ; 0  ; nothing before this     ; boats
          boats,                ; 5  ; nothing after this      ; boats
          boats AND             ; 6  ; nothing after this      ; boats
          boats AND OR ships    ; 6  ; nothing after this      ; boats OR ships
          titel:boats           ; 0  ; title                   ; title:boats
          titel: boats          ; 0  ; title                   ; title: boats
          foo:boats             ; 0  ; no field                ; foo boats
          summary:boats         ; 0  ; abstract                ; abstract:boats
          upvotes:20            ; 0  ; compared                ; upvotes>=20
          year:2024 boats       ; 0  ; compared                ; year=2024 boats
          upvote>=20            ; 0  ; not a number that       ; upvotes>=20
          stars>=20             ; 0  ; not a number that       ; upvotes>=20
          upvotes>=many         ; 0  ; whole number            ; upvotes>=20
          upvotes>=-1           ; 0  ; whole number            ; upvotes>=20
          year>=24              ; 0  ; whole number            ; year>=2024
          -survey               ; 0  ; only excludes           ; survey
          NOT survey            ; 0  ; only excludes           ; survey
          boats OR -survey      ; 9  ; only excludes           ; boats survey
          NOT NOT survey        ; 4  ; twice                   ; survey
          boats --survey        ; 6  ; one minus               ; boats -survey
          boats - survey        ; 6  ; is alone                ; boats -survey
          "world model"~0       ; 13 ; from 1 to 100           ; "world model"~3
          "world model"~101     ; 13 ; from 1 to 100           ; "world model"~100
          "world model"~        ; 13 ; from 1 to 100           ; "world model"~3
          "world"~3             ; 0  ; two to 8                ; "world"
          world~3               ; 5  ; quotation marks         ; world
          *                     ; 0  ; end of a word           ; §§
          *model                ; 0  ; end of a word           ; model
          mo*el                 ; 2  ; end of a word           ; moel
          学*                    ; 0  ; two letters             ; =学
          RRT*-planning         ; 3  ; in quotation marks      ; "RRT*-planning"
          Q**                   ; 1  ; in quotation marks      ; Q
          =RRT*                 ; 1  ; in quotation marks      ; ="RRT*"
          author:q*             ; 7  ; two letters             ; author:=q
          author:"Q* Ferry"     ; 7  ; quoted name             ; author:"Q Ferry"
          =                     ; 0  ; right before            ; §§
          = RAG                 ; 0  ; right before            ; RAG
          boats =(RAG)          ; 6  ; right before            ; boats (RAG)
          cat:                  ; 0  ; needs something         ; cat:cs.CL
          cat:*                 ; 4  ; needs a category        ; cat:cs.CL
          cat:cs                ; 4  ; itself                  ; cat:cs.*
          cs.LG                 ; 0  ; looks like a category   ; cat:cs.LG
          cat:cs.CL,cs.LG       ; 10 ; looks like a category   ; cat:cs.CL,cat:cs.LG
          feed:                 ; 0  ; needs something         ; feed:huggingface
          trending:0            ; 9  ; rank from 1 to 50       ; trending:10
          trending:x            ; 9  ; rank from 1 to 50       ; trending:10
          trending:51           ; 9  ; rank from 1 to 50       ; trending:50
          trending:             ; 0  ; needs something         ; trending:10
          trending<=5           ; 0  ; rank from 1 to 50       ; trending:5
          about:                ; 0  ; needs something         ; about:"agents that use tools"
          about:""              ; 6  ; needs words             ; about:"agents that use tools"
          about:"..."           ; 6  ; needs words             ; about:"agents that use tools"
          about:"+arxiv:2606.1" ; 7  ; not the id of a paper   ; *
          about:"-arxiv:2606.14777" ; 6 ; needs words          ; about:"agents that use tools"
          about:"ships"~0       ; 13 ; from 1 to 50            ; about:"ships"
          about:"ships"~51 x1   ; 13 ; from 1 to 50            ; about:"ships"~50 x1
          about:"ships"~        ; 13 ; from 1 to 50            ; about:"ships"
          about:"ships"~daily   ; 13 ; from 1 to 50            ; about:"ships"
          about:ships~99999999999 ; 11 ; from 1 to 50          ; about:ships~50
          about:ship*           ; 10 ; in any words            ; about:ship
          about:="ships"        ; 6  ; right before            ; about: "ships"
          about:(old ships) x1  ; 0  ; quotation marks         ; about:"old ships" x1
          about: old ships OR x ; 0  ; quotation marks         ; about:"old ships" OR x
          about:2606.14777      ; 6  ; names one paper         ; *
          about:"ships +doi:x"  ; 13 ; not the id of a paper   ; about:"ships "
          about:"ships +arxiv:2606.14777 -2606.14777v2" ; 13 ; both ; about:"ships -2606.14777v2"
          title:(about:ships)   ; 7  ; is inside               ; title about ships
          -about:"ships"        ; 0  ; only excludes           ; about ships
          topic:ships           ; 0  ; “about:” is one         ; about:ships
          has:codes             ; 4  ; code or a project       ; has:code
          title:                ; 0  ; needs something         ; title:mamba
          title:(abstract:x1)   ; 7  ; is inside               ; title abstract x1
          author:Y.             ; 7  ; initials                ; author y
          author:"Yann LeCun"~3 ; 7  ; distance                ; author:"Yann LeCun"
          ...                   ; 0  ; punctuation             ; §§
          ""                    ; 0  ; no word in              ; §§
          !boats ships          ; 0  ; a minus to exclude      ; -boats ships
          the                   ; 0  ; every text              ; "the"
          https://example.org/x ; 0  ; names one paper         ; *
          2401.00001            ; 0  ; names one paper         ; *
          arxiv:2401.00001      ; 0  ; names one paper         ; *
          #2401.00001           ; 0  ; names one paper         ; *
          boats 2401.00001%     ; 6  ; names one paper         ; *
          """)
  void aMistakeIsAnsweredWithItsPlaceAndAWayOut(
      String query, int position, String reason, String suggestion) {
    Mistake mistake = mistake(query);
    assertThat(mistake.reason()).contains(reason);
    assertThat(mistake.position()).isEqualTo(position);
    if (!suggestion.equals("*")) {
      assertThat(mistake.suggestion()).isEqualTo(suggestion);
    }
  }

  @Test
  void emptyLongDeepAndManyAreRefused() {
    assertThat(mistake("").reason()).contains("empty");
    assertThat(mistake("  \n ").suggestion()).isNotEmpty();
    assertThat(mistake("boat ".repeat(101)).reason()).contains("500 characters");
    assertThat(QueryParser.parse("ab ".repeat(100))).isInstanceOf(Parsed.class);
    assertThat(mistake("ab ".repeat(101)).reason()).contains("at most 100");
    assertThat(QueryParser.parse("(".repeat(50) + "boat" + ")".repeat(50)))
        .isInstanceOf(Parsed.class);
    assertThat(mistake("(".repeat(51) + "boat" + ")".repeat(51)).position()).isEqualTo(50);
  }

  @Test
  void whateverIsTypedIsEitherUnderstoodOrAnswered() {
    long seed = 42;
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "boat",
            "ships",
            " ",
            " ",
            " ",
            "(",
            ")",
            "\"",
            "\"",
            "OR",
            " or ",
            " AND ",
            "NOT ",
            "-",
            "=",
            "~3",
            "~",
            "*",
            ",",
            "|",
            "title:",
            "author:",
            "cat:",
            "cs.*",
            "feed:",
            "has:code",
            "upvotes>=",
            "20",
            "year<2020",
            "\\",
            "$",
            "β",
            "Ｗ",
            "“",
            "–",
            "学",
            "\uD800",
            "\uDC00",
            "\u0301",
            "'",
            "’s",
            "multi-task",
            "C++",
            "1,000",
            "3.1",
            "&",
            "!",
            ":",
            "ﬁ",
            "İ",
            "ß",
            "\0",
            "½",
            "ŉ",
            "ǰ",
            "ΐ",
            "ſ",
            "K",
            "ͅ",
            "ﷺ",
            "㎏",
            "…",
            "''",
            "_",
            "^2",
            "{",
            "αβ",
            "φυσική",
            "TNFα",
            "kappa",
            "Δ",
            "µ",
            "\\beta",
            "RRT*",
            "A*",
            "★",
            "^*",
            "<b>",
            "about:",
            "about:\"old ships ",
            " +arxiv:2606.14777",
            " -doi:10.1101/x",
            " −item:a/b",
            "&amp;",
            "&lt;",
            "~50");
    int understood = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(10);
      for (int i = 0; i < length; i++) {
        text.append(
            random.nextInt(20) == 0
                ? String.valueOf(
                    (char) (random.nextBoolean() ? random.nextInt(0x10000) : random.nextInt(0x400)))
                : pieces.get(random.nextInt(pieces.size())));
      }
      String query = text.toString();
      try {
        ParseResult result = QueryParser.parse(query);
        if (result instanceof Parsed parsed) {
          understood++;
          String canonical = parsed.query().canonical();
          if (canonical.length() <= QueryParser.LONGEST) {
            assertThat(Papers.expression(canonical)).isEqualTo(parsed.query().expression());
          }
        } else if (result instanceof Mistake mistake) {
          assertThat(mistake.position()).isBetween(0, query.length());
          assertThat(mistake.reason()).isNotBlank();
          if (!mistake.suggestion().isEmpty()) {
            Papers.expression(mistake.suggestion());
          }
        }
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError(
            "seed %s, round %s, query <%s>".formatted(seed, round, query), failure);
      }
    }
    assertThat(understood).isGreaterThan(5_000);
  }

  private static Mistake mistake(String query) {
    ParseResult result = QueryParser.parse(query);
    assertThat(result).as(query).isInstanceOf(Mistake.class);
    return (Mistake) result;
  }
}
