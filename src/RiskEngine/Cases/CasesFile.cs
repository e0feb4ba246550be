using NodaTime;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.Cases;

/// <summary><c>domain.cases.json</c>: worked examples beside the rules that they are about.</summary>
internal sealed class CasesFile
{
    private readonly string domain;
    private readonly OrdinaryHousehold ordinary;
    private readonly CodeBook codes;
    private readonly List<Diagnostic> findings;
    private readonly Dictionary<string, FileValue> names = new(StringComparer.Ordinal);

    private CasesFile(string domain, OrdinaryHousehold ordinary, CodeBook codes, List<Diagnostic> findings) =>
        (this.domain, this.ordinary, this.codes, this.findings) = (domain, ordinary, codes, findings);

    /// <summary>The cases that can be run; every mistake is added to the findings.</summary>
    public static List<Case> Read(
        string domain, FileValue root, OrdinaryHousehold ordinary, CodeBook codes, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(root, "the cases file", findings)?.Knowing("$schema", "AsOf", "Cases");
        if (form is null)
        {
            return [];
        }

        var asOf = form.Date("AsOf");
        var file = new CasesFile(domain, ordinary, codes, findings);
        var items = form.List("Cases", atLeastOne: "case").TakeWhile(item => !Enough.Of(findings, item));
        return [.. items.Select(item => file.ReadCase(item, asOf)).OfType<Case>()];
    }

    private Case? ReadCase(FileValue item, LocalDate? day)
    {
        var form = ObjectForm.Open(item, "a case", findings)?.Knowing("Name", "AsOf", "Household", "Expect");
        if (form is null)
        {
            return null;
        }

        var name = form.Text("Name");
        var asOf = form.Has("AsOf") ? form.OptionalDate("AsOf") : day;
        var household = form.Required("Household");
        var snapshot = ObjectForm.Open(household, "`Household`", findings) is null ? null
            : ordinary.With(household!, asOf, findings);
        var expect = Expectation(ObjectForm.Open(form.Required("Expect"), "`Expect`", findings), form);
        if (name is null || asOf is null || snapshot is null || expect is null || IsTwice(name, form.Optional("Name")!))
        {
            return null;
        }

        return new Case(name, domain, asOf.Value, snapshot, expect) { File = item.File.Path, Line = item.Line, Column = item.Column };
    }

    private bool IsTwice(string name, FileValue at)
    {
        if (names.TryAdd(name, at))
        {
            return false;
        }

        findings.Add(at.Mark(CaseMistakes.NameTwice(names[name].Place)));
        return true;
    }

    private CaseExpectation? Expectation(ObjectForm? form, ObjectForm owner)
    {
        if (form?.Knowing("Met", "NotMet", "Unknown", "Category", "Score", "ScoreRange") is null)
        {
            return null;
        }

        var before = findings.Count;
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var expect = new CaseExpectation
        {
            Met = Codes(form, "Met", places),
            NotMet = Codes(form, "NotMet", places),
            Unknown = Codes(form, "Unknown", places),
            Category = Category(form.Optional("Category")),
            Score = FileReading.Whole(form.Optional("Score"), "`Score`", 0, 100, findings),
            ScoreRange = Range(form),
        };
        var isEmpty = places.Count == 0 && expect is { Category: null, Score: null, ScoreRange: null };
        if (isEmpty && findings.Count == before)
        {
            findings.Add(owner.Optional("Expect")!.Mark(CaseMistakes.NoExpectation()));
        }

        return findings.Count == before ? expect : null;
    }

    private IReadOnlyList<string> Codes(ObjectForm form, string key, Dictionary<string, string> places) =>
        FileReading.Distinct(
        form.OptionalList(key),
        $"`{key}`",
        item => Code(item, key, places),
        findings);

    private string? Code(FileValue item, string key, Dictionary<string, string> places)
    {
        if (FileReading.Text(item, $"an entry of `{key}`", findings) is not { } code)
        {
            return null;
        }

        if (!codes.Rules.Contains(code))
        {
            findings.Add(item.Mark(codes.Sleeping.Contains(code)
                ? CaseMistakes.SleepingRule(code)
                : CaseMistakes.UnknownCode(code, Nearest.To(code, codes.Rules.Order(StringComparer.Ordinal)))));
            return null;
        }

        if (!places.TryAdd(code, key) && places[code] != key)
        {
            findings.Add(item.Mark(CaseMistakes.TwoOutcomes(code, places[code], key)));
            return null;
        }

        return code;
    }

    private string? Category(FileValue? value)
    {
        var code = FileReading.Text(value, "`Category`", findings);
        if (code is not null && !codes.Categories.Contains(code))
        {
            findings.Add(value!.Mark(CaseMistakes.UnknownCategory(code, Nearest.To(code, codes.Categories))));
            return null;
        }

        return code;
    }

    private (int Lowest, int Highest)? Range(ObjectForm form)
    {
        var items = form.OptionalList("ScoreRange");
        if (!form.Has("ScoreRange") || (items.Count == 0 && form.Optional("ScoreRange")!.Kind != FileValueKind.List))
        {
            return null;
        }

        var ends = items.Select(item => FileReading.Whole(item, "an end of `ScoreRange`", 0, 100, findings)).ToArray();
        if (ends is [{ } lowest, { } highest] && lowest <= highest)
        {
            return (lowest, highest);
        }

        if (Array.TrueForAll(ends, end => end is not null))
        {
            findings.Add(form.Optional("ScoreRange")!.Mark(CaseMistakes.BadRange()));
        }

        return null;
    }
}
