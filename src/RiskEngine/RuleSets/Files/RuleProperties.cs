using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>The <c>Properties</c> of a rule: everything about it that stock RulesEngine does not look at.</summary>
/// <param name="Rule">The rule without its code and expression, which stand outside.</param>
/// <param name="Addresses">The places of the codes that it addresses.</param>
internal sealed record RuleProperties(Rule Rule, IReadOnlyList<FileValue> Addresses)
{
    private static readonly string[] Common = ["Title", "Basis", "Why"];

    private static readonly Dictionary<DomainKind, string[]> Own = new()
    {
        [DomainKind.Flags] = ["Text", "Points", "Members", "Design"],
        [DomainKind.Categories] = ["Category"],
        [DomainKind.Measures] = ["Department", "Addresses", "Members", "Amount"],
        [DomainKind.Steps] = ["Addresses", "DueInDays"],
    };

    private static readonly RuleSetId Nowhere = new("", "");

    public static RuleProperties? Read(
        FileValue? value, string? code, ManifestDomain? listed, List<Diagnostic> findings)
    {
        var kind = listed?.Kind;
        var owner = kind is { } known ? $"a rule of kind `{Words.Kinds[(int)known]}`" : "a rule";
        var form = ObjectForm.Open(value, "`Properties`", findings)?.Knowing(
            KeysOf(kind), key => OfAnotherKind(key, owner));
        if (form is null)
        {
            return null;
        }

        var proposes = kind is DomainKind.Measures or DomainKind.Steps;
        var addresses = proposes ? form.List("Addresses", atLeastOne: "code of a flag or category") : [];
        var rule = new Rule
        {
            Code = "",
            Expression = RuleText.Of(""),
            Enabled = true,
            Origin = Nowhere,
            Title = form.Bilingual("Title") ?? new Bilingual("", ""),
            Basis = Texts(form, "Basis", "document or article", findings),
            Why = form.Text("Why") ?? "",
            Text = kind == DomainKind.Flags ? form.Bilingual("Text") : null,
            Sentences = kind == DomainKind.Flags ? Sentences(form.Optional("Text")) : [],
            Points = kind == DomainKind.Flags ? Points(form, code, listed?.Group, findings) : 0,
            Members = kind is DomainKind.Flags or DomainKind.Measures ? form.OptionalExpression("Members") : null,
            Design = kind == DomainKind.Flags && form.OptionalYesNo("Design") == true,
            Category = kind == DomainKind.Categories ? form.OptionalExpression("Category") : null,
            Department = kind == DomainKind.Measures ? form.Code("Department") : null,
            Addresses = FileReading.Distinct(addresses, "`Addresses`", item => Code(item, findings), findings),
            Amount = kind == DomainKind.Measures ? ReadAmount(form, findings) : null,
            DueInDays = kind == DomainKind.Steps ? form.OptionalExpression("DueInDays") : null,
        };
        return new RuleProperties(rule, addresses);
    }

    // Where the manifest does not say what the rules are, only a key that no rule has is a mistake.
    private static List<string> KeysOf(DomainKind? kind) =>
        [.. Common, .. kind is { } known ? Own[known] : Own.Values.SelectMany(keys => keys).Distinct()];

    private static Diagnostic? OfAnotherKind(string key, string owner)
    {
        var kinds = Own.Where(own => own.Value.Contains(key)).Select(own => $"`{Words.Kinds[(int)own.Key]}`").ToArray();
        return kinds.Length == 0
            ? null
            : FileMistakes.KeyOfAnotherKind(key, owner, $"rules of kind {string.Join(" and ", kinds)}");
    }

    private static IReadOnlyList<string> Texts(ObjectForm form, string key, string thing, List<Diagnostic> findings) =>
        FileReading.Distinct(
            form.List(key, thing), $"`{key}`", item => FileReading.Text(item, $"an entry of `{key}`", findings),
                findings);

    private static IReadOnlyList<RuleText> Sentences(FileValue? text) =>
        text?["zh"] is { Kind: FileValueKind.Text } zh && text["en"] is { Kind: FileValueKind.Text } en
            ? [RuleText.In(zh), RuleText.In(en)]
            : [];

    private static string? Code(FileValue item, List<Diagnostic> findings) =>
        FileReading.Shaped(
            item, "an entry of `Addresses`", Shapes.IsCode, ObjectForm.CodeShape, ObjectForm.CodeExample, findings);

    private static int Points(ObjectForm form, string? code, FlagGroup? group, List<Diagnostic> findings)
    {
        var points = form.Whole("Points", 0, 100);
        if (points > 0 && group is { } silent and (FlagGroup.PROCEDURE or FlagGroup.ELIMINATION or FlagGroup.DATA))
        {
            findings.Add(form.Optional("Points")!.Mark(FileMistakes.PointsThatDoNotCount(code ?? "this flag", silent)));
        }

        return points ?? 0;
    }

    private static Amount? ReadAmount(ObjectForm properties, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(properties.Optional("Amount"), "`Amount`", findings)?.Knowing("Value", "Per");
        var value = form?.Expression("Value");
        var per = Words.As<AmountPeriod>(form?.Word("Per", Enum.GetNames<AmountPeriod>()));
        return value is null || per is null ? null : new Amount(value, per.Value);
    }
}
