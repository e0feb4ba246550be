using NodaTime;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>One folder of the library: the set it holds, or the mistakes that keep it from being used.</summary>
public sealed class LoadedRuleSet
{
    private readonly ManifestFile? manifest;

    internal LoadedRuleSet(RuleSetPiece piece, RuleSet? ruleSet)
    {
        Piece = piece;
        Files = piece.Files;
        RuleSet = ruleSet;
        manifest = piece.Manifest;
        Findings = DiagnosticText.InFileOrder(piece.Findings);
    }

    /// <summary>Path of the folder, as it is shown.</summary>
    public string Folder => Files.Folder;

    /// <summary>The files it was read from.</summary>
    public RuleSetFiles Files { get; }

    /// <summary>Name and version; null when the manifest does not say.</summary>
    public RuleSetId? Id => manifest?.Id;

    /// <summary>The whole set; null when it has mistakes.</summary>
    public RuleSet? RuleSet { get; }

    /// <summary>Every mistake, in the order of the files and lines.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>Whether its manifest says that it is published; false when the manifest does not say.</summary>
    public bool IsPublished => Status == RuleSetStatus.Published;

    /// <summary>How far it has come; null when the manifest does not say.</summary>
    public RuleSetStatus? Status => manifest?.Status;

    /// <summary>What its own files say, with the places.</summary>
    internal RuleSetPiece Piece { get; }

    /// <summary>The households it is for, as its manifest says, mistakes elsewhere or not: a division code, empty for all; null when it cannot be read.</summary>
    public string? DivisionCode => manifest?.DivisionCode;

    internal RuleSetId? Extends => manifest?.Extends;

    internal bool IsOverlay => manifest?.IsOverlay ?? false;

    internal LocalDate? EffectiveFrom => manifest?.EffectiveFrom;

    internal LocalDate? EffectiveTo => manifest?.EffectiveTo;

    /// <summary>Whether it is published and the day lies in its dates; its parent is another question.</summary>
    internal bool IsPublishedOn(LocalDate day) =>
        manifest is { Status: RuleSetStatus.Published, EffectiveFrom: { } from } && from <= day
        && (manifest.EffectiveTo is not { } to || day < to);
}
