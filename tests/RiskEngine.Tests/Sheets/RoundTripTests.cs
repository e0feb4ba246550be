using System.Globalization;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Cli.Sheets;
using RiskEngine.Cli.Storing;
using RiskEngine.Households;

namespace RiskEngine.Tests.Sheets;

/// <summary>What is exported and imported again is the same to the byte.</summary>
internal sealed class RoundTripTests
{
    private const string Members = "\"members\":[{\"memberId\":\"m1\"}]";

    // What flat tables find hard: nothing, none and empty are three things.
    private static readonly string[] Odd =
    [
        $$$"""{"householdId":"h-1","regionCode":"130828","snapshotDate":"2020-06-15",{{{Members}}}}""",
        $$$"""{"householdId":"h-2","regionCode":"130828101","snapshotDate":"2020-06-15",{{{Members}}},"events":[],"clues":[],"enrolments":[],"refusedApplications":[],"riskCauses":[],"monitoring":{"measures":[]}}""",
        $$$"""{"householdId":"h-3","regionCode":"130828101201","snapshotDate":"2020-06-15",{{{Members}}},"income":{},"expenses":{},"living":{"water":{}},"assets":{},"monitoring":{}}""",
        $$$"""{"householdId":"h-4","regionCode":"130828","snapshotDate":"2020-06-15",{{{Members}}},"living":{},"events":[{},{}],"clues":[{}],"enrolments":[{}],"monitoring":{"category":"NONE","measures":[{},{"measure":"X_UNHEARD_OF"}]}}""",
        $$$"""{"householdId":"-5.0","regionCode":"130828","snapshotDate":"2020-06-15",{{{Members}}},"clues":[{"department":"=1+1"},{"department":"'=x"},{"department":" 民政, \"局\" ; "},{"department":"_x0041_"},{"department":"\uFFFE<&>"},{"department":"0012"},{"department":"@SUM(A1)"},{"department":"'plain"}]}""",
        $$$"""{"householdId":"0001e5","regionCode":"130828","snapshotDate":"1899-01-01",{{{Members}}},"income":{"wage":999999999999.99,"business":-0.01,"property":-999999999999.99},"living":{"water":{"litresPerPersonDay":0.000001,"tripMinutes":99999.123456}},"incomeAboveDibaoSince":"1900-02-28"}""",
        $$$"""{"householdId":"h-7","regionCode":"130828","snapshotDate":"2020-06-15","members":[{"memberId":"0010"},{"memberId":"m2"},{"memberId":"m10"}],"riskCauses":["OTHER","ILLNESS","WATER"]}""",
    ];

    [Test]
    public void Everything_comes_back([Values(ExportFormat.Xlsx, ExportFormat.Csv)] ExportFormat format, [Values] bool isChinese)
    {
        using var first = new ASheetStore();
        using var second = new ASheetStore();
        var some = File.ReadLines(RepositoryRoot.At("samples", "households", "county.ndjson")).Take(200);
        first.Import(first.Write("some.ndjson", string.Join('\n', some)), first.Write("odd.ndjson", string.Join('\n', [.. Odd, .. Full()])));
        Assert.That(first.Rejected, Is.Empty);
        first.Export(format, "out." + format, isChinese);
        var files = format == ExportFormat.Csv ? [.. first.Files("out*.*")] : new[] { first.At("out.Xlsx") };

        Assert.That(first.Import(files), Is.EqualTo(ExitCode.Done), () => first.Errors + string.Join('\n', first.Rejected));
        Assert.That(first.Counts, Does.Contain(" 0 new, "));
        second.Import(files);
        Assert.That(second.Lines(), Is.EqualTo(first.Lines()));
    }

    [Test]
    public void The_households_of_the_test_hold_every_answer()
    {
        var held = Full().SelectMany(line => Paths("", JsonNode.Parse(line)!)).ToHashSet();

        Assert.That(Wanted("", SnapshotLayout.Household).Except(held), Is.Empty);
    }

    [Test]
    public void The_same_workbook_twice_changes_nothing_and_says_so()
    {
        using var store = new ASheetStore();
        store.Import(store.Write("odd.ndjson", string.Join('\n', Odd)));
        store.Export(ExportFormat.Xlsx, "out.xlsx");
        store.Import(store.At("out.xlsx"));

        store.Import(store.At("out.xlsx"));
        Assert.That(store.Counts, Is.EqualTo("7 read, 0 new, 7 unchanged, 0 rejected; the same file was imported before"));
    }

