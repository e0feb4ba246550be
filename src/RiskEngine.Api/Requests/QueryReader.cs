using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using RiskEngine.Assessments;
using RiskEngine.Households;

namespace RiskEngine.Api.Requests;

/// <summary>Reads the query of a request to assess: <c>explain</c> and nothing else.</summary>
internal static class QueryReader
{
    private const string ExplainName = "explain";

    // In the order of Explain.
    private static readonly string[] Levels = ["none", "summary", "full"];

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query as it was sent, with its question mark; null or empty when there is none.</param>
    /// <param name="problems">Gets every problem.</param>
    /// <param name="explain">How much of its reasons the answer carries.</param>
    /// <returns>Whether it is a query at all; when it is not, that is its only problem.</returns>
    internal static bool TryRead(string? query, List<SnapshotProblem> problems, out Explain explain)
    {
        explain = Explain.Summary;
        if (query is not null && !IsWellEncoded(query))
        {
            problems.Add(RequestMistakes.BadQuery());
            return false;
        }

        var (isGiven, most) = (false, problems.Count + SnapshotReader.MaxProblems);
        foreach (var parameter in new QueryStringEnumerable(query))
        {
            var name = parameter.DecodeName().ToString();
            if (name == ExplainName && !isGiven)
            {
                isGiven = true;
                explain = Level(parameter.DecodeValue().ToString(), problems);
            }
            else if (problems.Count < most)
            {
                problems.Add(name == ExplainName
                    ? RequestMistakes.DuplicateParameter(name)
                    : RequestMistakes.UnknownParameter(ShownName.Of(name), Nearest.To(name, [ExplainName])));
            }
        }

        return true;
    }

    private static Explain Level(string value, List<SnapshotProblem> problems)
    {
        var index = Array.IndexOf(Levels, value);
        if (index >= 0)
        {
            return (Explain)index;
        }

        problems.Add(RequestMistakes.BadExplain(ShownName.Of(value), Nearest.To(value, Levels)));
        return Explain.Summary;
    }

    // The framework passes a lone percent sign through as it is, and bytes that are no UTF-8 as question marks.
    private static bool IsWellEncoded(string query)
    {
        for (var at = query.IndexOf('%', StringComparison.Ordinal); at >= 0; at = query.IndexOf('%', at + 1))
        {
            if (at + 2 >= query.Length || !char.IsAsciiHexDigit(query[at + 1]) || !char.IsAsciiHexDigit(query[at + 2]))
            {
                return false;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(query);
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length));
    }
}
