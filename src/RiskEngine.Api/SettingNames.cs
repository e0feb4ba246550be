using System.Text.RegularExpressions;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Api;

/// <summary>The names of all settings: a misspelt one would mean nothing, and nobody would notice.</summary>
internal static partial class SettingNames
{
    // `*` stands for whatever a key is called, usually its number.
    private static readonly string[] Known =
    [
        "Keys:*:Id", "Keys:*:Owner", "Keys:*:Scopes", "Keys:*:Until", "Keys:*:Hash",
        "Jwt:Issuer", "Jwt:Audience", "Jwt:KeysFile", "Jwt:ScopeClaim",
        "Rate:Requests", "Rate:Seconds", "Rate:AtOnce",
        "Limits:AtOnce", "Limits:Connections", "Limits:TimeoutSeconds", "Limits:BytesPerSecond", "Limits:GraceSeconds",
        "Limits:DrainSeconds", "RULES_POLL_SECONDS",
    ];

    // Read before the settings are, by this program or by others that run in the same environment.
    private static readonly string[] KnownVariables = ["RULES", "STORE", "STORE_PASSWORD", "TEST_SQLSERVER"];

    /// <summary>Every setting, as a variable of the environment; <c>*</c> for the number of a key.</summary>
    internal static IEnumerable<string> All => Known.Select(ServiceSettings.NameOf);

    /// <summary>Finds the names that mean nothing. Values are never told: they may be secrets in the wrong place.</summary>
    /// <param name="section">The section of the settings in what ASP.NET reads.</param>
    /// <param name="variables">Names of the variables of the environment.</param>
    /// <param name="mistakes">Gets every mistake, in the order of the names.</param>
    internal static void Check(IConfigurationSection section, IEnumerable<string> variables, List<string> mistakes)
    {
        var prefix = ServiceSettings.Prefix;
        foreach (var variable in variables.Order(StringComparer.Ordinal))
        {
            // With a second `_` the framework takes it for a name in the section, where it is looked at below.
            var isOurs = variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && !variable.StartsWith($"{prefix}_", StringComparison.OrdinalIgnoreCase);
            if (!isOurs || OfKubernetes().IsMatch(variable))
            {
                continue;
            }

            var path = variable[prefix.Length..].Replace("__", ":", StringComparison.Ordinal);
            CheckName(path, variable, [.. Known, .. KnownVariables], ServiceSettings.NameOf, mistakes);
        }

        foreach (var (path, value) in section.AsEnumerable(makePathsRelative: true).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // An object or list in a file has a name and no value; what it holds is looked at by itself.
            var isPart = string.IsNullOrEmpty(value)
                && (section.GetSection(path).GetChildren().Any() || Known.Any(name => IsPartOf(path, name)));
            if (!isPart)
            {
                CheckName(path, $"{section.Path}:{path}", Known, known => $"{section.Path}:{known}", mistakes);
            }
        }
    }

    private static void CheckName(
        string path, string shown, string[] known, Func<string, string> written, List<string> mistakes)
    {
        var here = known.Select(name => Here(name, path)).ToArray();
        if (here.Contains(path, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        var meant = Nearest.To(path, here);
        mistakes.Add($"there is no setting `{ShownName.Of(shown)}`; "
            + (meant is null ? "the README of the service lists them" : $"did you mean `{written(ShownName.Of(meant))}`?"));
    }

    private static bool IsPartOf(string path, string known) =>
        Here(known, path).StartsWith($"{path}:", StringComparison.OrdinalIgnoreCase);

    // What a key is called is nothing to be misspelt: it is looked for under the name that it has.
    private static string Here(string known, string path) =>
        path.Split(':') is [_, var key, ..] ? known.Replace("*", key, StringComparison.Ordinal) : known;

    // Every pod is told of every Service of its namespace in this way, and ours may well be called `riskengine`.
    [GeneratedRegex("^RISKENGINE(_[A-Z0-9_]+)?_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$")]
    private static partial Regex OfKubernetes();
}
