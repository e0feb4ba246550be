using RiskEngine.Assessments.Compiling;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Checking;

/// <summary>The two sentences of a flag: they show the same values, and every brace has its partner.</summary>
internal static class SentenceCheck
{
    public static IEnumerable<Diagnostic> Of(RuleSetPiece piece) => piece.Rules
        .Where(placed => placed.Rule.Sentences.Count == 2)
        .SelectMany(placed => Of(placed.Rule.Sentences[0], placed.Rule.Sentences[1]));

    private static IEnumerable<Diagnostic> Of(RuleText zh, RuleText en)
    {
        var (shownInZh, shownInEn) = (Names(zh), Names(en));
        return shownInEn.Except(shownInZh).Select(name => Missing(zh, name, "English"))
            .Concat(shownInZh.Except(shownInEn).Select(name => Missing(en, name, "Chinese")))
            .Concat(LooseBraces(zh))
            .Concat(LooseBraces(en));
    }

    private static List<string> Names(RuleText sentence) =>
        [.. TextTemplate.Split(sentence.Text).Select(part => part.Name).OfType<string>()];

    private static Diagnostic Missing(RuleText sentence, string name, string other) =>
        sentence.At(0, sentence.Text.Length, CheckMistakes.PlaceholderMissing(name, other));

    private static IEnumerable<Diagnostic> LooseBraces(RuleText sentence)
    {
        var open = -1;
        for (var at = 0; at < sentence.Text.Length; at++)
        {
            var c = sentence.Text[at];
            if (c == '}' && open < 0)
            {
                yield return sentence.At(at, 1, CheckMistakes.LooseBrace(c));
            }
            else if (c == '{' && open >= 0)
            {
                yield return sentence.At(open, 1, CheckMistakes.LooseBrace(c));
            }

            open = c == '{' ? at : c == '}' ? -1 : open;
        }

        if (open >= 0)
        {
            yield return sentence.At(open, 1, CheckMistakes.LooseBrace('{'));
        }
    }
}
