using RiskEngine.Language;

namespace RiskEngine.Assessments.Compiling;

/// <summary>A sentence in two languages with places for values.</summary>
/// <param name="Zh">The Chinese sentence in parts.</param>
/// <param name="En">The English sentence in parts.</param>
/// <param name="Values">What the places show, each once.</param>
internal sealed record TextTemplate(
    IReadOnlyList<TextPart> Zh, IReadOnlyList<TextPart> En, IReadOnlyList<BoundExpression> Values)
{
    /// <summary>Splits a sentence into its literal parts and the names in braces.</summary>
    public static IEnumerable<(string Literal, string? Name)> Split(string sentence)
    {
        var at = 0;
        while (at < sentence.Length)
        {
            var open = sentence.IndexOf('{', at);
            var close = open < 0 ? -1 : sentence.IndexOf('}', open);
            if (close < 0)
            {
                yield return (sentence[at..], null);
                yield break;
            }

            yield return (sentence[at..open], sentence[(open + 1)..close]);
            at = close + 1;
        }
    }
}

/// <summary>Literal text, followed by a value unless it is the last part.</summary>
/// <param name="Literal">Text as it stands.</param>
/// <param name="Value">Which of the template's values follows; -1 for none.</param>
internal sealed record TextPart(string Literal, int Value);