    [Test]
    public void A_workbook_keeps_the_rules_of_its_format_and_its_bytes()
    {
        using var store = new ASheetStore();
        store.Import(store.Write("odd.ndjson", string.Join('\n', [.. Odd, .. Full()])));
        store.Export(ExportFormat.Xlsx, "a.xlsx");
        store.Export(ExportFormat.Xlsx, "b.xlsx");
        StoreTemplateCommand.Run(store.At("template.xlsx"), isChinese: true, TextWriter.Null);

        Assert.That(Violations(store.At("a.xlsx")), Is.Empty);
        Assert.That(Violations(store.At("template.xlsx")), Is.Empty);
        Assert.That(File.ReadAllBytes(store.At("b.xlsx")), Is.EqualTo(File.ReadAllBytes(store.At("a.xlsx"))));
    }

    [Test]
    public void An_empty_template_is_read_and_holds_nothing([Values] bool isChinese)
    {
        using var store = new ASheetStore();
        StoreTemplateCommand.Run(store.At("template.xlsx"), isChinese, TextWriter.Null);

        Assert.That(store.Import(store.At("template.xlsx")), Is.EqualTo(ExitCode.Done), () => store.Errors);
        Assert.That(store.Counts, Is.EqualTo("0 read, 0 new, 0 unchanged, 0 rejected"));
    }

    [Test]
    public void Heaps_of_a_large_file_hold_the_same_households_as_one()
    {
        using var store = new ASheetStore();
        store.Import(RepositoryRoot.At("samples", "households", "county.ndjson"));
        store.Export(ExportFormat.Xlsx, "out.xlsx");
        using var workbook = WorkbookFile.Open(store.At("out.xlsx"));
        var set = SheetSet.Of(workbook, "out.xlsx", new HashSet<string>());
        string[] Digests(long size) => [.. new SheetRecords(set, size).Read().Select(record => Convert.ToHexString(record.Row!.Digest.Span)).Order(StringComparer.Ordinal)];

        Assert.That(Digests(2_000_000_000), Is.EqualTo(Digests(1)).And.Length.EqualTo(1_000));
    }

    internal static IEnumerable<string> Violations(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        return new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ToList();
    }

    // One household for each code that there is: every answer known, a further code in each.
    private static IEnumerable<string> Full() => Enumerable.Range(0, 12).Select(number =>
    {
        var household = (JsonObject)Value(new SnapshotAnswer("", AnswerKind.Part, true, [], SnapshotLayout.Household), number);
        household["householdId"] = string.Create(CultureInfo.InvariantCulture, $"full-{number}");
        household["regionCode"] = "130828101201";
        return household.ToJsonString();
    });

    private static JsonNode Value(SnapshotAnswer answer, int number) => answer.Kind switch
    {
        AnswerKind.Part => new JsonObject(answer.Within.Select(inner => KeyValuePair.Create(inner.Name, (JsonNode?)Value(inner, number)))),
        AnswerKind.List => new JsonArray(Value(answer with { Kind = AnswerKind.Part }, number)),
        AnswerKind.Code => answer.Codes[number % answer.Codes.Count],
        AnswerKind.Codes => new JsonArray(answer.Codes[number % answer.Codes.Count], answer.Codes[(number + 1) % answer.Codes.Count]),
        AnswerKind.YesNo => number % 2 == 0,
        AnswerKind.Date => $"2020-0{1 + (number % 6)}-1{number % 10}",
        AnswerKind.Number => answer.Name == "liftedYear" ? 2000 + number : answer.Name is "disabilityLevel" or "householdSize" ? 1 + (number % 4) : number,
        _ => number % 2 == 0 ? "DIBAO_ENROL" : "WATER_FIX",
    };

    private static IEnumerable<string> Wanted(string path, IEnumerable<SnapshotAnswer> answers) =>
        answers.SelectMany(answer => Wanted($"{path}/{answer.Name}", answer.Within).Prepend($"{path}/{answer.Name}"));

    private static IEnumerable<string> Paths(string path, JsonNode node) => node switch
    {
        JsonObject part => part.SelectMany(member => Paths($"{path}/{member.Key}", member.Value!).Prepend($"{path}/{member.Key}")),
        JsonArray list => list.SelectMany(element => Paths(path, element!)),
        _ => [],
    };
}
