using RiskEngine.Households.Fields;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets.Coverage;

/// <summary><c>coverage.json</c>: every demand of the founding documents, as data.</summary>
public sealed class CoverageRegister
{
    /// <summary>Name of the file, at the top of the rules folder.</summary>
    public const string FileName = "coverage.json";

    private static readonly string[] Kinds =
        [.. Enum.GetValues<RowKind>().Select(kind => CoverageMistakes.Word(kind))];

    private readonly SourceFile? file;

    private CoverageRegister(IReadOnlyList<CoverageRow> rows, IReadOnlyList<Diagnostic> findings, SourceFile? file) =>
        (Rows, Findings, this.file) = (rows, findings, file);

    /// <summary>The rows that could be read.</summary>
    public IReadOnlyList<CoverageRow> Rows { get; }

    /// <summary>Every mistake in the file itself.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>Reads the register of a rules folder.</summary>
    public static CoverageRegister Load(string rulesFolder)
    {
        ArgumentNullException.ThrowIfNull(rulesFolder);
        var path = Path.Combine(rulesFolder, FileName);
        return File.Exists(path)
            ? Read(path.Replace('\\', '/'), File.ReadAllBytes(path))
            : new CoverageRegister([], [CoverageMistakes.NoRegister() with { File = path }], null);
    }

    /// <summary>Reads a register that is already in memory.</summary>
    /// <param name="path">Its path as its author would name it; shown in every mistake.</param>
    /// <param name="bytes">What the file holds.</param>
    public static CoverageRegister Read(string path, byte[] bytes)
    {
        var file = new SourceFile(path, bytes);
        var findings = new List<Diagnostic>();
        var rows = new List<CoverageRow>();
        var form = ObjectForm.Open(JsonWalk.Read(file, findings), "the register", findings)?.Knowing("$schema", "Rows");
        foreach (var item in form?.List("Rows", atLeastOne: "row") ?? [])
        {
            if (Row(item, findings) is not { } row)
            {
                continue;
            }

            if (rows.Count > 0 && string.CompareOrdinal(rows[^1].Id, row.Id) >= 0)
            {
                findings.Add(row.At!.Mark(CoverageMistakes.NotInOrder(row.Id, rows[^1].Id)));
            }

            rows.Add(row);
        }

        return new CoverageRegister(rows, DiagnosticText.InFileOrder(findings), file);
    }

    /// <summary>A line of the file, for showing a mistake; null when there is none.</summary>
    public string? Line(string path, int line) => file?.Path == path ? file.Line(line) : null;

    private static CoverageRow? Row(FileValue item, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(item, "a row", findings)?
            .Knowing("Id", "Places", "Kinds", "Says", "Fields", "Output", "NotHere", "Later");
        if (form is null)
        {
            return null;
        }

        var id = form.Shaped("Id", IsRowId, "`SD-` and three digits", "SD-047");
        var row = new CoverageRow
        {
            Id = id ?? "",
            Places = Texts(form.List("Places", atLeastOne: "place"), "Places", findings),
            Kinds =
            [
                .. FileReading.Distinct(form.List("Kinds", atLeastOne: "kind"), "`Kinds`",
                    kind => FileReading.Word(kind, "an entry of `Kinds`", Kinds, findings), findings)
                    .Select(word => Words.As<RowKind>(word)!.Value),
            ],
            Says = form.Text("Says") ?? "",
            Fields = Fields(form.OptionalList("Fields"), findings),
            Output = Texts(form.OptionalList("Output"), "Output", findings),
            NotHere = FileReading.Text(form.Optional("NotHere"), "`NotHere`", findings),
            Later = FileReading.Text(form.Optional("Later"), "`Later`", findings),
            At = form.Optional("Id"),
        };
        if (row.Answers.Count > 1)
        {
            findings.Add(item.Mark(CoverageMistakes.MoreThanOneAnswer(row.Id, row.Answers)));
        }

        return id is null ? null : row;
    }

    private static IReadOnlyList<string> Fields(IReadOnlyList<FileValue> items, List<Diagnostic> findings)
    {
        foreach (var item in items.Where(item => item.Kind == FileValueKind.Text && !IsAnswer(item.Text)))
        {
            findings.Add(item.Mark(CoverageMistakes.NoSuchAnswer(item.Text)));
        }

        return Texts(items, "Fields", findings);
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<FileValue> items, string key, List<Diagnostic> findings) =>
        FileReading.Distinct(
            items, $"`{key}`", item => FileReading.Text(item, $"an entry of `{key}`", findings), findings);

    private static bool IsRowId(string text) =>
        text.Length == 6 && text.StartsWith("SD-", StringComparison.Ordinal) && text.Skip(3).All(char.IsAsciiDigit);

    private static bool IsAnswer(string pointer)
    {
        FieldTable? table = SnapshotFields.Household;
        Field? field = null;
        foreach (var step in pointer.Split('/').Skip(1).Where(step => step != "*"))
        {
            field = table?.Named(step);
            if (field is null)
            {
                return false;
            }

            table = field.Within;
        }

        return field is not null;
    }
}
