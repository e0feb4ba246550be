using System.Text;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Households;
using RiskEngine.Households.Fields;

namespace RiskEngine.Tests.Households;

/// <summary>A household that is written plainly is read by a quicker way, which must not be seen in what comes of it.</summary>
internal sealed class PlainReadingTests
{
    private static readonly byte[][] Samples =
        [.. File.ReadLines(RepositoryRoot.At("samples", "households", "county.ndjson")).Take(300).Select(Encoding.UTF8.GetBytes)];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Test]
    public void What_programs_write_is_read_the_quick_way()
    {
        var indented = JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(Samples[0]).RootElement, Indented);

        Assert.That(Samples.Where(sample => !IsTaken(sample)).Select(Encoding.UTF8.GetString), Is.Empty);
        Assert.That(IsTaken(indented), Is.True, "white space does no harm");
        Assert.That(IsTaken(Canonical(Samples[0])), Is.True, "nor does another order");
    }

    [TestCase(11u)]
    [TestCase(12u)]
    [TestCase(13u)]
    public void Both_ways_read_the_same_and_find_the_same_mistakes(uint seed)
    {
        var (quick, reread) = (new SnapshotReader(), new SnapshotReader());
        var (one, other) = (new HouseholdSnapshot(), new HouseholdSnapshot());
        var taken = 0;
        for (var time = 0; time < 10_000; time++)
        {
            var json = Mutated.Of(Samples[time % Samples.Length], ref seed);
            List<SnapshotProblem> found = [], expected = [];
            var isUsable = quick.TryRead(json, one, found);
            Assert.That(Strictly(reread, json, other, expected), Is.EqualTo(isUsable), () => Encoding.UTF8.GetString(json));
            Assert.That(Told(found), Is.EqualTo(Told(expected)), () => Encoding.UTF8.GetString(json));
            if (isUsable)
            {
                Assert.That(CanonicalJson.Digest(one), Is.EqualTo(CanonicalJson.Digest(other)), () => Encoding.UTF8.GetString(json));
                taken += IsTaken(json) ? 1 : 0;
            }
        }

        Assert.That(taken, Is.GreaterThan(100), "some changes do no harm");
    }

    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}],"liftedYear":2018,"liftedYear":2018}""", TestName = "A member twice is not taken")]
    [TestCase("""{"regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}]}""", TestName = "A household without its id is not taken")]
    [TestCase("""{"householdId":null,"regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}]}""", TestName = "Null for an id is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a","age":9,"age":9}]}""", TestName = "An answer of somebody twice is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{}]}""", TestName = "Somebody without id is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[]}""", TestName = "A household of nobody is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a","age":131}]}""", TestName = "An age out of range is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}],"income":{"wage":-1}}""", TestName = "A wage below nought is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-02-30","members":[{"memberId":"a"}]}""", TestName = "A day that is none is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}],"riskCauses":["ILLNESS","ILLNESS"]}""", TestName = "A cause twice is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}],"riskCauses":["ILLNESS","EDUCATION","DISABILITY","ACCIDENT","HOUSING","WATER"]}""", TestName = "Six causes are not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}],"clues":[{"department":"a\tb"}]}""", TestName = "A text with an escape is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}],}""", TestName = "A comma at the end is not taken")]
    [TestCase("""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}]}}""", TestName = "What does not end with the household is not taken")]
    public void What_is_wrong_is_left_to_the_strict_reader(string json)
    {
        List<SnapshotProblem> problems = [];

        Assert.That(IsTaken(Encoding.UTF8.GetBytes(json)), Is.False);
        Assert.That(new SnapshotReader().TryRead(Encoding.UTF8.GetBytes(json), new HouseholdSnapshot(), problems), Is.False);
        Assert.That(problems, Is.Not.Empty);
    }

    [Test]
    public void More_mistakes_than_are_listed_are_told_of_alike()
    {
        var events = string.Join(',', Enumerable.Repeat("""{"type":"ACCIDENT","date":"2021-01-01"}""", 60));
        var json = Encoding.UTF8.GetBytes(
            $$"""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{"memberId":"a"}],"events":[{{events}}]}""");
        List<SnapshotProblem> found = [], expected = [];
        new SnapshotReader().TryRead(json, new HouseholdSnapshot(), found);
        Strictly(new SnapshotReader(), json, new HouseholdSnapshot(), expected);

        Assert.That(IsTaken(json), Is.True);
        Assert.That(Told(found), Is.EqualTo(Told(expected)).And.Length.EqualTo(51));
    }

    [Test]
    public void More_members_than_a_household_may_have_are_not_taken()
    {
        static byte[] Of(int count) => Encoding.UTF8.GetBytes(
            $$"""{"householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01","members":[{{string.Join(',', Enumerable.Range(0, count).Select(id => FormattableString.Invariant($"{{\"memberId\":\"m{id}\"}}")))}}]}""");

        Assert.That(IsTaken(Of(50)), Is.True);
        Assert.That(IsTaken(Of(51)), Is.False);
    }

    [TestCase("7", ExpectedResult = "7")]
    [TestCase("-12.50,", ExpectedResult = "-12.5")]
    [TestCase(" 0.05}", ExpectedResult = "0.05")]
    [TestCase("-0]", ExpectedResult = "0")]
    [TestCase("01", ExpectedResult = null)]
    [TestCase("1.", ExpectedResult = null)]
    [TestCase(".5", ExpectedResult = null)]
    [TestCase("-", ExpectedResult = null)]
    [TestCase("", ExpectedResult = null)]
    [TestCase("1.2.3", ExpectedResult = null)]
    [TestCase("1-2", ExpectedResult = null)]
    [TestCase("1e2", ExpectedResult = null)]
    [TestCase("+1", ExpectedResult = null)]
    [TestCase("1.234", ExpectedResult = null)]
    [TestCase("1234567890123", ExpectedResult = null)]
    [TestCase("12x", ExpectedResult = null)]
    public string? A_number_is_taken_only_when_it_is_plain(string text) =>
        new JsonCursor(Encoding.ASCII.GetBytes(text)).TryTakeNumber(maxDecimals: 2, out var number)
            ? FormattableString.Invariant($"{number.Value}")
            : null;

    [Test]
    public void Names_are_found_and_nothing_else()
    {
        string[] names = ["to", "type", "date", "loss", "income", "incomeLoss", "seriousIllness", "seriousIllnessInsurance"];
        var table = new NameTable(names);

        Assert.That(names.Select(name => table.Find(Encoding.ASCII.GetBytes(name))), Is.EqualTo(Enumerable.Range(0, names.Length)));
        Assert.That(
            new[] { "", "t", "tO", "types", "incomeloss", "seriousIllness ", "serious", "IllnessInsurance" }
                .Select(name => table.Find(Encoding.ASCII.GetBytes(name))),
            Is.All.EqualTo(-1));
        Assert.That(() => new NameTable(["beginning-one-the-end-of-it", "beginning-two-the-end-of-it"]), Throws.InvalidOperationException);
    }

    private static bool IsTaken(byte[] json)
    {
        var cursor = new JsonCursor(json);
        return SnapshotFields.Household.TryTake(ref cursor, new HouseholdSnapshot(), new Reading()) && cursor.IsAtEnd;
    }

    // A reader that does not know the text it reads cannot but go the strict way.
    private static bool Strictly(SnapshotReader reader, byte[] json, HouseholdSnapshot into, List<SnapshotProblem> problems)
    {
        if (SnapshotReader.NotUtf8(json) is { } notText)
        {
            problems.Add(notText);
            return false;
        }

        try
        {
            var tokens = new Utf8JsonReader(json);
            tokens.Read();
            var isUsable = reader.Read(ref tokens, into, problems);
            tokens.Read();
            return isUsable;
        }
        catch (JsonException fault)
        {
            problems.Clear();
            problems.Add(SnapshotReader.Malformed(json, fault));
            return false;
        }
    }

    private static string[] Told(List<SnapshotProblem> problems) =>
        [.. problems.Select(problem => $"{problem.Code} {problem.Pointer} {problem.Message} {problem.Suggestion}")];

    private static byte[] Canonical(byte[] json)
    {
        var (household, canonical) = (new HouseholdSnapshot(), new System.Buffers.ArrayBufferWriter<byte>());
        new SnapshotReader().TryRead(json, household, []);
        CanonicalJson.Write(household, canonical);
        return canonical.WrittenSpan.ToArray();
    }
}
