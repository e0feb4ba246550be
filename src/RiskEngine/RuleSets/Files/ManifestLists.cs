using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>Reads the lists of the manifest.</summary>
internal static class ManifestLists
{
    public static IReadOnlyList<ManifestDomain> Domains(ObjectForm manifest, List<Diagnostic> findings)
    {
        var domains = new List<ManifestDomain>();
        foreach (var item in manifest.List("Domains").TakeWhile(item => !Enough.Of(findings, item)))
        {
            if (Domain(item, findings) is not { } domain)
            {
                continue;
            }

            if (domains.Find(earlier => earlier.Name == domain.Name) is { } first)
            {
                findings.Add(domain.At.Mark(FileMistakes.DuplicateName("domain", domain.Name, first.At.Place)));
                continue;
            }

            if (domain.Kind == DomainKind.Categories
                && domains.Find(d => d.Kind == DomainKind.Categories) is { } decides)
            {
                findings.Add(domain.At.Mark(FileMistakes.SecondCategories(decides.Name)));
            }

            domains.Add(domain);
        }

        return domains;
    }

    public static IReadOnlyList<Band> Bands(ObjectForm manifest, List<Diagnostic> findings)
    {
        var bands = new List<Band>();
        foreach (var item in manifest.List("Bands", atLeastOne: "band").TakeWhile(item => !Enough.Of(findings, item)))
        {
            var form = ObjectForm.Open(item, "a band", findings)?.Knowing("Level", "From");
            var level = Words.As<RiskLevel>(form?.Word("Level", Enum.GetNames<RiskLevel>()));
            if (form?.Whole("From", 0, 100) is { } from && form.Optional("From") is { } place)
            {
                CheckOrder(bands, from, place, findings);
                bands.Add(new Band(level ?? default, from));
            }

            if (level is { } named && bands.Count(band => band.Level == named) > 1)
            {
                findings.Add(form!.Optional("Level")!.Mark(FileMistakes.Repeated("`Bands`", named.ToString())));
            }
        }

        return bands;
    }

    public static IReadOnlyList<ManifestTurnedOff> TurnedOff(
        ObjectForm manifest, bool isOverlay, List<Diagnostic> findings)
    {
        var rules = new List<ManifestTurnedOff>();
        foreach (var item in manifest.OptionalList("TurnedOff").TakeWhile(item => !Enough.Of(findings, item)))
        {
            var form = ObjectForm.Open(item, "an entry of `TurnedOff`", findings)?.Knowing("Rule", "Why", "Source");
            var code = form?.Code("Rule");
            var why = form?.Text("Why");
            var source = form?.Text("Source");
            if (!isOverlay)
            {
                findings.Add(item.Mark(LayerMistakes.TurnedOffWithoutParent()));
            }
            else if (code is not null && rules.Exists(rule => rule.Rule == code))
            {
                findings.Add(form!.Optional("Rule")!.Mark(FileMistakes.Repeated("`TurnedOff`", code)));
            }
            else if (code is not null)
            {
                rules.Add(new ManifestTurnedOff(code, why ?? "", source ?? "", form!.Optional("Rule")!));
            }
        }

        return rules;
    }

    private static ManifestDomain? Domain(FileValue item, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(item, "a domain", findings)?.Knowing("Name", "Kind", "Group");
        var name = form?.Shaped("Name", Shapes.IsDomainName, "small letters, digits and `-`", "income");
        var kind = Words.As<DomainKind>(form?.Word("Kind", Words.Kinds));
        var group = kind == DomainKind.Flags
            ? Words.As<FlagGroup>(form!.Word("Group", Enum.GetNames<FlagGroup>()))
            : null;
        if (kind is { } other && other != DomainKind.Flags && form!.Has("Group"))
        {
            findings.Add(form.Key("Group")!.Mark(FileMistakes.KeyOfAnotherKind(
                "Group", $"a domain of kind `{Words.Kinds[(int)other]}`", "domains of kind `flags`")));
        }

        return name is null ? null : new ManifestDomain(name, kind, group, form!.Optional("Name")!);
    }

    private static void CheckOrder(List<Band> bands, int from, FileValue place, List<Diagnostic> findings)
    {
        if (bands.Count == 0 && from != 0)
        {
            findings.Add(place.Mark(FileMistakes.BandsNotFromZero()));
        }
        else if (bands.Count > 0 && from <= bands[^1].From)
        {
            findings.Add(place.Mark(FileMistakes.BandsNotAscending(bands[^1].From)));
        }
    }
}
