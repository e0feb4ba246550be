using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>Reads the files of one rule set, and finds every mistake that can be seen without its parent.</summary>
internal static class RuleSetReader
{
    private const string ManifestName = "ruleset.json";
    private const string OrdinaryHousehold = "ordinary.household.json";
    private const string WorkflowEnd = ".workflow.json";
    private const string ParametersEnd = ".parameters.json";
    private const string CasesEnd = ".cases.json";

    private static readonly string[] Ends = [WorkflowEnd, ParametersEnd, CasesEnd];

    public static RuleSetPiece Read(RuleSetFiles files)
    {
        var piece = new RuleSetPiece(files);
        piece.Findings.AddRange(files.Findings);
        ReadManifest(piece);
        var listed = piece.Manifest?.Domains ?? [];
        foreach (var (name, file) in files.Files)
        {
            ReadFile(piece, name, file, listed);
        }

        CheckDomainsHaveFiles(piece, listed);
        CheckNamesAreUnique(piece);
        return piece;
    }

    public static string WorkflowOf(string domain) => domain + WorkflowEnd;

    private static void ReadManifest(RuleSetPiece piece)
    {
        if (!piece.Files.Files.TryGetValue(ManifestName, out var file))
        {
            piece.Findings.Add(FileMistakes.NoManifest() with { File = piece.Files.PathOf(ManifestName) });
            return;
        }

        if (JsonWalk.Read(file, piece.Findings) is { } root)
        {
            piece.Documents[ManifestName] = root;
            piece.Manifest = ManifestFile.Read(root, piece.Findings);
        }
    }

    private static void ReadFile(RuleSetPiece piece, string name, SourceFile file, IReadOnlyList<ManifestDomain> listed)
    {
        if (name is ManifestName or OrdinaryHousehold || Enough.Of(piece.Findings, file))
        {
            return;
        }

        var end = Array.Find(Ends, known => name.EndsWith(known, StringComparison.Ordinal));
        if (end is null)
        {
            piece.Findings.Add(FileMistakes.UnknownFile(name, NearestFile(name, listed)) with { File = file.Path });
            return;
        }

        var domain = name[..^end.Length];
        var entry = listed.FirstOrDefault(other => other.Name == domain);
        if (entry is null && piece.Manifest is not null)
        {
            var nearest = Nearest.To(domain, listed.Select(other => other.Name));
            piece.Findings.Add(FileMistakes.FileOfNoDomain(domain, nearest) with { File = file.Path });
        }

        // Worked cases are read where households are known.
        if (end != CasesEnd && JsonWalk.Read(file, piece.Findings) is { } root)
        {
            piece.Documents[name] = root;
            ReadContent(piece, domain, end, root, entry);
        }
    }

    private static void ReadContent(
        RuleSetPiece piece, string domain, string end, FileValue root, ManifestDomain? entry)
    {
        var id = piece.Manifest?.Id;
        if (end == WorkflowEnd && WorkflowFile.Read(domain, root, entry, id, piece.Findings) is { } workflow)
        {
            piece.Workflows.Add(workflow);
        }
        else if (end == ParametersEnd && ParametersFile.Read(root, id, piece.Findings) is { } parameters)
        {
            piece.Parameters.Add(parameters);
        }
    }

    private static string? NearestFile(string name, IReadOnlyList<ManifestDomain> listed) =>
        Nearest.To(name,
        [
            ManifestName, OrdinaryHousehold,
            .. listed.SelectMany(domain => Ends.Select(end => domain.Name + end)),
        ]);

    private static void CheckDomainsHaveFiles(RuleSetPiece piece, IReadOnlyList<ManifestDomain> listed)
    {
        var isOverlay = piece.Manifest?.IsOverlay ?? false;
        foreach (var domain in listed.TakeWhile(domain => !Enough.Of(piece.Findings, domain.At)))
        {
            var isThere = piece.Files.Files.ContainsKey(domain.Name + WorkflowEnd)
                || (isOverlay && piece.Files.Files.ContainsKey(domain.Name + ParametersEnd));
            if (!isThere && !piece.Files.Findings.Any(
                finding => finding.File == piece.Files.PathOf(domain.Name + WorkflowEnd)))
            {
                var wanted = $"`{domain.Name}{WorkflowEnd}`" + (isOverlay ? $" or `{domain.Name}{ParametersEnd}`" : "");
                piece.Findings.Add(domain.At.Mark(FileMistakes.DomainWithoutFile(domain.Name, wanted)));
            }
        }
    }

    private static void CheckNamesAreUnique(RuleSetPiece piece)
    {
        var rules = new Dictionary<string, FileValue>(StringComparer.Ordinal);
        foreach (var (rule, at, _) in InReadingOrder(piece).SelectMany(workflow => workflow.Rules))
        {
            if (!rules.TryAdd(rule.Code, at) && !Enough.Of(piece.Findings, at))
            {
                piece.Findings.Add(at.Mark(FileMistakes.DuplicateRule(rule.Code, rules[rule.Code].Place)));
            }
        }

        var globals = new Dictionary<string, PlacedGlobal>(StringComparer.Ordinal);
        foreach (var global in InReadingOrder(piece).SelectMany(workflow => workflow.Globals))
        {
            var name = global.Global.Name;
            if (!globals.TryAdd(name, global) && globals[name].Global.Expression.Text != global.Global.Expression.Text
                && !Enough.Of(piece.Findings, global.At))
            {
                piece.Findings.Add(global.At.Mark(FileMistakes.TwoExpressions(name, globals[name].At.Place)));
            }
        }

        var parameters = new Dictionary<string, FileValue>(StringComparer.Ordinal);
        foreach (var parameter in piece.Parameters.SelectMany(file => file.Parameters))
        {
            var name = parameter.Parameter.Name;
            if (!parameters.TryAdd(name, parameter.At) && !Enough.Of(piece.Findings, parameter.At))
            {
                piece.Findings.Add(parameter.At.Mark(
                    FileMistakes.DuplicateName("parameter", name, parameters[name].Place)));
            }
        }
    }

    private static IEnumerable<WorkflowFile> InReadingOrder(RuleSetPiece piece)
    {
        var order = (piece.Manifest?.Domains ?? []).Select((domain, index) => (domain.Name, index)).ToDictionary();
        return piece.Workflows.OrderBy(workflow => order.GetValueOrDefault(workflow.Domain, int.MaxValue));
    }
}
