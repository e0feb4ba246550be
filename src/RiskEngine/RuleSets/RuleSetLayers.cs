using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>
/// Puts a set on top of the one it extends: adds rules, sets parameters, turns rules off, and nothing else.
/// </summary>
internal static class RuleSetLayers
{
    private static readonly Bilingual Untitled = new("", "");

    /// <summary>The whole set; null when it has mistakes, which are added to the findings of the piece.</summary>
    /// <param name="piece">What the set's own files say.</param>
    /// <param name="parent">The set that it extends, already whole; null when it extends none.</param>
    public static RuleSet? Merge(RuleSetPiece piece, RuleSet? parent)
    {
        if (piece.Manifest is not { } manifest || (manifest.IsOverlay && parent is null))
        {
            return null;
        }

        CheckDivision(piece, manifest, parent);
        var domains = LayeredDomains.Merge(piece, manifest, parent);
        CheckAddresses(piece, domains);
        var parameters = LayeredParameters.Merge(piece, manifest, parent);
        var sketch = piece.HasEveryRule && piece.HasEveryParameter && manifest.EffectiveFrom is not null
            ? Whole(piece, manifest, parent, domains, parameters)
            : null;
        piece.Sketch = sketch;
        return piece.Findings.Count > 0 ? null : sketch! with { Digest = Fingerprint.Of(piece, parent) };
    }

    private static RuleSet Whole(
        RuleSetPiece piece, ManifestFile manifest, RuleSet? parent, IReadOnlyList<Domain> domains,
        IReadOnlyList<Parameter> parameters) => new()
        {
            Id = manifest.Id ?? new RuleSetId("", ""),
            Title = manifest.Title ?? Untitled,
            Status = manifest.Status ?? RuleSetStatus.Draft,
            EffectiveFrom = manifest.EffectiveFrom!.Value,
            EffectiveTo = manifest.EffectiveTo,
            Extends = manifest.Extends,
            DivisionCode = manifest.DivisionCode ?? "",
            Owner = manifest.Owner ?? "",
            Changes = manifest.Changes ?? "",
            Domains = domains,
            Bands = parent?.Bands ?? manifest.Bands,
            IndeterminateTitle = parent?.IndeterminateTitle ?? manifest.IndeterminateTitle ?? Untitled,
            Parameters = parameters,
            Digest = "",
            TurnedOff =
            [
                .. parent?.TurnedOff ?? [],
                .. manifest.TurnedOff.Select(
                    off => new TurnedOffRule(off.Rule, off.Why, off.Source, manifest.Id ?? new RuleSetId("", ""))),
            ],
        };

    private static void CheckDivision(RuleSetPiece piece, ManifestFile manifest, RuleSet? parent)
    {
        if (parent is not null && manifest.DivisionCode is { } code
            && !code.StartsWith(parent.DivisionCode, StringComparison.Ordinal))
        {
            piece.Findings.Add(manifest.Root["DivisionCode"]!.Mark(
                LayerMistakes.DivisionOutsideParent(code, parent.Id, parent.DivisionCode)));
        }
    }

    private static void CheckAddresses(RuleSetPiece piece, IReadOnlyList<Domain> domains)
    {
        if (!piece.HasEveryRule)
        {
            return;
        }

        var codes = (from domain in domains
                     where domain.Kind is DomainKind.Flags or DomainKind.Categories
                     from rule in domain.Rules
                     select rule.Code).Append("INDETERMINATE").ToHashSet(StringComparer.Ordinal);
        foreach (var address in piece.Rules.SelectMany(rule => rule.Addresses))
        {
            if (address.Kind == FileValueKind.Text && Shapes.IsCode(address.Text) && !codes.Contains(address.Text))
            {
                piece.Findings.Add(address.Mark(
                    FileMistakes.UnknownAddress(address.Text, Nearest.To(address.Text, codes))));
            }
        }
    }
}
