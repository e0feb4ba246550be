using NodaTime;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>
/// Reads the keys of one object; whatever is missing, misspelt or of the wrong type becomes a finding.
/// </summary>
/// <remarks>Every method returns null for what could not be read, so that the reader goes on to the next
/// mistake.</remarks>
internal sealed class ObjectForm
{
    public const string CodeShape = "capital letters, digits and `_`, starting with a letter";
    public const string CodeExample = "HOUSING_NOT_SECURED";

    private readonly FileValue value;
    private readonly string owner;
    private readonly List<Diagnostic> findings;

    private ObjectForm(FileValue value, string owner, List<Diagnostic> findings) =>
        (this.value, this.owner, this.findings) = (value, owner, findings);

    /// <summary>Opens an object; null when the value is something else.</summary>
    public static ObjectForm? Open(FileValue? value, string owner, List<Diagnostic> findings)
    {
        if (value is not null && value.Kind != FileValueKind.Object)
        {
            findings.Add(value.Mark(FileMistakes.WrongType(owner, "an object", Found(value))));
            return null;
        }

        return value is null ? null : new ObjectForm(value, owner, findings);
    }

    /// <summary>Refuses every key that is not in the list.</summary>
    public ObjectForm Knowing(params string[] known) => Knowing(known, _ => null);

    /// <summary>
    /// Refuses every key that is not in the list; the caller may know a better reason for some of them.
    /// </summary>
    public ObjectForm Knowing(IReadOnlyCollection<string> known, Func<string, Diagnostic?> reason)
    {
        var unknown = value.Members.Where(member => !known.Contains(member.Name));
        foreach (var (key, _) in unknown.TakeWhile(member => !Enough.Of(findings, member.Key)))
        {
            var name = key.Text;
            findings.Add(key.Mark(
                reason(name) ?? FileMistakes.UnknownKey(name, owner, Nearest.To(name, known), known)));
        }

        return this;
    }

    public bool Has(string key) => value[key] is not null;

    /// <summary>The key itself, for a mistake about its being there.</summary>
    public FileValue? Key(string key) => value.Members.FirstOrDefault(member => member.Name == key)?.Key;

    public FileValue? Optional(string key) => value[key];

    public FileValue? Required(string key)
    {
        if (value[key] is null)
        {
            findings.Add(value.Mark(FileMistakes.MissingKey(key, owner)));
        }

        return value[key];
    }

    public string? Text(string key) => FileReading.Text(Required(key), Quoted(key), findings);

    public RuleText? Expression(string key) => Expression(Required(key), key);

    public RuleText? OptionalExpression(string key) => Expression(Optional(key), key);

    public LocalDate? Date(string key) => FileReading.Date(Required(key), Quoted(key), findings);

    public LocalDate? OptionalDate(string key) => FileReading.Date(Optional(key), Quoted(key), findings);

    public string? Shaped(string key, Func<string, bool> shape, string wanted, string example) =>
        FileReading.Shaped(Required(key), Quoted(key), shape, wanted, example, findings);

    public string? Code(string key) => Shaped(key, Shapes.IsCode, CodeShape, CodeExample);

    public string? Word(string key, IReadOnlyCollection<string> known) =>
        FileReading.Word(Required(key), Quoted(key), known, findings);

    public string? OptionalWord(string key, IReadOnlyCollection<string> known) =>
        FileReading.Word(Optional(key), Quoted(key), known, findings);

    public int? Whole(string key, int lowest, int highest) =>
        FileReading.Whole(Required(key), Quoted(key), lowest, highest, findings);

    public bool? OptionalYesNo(string key)
    {
        var found = Optional(key);
        if (found is not null && found.Kind != FileValueKind.YesNo)
        {
            findings.Add(found.Mark(FileMistakes.WrongType(Quoted(key), "`true` or `false`", Found(found))));
            return null;
        }

        return found?.IsYes;
    }

    public Bilingual? Bilingual(string key) => FileReading.Bilingual(Required(key), Quoted(key), findings);

    /// <summary>The items of a required list.</summary>
    public IReadOnlyList<FileValue> List(string key, string? atLeastOne = null) =>
        FileReading.List(Required(key), Quoted(key), atLeastOne, findings);

    public IReadOnlyList<FileValue> OptionalList(string key) =>
        FileReading.List(Optional(key), Quoted(key), null, findings);

    internal static string Found(FileValue value) => value.Kind switch
    {
        FileValueKind.Object => "an object",
        FileValueKind.List => "a list",
        FileValueKind.Text => "a text",
        FileValueKind.Number => "a number",
        FileValueKind.YesNo => value.IsYes ? "`true`" : "`false`",
        _ => "`null`",
    };

    private static string Quoted(string key) => $"`{key}`";

    private RuleText? Expression(FileValue? found, string key) =>
        FileReading.Text(found, Quoted(key), findings) is null || found is null ? null : RuleText.In(found);
}
