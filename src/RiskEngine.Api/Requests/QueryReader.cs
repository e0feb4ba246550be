using NodaTime;
using NodaTime.Text;
using RiskEngine.Assessments;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Requests;

/// <summary>What the parameters of a query mean. Each is read the same way by every call that knows it.</summary>
internal static class QueryReader
{
    internal const string ExplainName = "explain";
    internal const string AsOfName = "asOf";
    internal const string RuleSetName = "ruleSet";
    internal const string RegionName = "region";

    private static readonly string[] OnlyExplain = [ExplainName];

    // In the order of Explain.
    private static readonly string[] Levels = ["none", "summary", "full"];

    // What nearly every caller sends, as a whole.
    private static readonly string[] Queries = [.. Levels.Select(level => $"?{ExplainName}={level}")];

    /// <summary>Reads a query that has <c>explain</c> and nothing else.</summary>
    /// <param name="query">The query as it was sent, with its question mark; null or empty when there is none.</param>
    /// <param name="problems">Gets every problem.</param>
    /// <param name="explain">How much of its reasons the answer carries.</param>
    /// <returns>Whether it is a query at all; when it is not, that is its only problem.</returns>
    internal static bool TryRead(string? query, List<SnapshotProblem> problems, out Explain explain)
    {
        explain = Explain.Summary;
        if (string.IsNullOrEmpty(query))
        {
            return true;
        }

        if (Array.IndexOf(Queries, query) is >= 0 and var known)
        {
            explain = (Explain)known;
            return true;
        }

        var values = QueryValues.Read(query, OnlyExplain, problems);
        explain = Level(values?[ExplainName], problems);
        return values is not null;
    }

    /// <summary>How much of its reasons the answer carries; <c>summary</c> when nobody said.</summary>
    internal static Explain Level(string? value, List<SnapshotProblem> problems)
    {
        if (value is null)
        {
            return Explain.Summary;
        }

        var index = Array.IndexOf(Levels, value);
        if (index >= 0)
        {
            return (Explain)index;
        }

        problems.Add(RequestMistakes.BadExplain(ShownName.Of(value), Nearest.To(value, Levels)));
        return Explain.Summary;
    }

    /// <summary>A day; null when it was left out or is none.</summary>
    internal static LocalDate? Day(string? value, List<SnapshotProblem> problems)
    {
        if (value is null)
        {
            return null;
        }

        if (ToDay(value) is { } day)
        {
            return day;
        }

        problems.Add(RequestMistakes.BadDay(ShownName.Of(value)));
        return null;
    }

    /// <summary>A rule set, with or without version; null when it was left out.</summary>
    internal static string? RuleSet(string? value, List<SnapshotProblem> problems)
    {
        if (value is not null && !RuleSetId.TryParse(value, out _) && !RuleSetId.IsSetName(value))
        {
            problems.Add(RequestMistakes.BadRuleSet("", ShownName.Of(value)));
        }

        return value;
    }

    /// <summary>A day of the calendar; null for any other text.</summary>
    /// <remarks>The pattern alone would take the years before the first, which no snapshot has.</remarks>
    internal static LocalDate? ToDay(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 0 } day } ? day : null;
}
