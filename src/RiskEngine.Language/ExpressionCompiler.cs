using RiskEngine.Language.Binding;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Syntax;
using RiskEngine.Language.Text;

namespace RiskEngine.Language;

/// <summary>The way in: text and scope → a checked expression, or every mistake in it.</summary>
public static class ExpressionCompiler
{
    /// <summary>Scans, parses and binds a text.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="scope">The names that it may use.</param>
    /// <param name="wanted">The type that it must have (nullability aside, except that a condition must be one), or null for any.</param>
    /// <returns>The expression, or null together with at least one mistake.</returns>
    public static BindingResult Bind(string text, Scope scope, Type? wanted = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        var mistakes = new MistakeList();
        if (text.Length > ExpressionLimits.Length)
        {
            mistakes.Add(new SourceSpan(0, 1), Mistakes.TooLong(text.Length, ExpressionLimits.Length));
            return new BindingResult(null, mistakes.Found);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            mistakes.Add(new SourceSpan(0, 0), Mistakes.Empty());
            return new BindingResult(null, mistakes.Found);
        }

        var tokens = new Lexer(text, mistakes).Scan();
        var syntax = new Parser(tokens, mistakes).ParseWhole();
        var root = new Binder(scope, mistakes).Bind(syntax);
        if (!mistakes.Any && wanted is not null && !Suits(root, wanted))
        {
            foreach (var part in Unsuited(root, wanted))
            {
                mistakes.Add(part.Span, Mistakes.WrongType(Describe.Type(wanted), Describe.Type(part.Type)));
            }
        }

        return mistakes.Any
            ? new BindingResult(null, [.. mistakes.Found.OrderBy(mistake => mistake.Span.Start)])
            : new BindingResult(new BoundExpression(text, root), []);
    }

    // A yes/no fact among conditions makes the whole one that can be missing; the fact is what has to be mended.
    private static IEnumerable<BoundNode> Unsuited(BoundNode node, Type wanted) => wanted == typeof(bool) && node is BoundLogical or BoundNot
        ? Parts.Of(node).Where(part => part.Type != typeof(bool)).SelectMany(part => Unsuited(part, wanted))
        : [node];

    private static bool Suits(BoundNode root, Type wanted) =>
        root.Type == wanted
        || (wanted != typeof(bool) && NumberTypes.Bare(root.Type) == wanted)
        || (wanted == typeof(decimal) && NumberTypes.IsNumber(root.Type));
}

/// <summary>What binding came to: an expression, or the mistakes in it.</summary>
/// <param name="Expression">The expression, or null when there are mistakes.</param>
/// <param name="Mistakes">Every mistake, in the order of the text; empty when there is an expression.</param>
public sealed record BindingResult(BoundExpression? Expression, IReadOnlyList<Mistake> Mistakes);
