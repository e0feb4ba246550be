using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Syntax;

namespace RiskEngine.Language.Binding;

/// <summary>The questions that a list can be asked, and the type of each answer.</summary>
internal static class Aggregates
{
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetNames<Aggregate>(), "Where"];

    public static bool IsKnown(string name) => Names.Contains(name);

    public static BoundNode Bind(CallSyntax syntax, BoundNode list, Element element, BoundNode? body, MistakeList mistakes)
    {
        if (syntax.Name is "Where" or "Any" or "All" or "Count" && body is not null && body.Type != typeof(bool))
        {
            mistakes.Add(body.Span, Mistakes.WrongType("a condition", Describe.Type(body.Type)));
            return new BoundError(syntax.Span);
        }

        if (syntax.Name == "Where")
        {
            return new BoundWhere(syntax.Span, list, element, body!);
        }

        var kind = Enum.Parse<Aggregate>(syntax.Name);
        if (kind is Aggregate.Any or Aggregate.All or Aggregate.Count)
        {
            return new BoundAggregate(syntax.Span, kind, list, element, body, kind == Aggregate.Count ? typeof(int) : typeof(bool));
        }

        if (Answer(kind, body!.Type) is not { } answer)
        {
            mistakes.Add(body.Span, Mistakes.WrongType("a number", Describe.Type(body.Type)));
            return new BoundError(syntax.Span);
        }

        var wanted = NumberTypes.MadeNullable(NumberTypes.Bare(answer), NumberTypes.IsNullable(body.Type));
        var converted = body.Type == wanted ? body : new BoundConvert(body.Span, body, wanted);
        return new BoundAggregate(syntax.Span, kind, list, element, converted, answer);
    }

    // As `Enumerable` has them: small whole numbers have no Sum of their own, the average of whole numbers is binary, and
    // single-precision numbers are added up in double precision, which we leave alone.
    private static Type? Answer(Aggregate kind, Type body)
    {
        var bare = NumberTypes.Bare(body);
        if (bare != typeof(int) && bare != typeof(long) && bare != typeof(decimal) && bare != typeof(double))
        {
            return null;
        }

        var answer = kind == Aggregate.Average && NumberTypes.IsWhole(bare) ? typeof(double) : bare;
        return NumberTypes.MadeNullable(answer, NumberTypes.IsNullable(body));
    }
}
