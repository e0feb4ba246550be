using RiskEngine.Assessments.Compiling;
using RiskEngine.Language.Binding;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Checking;

/// <summary>A rule set with what its expressions mean, as far as they mean anything.</summary>
internal sealed class CheckedRuleSet
{
    private readonly RuleSetBinder binder;
    private readonly Dictionary<string, ParameterTime> times;
    private readonly HashSet<string> files;

    public CheckedRuleSet(RuleSetPiece piece, RuleSet whole)
    {
        (Piece, Whole) = (piece, whole);
        binder = new RuleSetBinder(whole);
        Mistakes = binder.Bind().Mistakes;
        times = whole.Parameters.DistinctBy(parameter => parameter.Name)
            .ToDictionary(parameter => parameter.Name, parameter => new ParameterTime(whole, parameter), StringComparer.Ordinal);
        files = piece.Files.Files.Values.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
    }

    public RuleSetPiece Piece { get; }

    public RuleSet Whole { get; }

    /// <summary>What is wrong with the expressions themselves.</summary>
    public IReadOnlyList<Diagnostic> Mistakes { get; }

    /// <summary>Every expression, inherited ones too.</summary>
    public IReadOnlyList<BoundText> Texts => binder.Texts;

    /// <summary>The expressions of its own files.</summary>
    public IEnumerable<BoundText> OwnTexts => Texts.Where(text => text.Text.File is { } file && files.Contains(file));

    /// <summary>The derived values by name.</summary>
    public IReadOnlyDictionary<string, BoundGlobal> Globals => binder.Globals;

    /// <summary>The values of a parameter in the time of the set; null for a name that is none.</summary>
    public ParameterTime? TimeOf(string parameter) => times.GetValueOrDefault(parameter);

    /// <summary>The condition of an enabled rule; null where there is none.</summary>
    public BoundText? ConditionOf(string code) =>
        Texts.FirstOrDefault(text => text.IsCondition && text.Rule!.Code == code && text.Rule.Enabled);

    /// <summary>A mistake at a node of an expression.</summary>
    public static Diagnostic At(BoundText text, BoundNode node, Diagnostic diagnostic) =>
        text.Text.At(node.Span.Start, node.Span.Length, diagnostic);
}
