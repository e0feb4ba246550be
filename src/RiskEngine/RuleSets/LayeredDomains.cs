using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>The domains of a set with those it inherits, in one reading order.</summary>
internal sealed class LayeredDomains
{
    private readonly RuleSetPiece piece;
    private readonly RuleSet? parent;
    private readonly HashSet<string> turnedOff;
    private readonly Dictionary<string, string> domainOfInherited;

    private LayeredDomains(RuleSetPiece piece, ManifestFile manifest, RuleSet? parent)
    {
        this.piece = piece;
        this.parent = parent;
        turnedOff = manifest.TurnedOff.Select(off => off.Rule).ToHashSet(StringComparer.Ordinal);
        domainOfInherited = (parent?.Domains ?? [])
            .SelectMany(domain => domain.Rules.Select(rule => (rule.Code, domain.Name)))
            .ToDictionary(StringComparer.Ordinal);
    }

    public static IReadOnlyList<Domain> Merge(RuleSetPiece piece, ManifestFile manifest, RuleSet? parent)
    {
        var layers = new LayeredDomains(piece, manifest, parent);
        layers.CheckTurnedOff(manifest);
        layers.CheckRules();
        layers.CheckGlobals();
        return layers.Merge(manifest);
    }

    private List<Domain> Merge(ManifestFile manifest)
    {
        var domains = (parent?.Domains ?? []).Select(domain => Asleep(domain)).ToList();
        foreach (var listed in manifest.Domains)
        {
            var workflow = piece.WorkflowOf(listed.Name);
            var at = domains.FindIndex(domain => domain.Name == listed.Name);
            if (at >= 0)
            {
                CheckSameKind(listed, domains[at]);
                domains[at] = workflow is null ? domains[at] : Added(domains[at], workflow);
            }
            else if (workflow is not null && listed.Kind is { } kind)
            {
                var empty = new Domain(listed.Name, kind, listed.Group, [], []);
                domains.Insert(parent is null ? domains.Count : PlaceFor(kind, domains), Added(empty, workflow));
            }
        }

        return domains;
    }

    // A new domain reads what its like read, and is read by what reads them.
    private static int PlaceFor(DomainKind kind, List<Domain> domains) =>
        domains.FindLastIndex(domain => domain.Kind <= kind) + 1;

    private Domain Asleep(Domain domain) => domain with
    {
        Rules = [.. domain.Rules.Select(rule => turnedOff.Contains(rule.Code) ? rule with { Enabled = false } : rule)],
    };

    // A replacement takes the place of the rule turned off, because for categories the place decides.
    private static Domain Added(Domain domain, WorkflowFile workflow)
    {
        var own = workflow.Rules.Select(placed => placed.Rule).DistinctBy(rule => rule.Code).ToDictionary(
            rule => rule.Code);
        var inherited = domain.Rules.Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        var globals = domain.Globals.Select(global => global.Name).ToHashSet(StringComparer.Ordinal);
        return domain with
        {
            Globals =
            [
                .. domain.Globals,
                .. workflow.Globals.Select(placed => placed.Global).Where(global => !globals.Contains(global.Name)),
            ],
            Rules =
            [
                .. domain.Rules.Select(rule => own.GetValueOrDefault(rule.Code, rule)),
                .. workflow.Rules.Select(placed => placed.Rule).Where(rule => !inherited.Contains(rule.Code)),
            ],
        };
    }

    private void CheckTurnedOff(ManifestFile manifest)
    {
        if (parent is null)
        {
            return;
        }

        foreach (var off in manifest.TurnedOff.Where(off => !domainOfInherited.ContainsKey(off.Rule)))
        {
            var nearest = Nearest.To(off.Rule, domainOfInherited.Keys);
            piece.Findings.Add(off.At.Mark(LayerMistakes.TurnsOffUnknown(off.Rule, parent.Id, nearest)));
        }
    }

    private void CheckRules()
    {
        foreach (var workflow in piece.Workflows)
        {
            foreach (var (rule, at, _) in workflow.Rules)
            {
                if (!domainOfInherited.TryGetValue(rule.Code, out var domain))
                {
                    continue;
                }

                if (!turnedOff.Contains(rule.Code))
                {
                    piece.Findings.Add(at.Mark(LayerMistakes.Replaces(rule.Code, parent!.Id)));
                }
                else if (domain != workflow.Domain)
                {
                    piece.Findings.Add(at.Mark(LayerMistakes.ReplacesElsewhere(rule.Code, domain)));
                }
            }
        }
    }

    private void CheckGlobals()
    {
        var inherited = (parent?.Domains ?? []).SelectMany(domain => domain.Globals)
            .DistinctBy(global => global.Name).ToDictionary(global => global.Name, StringComparer.Ordinal);
        foreach (var (global, at) in piece.Workflows.SelectMany(workflow => workflow.Globals))
        {
            if (inherited.TryGetValue(global.Name, out var first) && first.Expression.Text != global.Expression.Text)
            {
                piece.Findings.Add(at.Mark(LayerMistakes.GlobalDiffers(global.Name, first.Expression.File ?? "")));
            }
        }
    }

    private void CheckSameKind(ManifestDomain listed, Domain inherited)
    {
        var isKnown = listed.Kind is not null && (listed.Kind != DomainKind.Flags || listed.Group is not null);
        if (isKnown && (listed.Kind != inherited.Kind || listed.Group != inherited.Group))
        {
            var group = inherited.Group is { } name ? $" and the group `{name}`" : "";
            var wanted = $"the kind `{Words.Kinds[(int)inherited.Kind]}`{group}";
            piece.Findings.Add(listed.At.Mark(LayerMistakes.DomainDiffers(listed.Name, wanted)));
        }
    }
}
