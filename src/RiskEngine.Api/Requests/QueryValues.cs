using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using RiskEngine.Households;

namespace RiskEngine.Api.Requests;

/// <summary>The parameters of a query: those that a call knows, each once at most.</summary>
internal sealed class QueryValues
{
    private readonly string[] names;
    private readonly string?[] values;

    private QueryValues(string[] names) => (this.names, values) = (names, new string?[names.Length]);

    /// <summary>The value of a parameter; null when it was left out.</summary>
    public string? this[string name] => values[Array.IndexOf(names, name)];

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query as it was sent, with its question mark; null or empty when there is none.</param>
    /// <param name="names">The parameters that the call knows.</param>
    /// <param name="problems">Gets every problem.</param>
    /// <returns>The values; null when it is no query at all, which then is its only problem.</returns>
    internal static QueryValues? Read(string? query, string[] names, List<SnapshotProblem> problems)
    {
        if (query is not null && !IsWellEncoded(query))
        {
            problems.Add(RequestMistakes.BadQuery());
            return null;
        }

        var read = new QueryValues(names);
        var most = problems.Count + SnapshotReader.MaxProblems;
        foreach (var parameter in new QueryStringEnumerable(query))
        {
            var name = parameter.DecodeName().ToString();
            var index = Array.IndexOf(names, name);
            if (index >= 0 && read.values[index] is null)
            {
                read.values[index] = parameter.DecodeValue().ToString();
            }
            else if (problems.Count < most)
            {
                problems.Add(index >= 0
                    ? RequestMistakes.DuplicateParameter(name)
                    : RequestMistakes.UnknownParameter(ShownName.Of(name), names));
            }
        }

        return read;
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
