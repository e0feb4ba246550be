using NodaTime;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>A domain as the manifest lists it; what could not be read is null.</summary>
internal sealed record ManifestDomain(string Name, DomainKind? Kind, FlagGroup? Group, FileValue At);

/// <summary>A rule to turn off, as the manifest states it.</summary>
internal sealed record ManifestTurnedOff(string Rule, string Why, string Source, FileValue At);

/// <summary><c>ruleset.json</c>; what could not be read is null.</summary>
internal sealed record ManifestFile(FileValue Root)
{
    private static readonly string[] Keys =
    [
        "$schema", "Id", "Version", "Title", "Status", "EffectiveFrom", "EffectiveTo", "Extends", "DivisionCode",
        "Owner", "Changes", "Domains", "Bands", "Indeterminate", "TurnedOff",
    ];

    private static readonly string[] InheritedKeys = ["Bands", "Indeterminate"];

    public RuleSetId? Id { get; private init; }

    public Bilingual? Title { get; private init; }

    public RuleSetStatus? Status { get; private init; }

    public LocalDate? EffectiveFrom { get; private init; }

    public LocalDate? EffectiveTo { get; private init; }

    public RuleSetId? Extends { get; private init; }

    /// <summary>True also when the parent's name could not be read.</summary>
    public bool IsOverlay { get; private init; }

    public string? DivisionCode { get; private init; }

    public string? Owner { get; private init; }

    public string? Changes { get; private init; }

    public IReadOnlyList<ManifestDomain> Domains { get; private init; } = [];

    public IReadOnlyList<Band> Bands { get; private init; } = [];

    public Bilingual? IndeterminateTitle { get; private init; }

    public IReadOnlyList<ManifestTurnedOff> TurnedOff { get; private init; } = [];

    public static ManifestFile? Read(FileValue? root, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(root, "the manifest", findings)?.Knowing(Keys);
        if (form is null || root is null)
        {
            return null;
        }

        var set = form.Shaped("Id", RuleSetId.IsSetName, "letters, digits, `-` and `_`, without a slash", "national");
        var version = form.Shaped("Version", RuleSetId.IsVersion, "the policy year, a point and a number", "2020.1");
        var isOverlay = form.Optional("Extends") is { Kind: not FileValueKind.Nothing };
        var (from, to) = Period(form, findings);
        return new ManifestFile(root)
        {
            Id = set is null || version is null ? null : new RuleSetId(set, version),
            Title = form.Bilingual("Title"),
            Status = Words.As<RuleSetStatus>(form.Word("Status", Words.Statuses)),
            EffectiveFrom = from,
            EffectiveTo = to,
            IsOverlay = isOverlay,
            Extends = isOverlay ? Parent(form) : null,
            DivisionCode = form.Shaped(
                "DivisionCode", code => Shapes.IsDivision(code) && (code.Length > 0 || !isOverlay),
                isOverlay
                    ? "a division code of 2, 4, 6, 9 or 12 digits"
                    : "empty, or a division code of 2, 4, 6, 9 or 12 digits",
                "130828"),
            Owner = form.Text("Owner"),
            Changes = form.Text("Changes"),
            Domains = ManifestLists.Domains(form, findings),
            Bands = isOverlay ? [] : ManifestLists.Bands(form, findings),
            IndeterminateTitle = isOverlay ? Refused(form, findings) : Indeterminate(form, findings),
            TurnedOff = ManifestLists.TurnedOff(form, isOverlay, findings),
        };
    }

    private static (LocalDate? From, LocalDate? To) Period(ObjectForm form, List<Diagnostic> findings)
    {
        var from = form.Date("EffectiveFrom");
        var to = form.Optional("EffectiveTo") is { Kind: FileValueKind.Nothing }
            ? null
            : form.OptionalDate("EffectiveTo");
        if (from is { } first && to <= first)
        {
            findings.Add(form.Optional("EffectiveTo")!.Mark(FileMistakes.ToNotAfterFrom("`EffectiveTo`", first)));
        }

        return (from, to);
    }

    private static RuleSetId? Parent(ObjectForm form)
    {
        var text = form.Shaped(
            "Extends", id => RuleSetId.TryParse(id, out _), "an exact set and version", "national@2020.1");
        return text is null ? null : RuleSetId.Parse(text);
    }

    private static Bilingual? Indeterminate(ObjectForm form, List<Diagnostic> findings) =>
        ObjectForm.Open(form.Required("Indeterminate"), "`Indeterminate`", findings)?.Knowing("Title").Bilingual(
            "Title");

    private static Bilingual? Refused(ObjectForm form, List<Diagnostic> findings)
    {
        foreach (var key in InheritedKeys.Where(form.Has))
        {
            findings.Add(form.Key(key)!.Mark(LayerMistakes.Rewrites(key)));
        }

        return null;
    }
}
