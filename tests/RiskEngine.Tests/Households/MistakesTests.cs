using System.Text;
using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Households;

internal sealed class MistakesTests
{
    [TestCaseSource(nameof(Cases))]
    public void Each_mistake_is_named_with_its_place(string patch, string place, string message, string suggestion)
    {
        var problem = Problems(AHousehold.JsonWith(patch)).Single();

        Assert.That($"{problem.Code} {problem.Pointer}", Is.EqualTo(place));
        Assert.That(problem.Message, Is.EqualTo(message));
        Assert.That(suggestion, Is.AnyOf("*", problem.Suggestion ?? "-"));
    }

    [Test]
    public void All_mistakes_are_found_at_once()
    {
        var problems = Problems(AHousehold.JsonWith(
            """{"regionCode":"1","income":{"wage":true,"x":1},"members":[{"age":3},{"memberId":"m2","sex":"M"}]}"""));

        Assert.That(
            problems.Select(problem => $"{problem.Code} {problem.Pointer}"),
            Is.EquivalentTo(new[]
            {
                "RE5011 /regionCode", "RE5006 /income/wage", "RE5003 /income/x",
                "RE5005 /members/0/memberId", "RE5009 /members/1/sex",
            }));
    }

    [Test]
    public void A_member_that_appears_twice_is_refused_wherever_it_is()
    {
        const string twice = """
            {"householdId":"h","householdId":"h","regionCode":"130828","snapshotDate":"2020-01-01",
             "members":[{"memberId":"a","age":1,"age":null}],"income":{"wage":1,"wag\u0065":1}}
            """;

        Assert.That(
            Problems(twice).Select(problem => $"{problem.Code} {problem.Pointer}"),
            Is.EqualTo(new[] { "RE5004 /householdId", "RE5004 /members/0/age", "RE5004 /income/wage" }));
    }

    [Test]
    public void A_mistake_is_placed_by_line_and_column_in_characters()
    {
        var problem = Problems("{\"householdId\":\"h\",\"regionCode\":\"130828\",\"snapshotDate\":\"2020-01-01\",\n"
            + "  \"members\":[{\"memberId\":\"a\"}],\"clues\":[{\"department\":\"水利局\",\"channel\":1}]}").Single();

        Assert.That((problem.Line, problem.Column), Is.EqualTo((2, 71)));
    }

    [TestCase("", 1, 1, "there is no text")]
    [TestCase("  \n ", 2, 2, "there is no text")]
    [TestCase("{", 1, 2, "it ends too early")]
    [TestCase("{\"regionCode\":\"130828\"", 1, 23, "it ends too early")]
    [TestCase("{\"a\":1,}", 1, 8, "it goes wrong here")]
    [TestCase("{}{}", 1, 3, "it goes wrong here")]
    [TestCase("{\n// no comments\n}", 2, 1, "it goes wrong here")]
    [TestCase("{\"householdId\":\"a\nb\"}", 1, 18, "it goes wrong here")]
    [TestCase("{\"householdSize\":01}", 1, 19, "it goes wrong here")]
    [TestCase("{\"householdSize\":NaN}", 1, 18, "it goes wrong here")]
    public void Text_that_is_not_JSON_is_one_problem(string text, int line, int column, string reason)
    {
        var problem = Problems(text).Single();

        Assert.That((problem.Code, problem.Pointer), Is.EqualTo(("RE5001", "")));
        Assert.That((problem.Line, problem.Column), Is.EqualTo((line, column)));
        Assert.That(problem.Message, Is.EqualTo($"the text is not valid JSON: {reason}"));
    }

    [TestCase("12", "a number")]
    [TestCase("[{}]", "a list")]
    [TestCase("null", "`null`")]
    public void A_household_is_an_object(string text, string found)
    {
        var problem = Problems(text).Single();

        Assert.That(problem.Message, Is.EqualTo($"expected a household object, found {found}"));
    }

    [Test]
    public void Nesting_is_bounded()
    {
        var text = $"{{\"x\":{new string('[', 64)}{new string(']', 64)}}}";

        Assert.That(Problems(text).Single().Code, Is.EqualTo("RE5001"));
    }

    [Test]
    public void Bytes_that_are_not_UTF_8_are_named_by_their_place()
    {
        var json = AHousehold.Utf8;
        json[AHousehold.Json.IndexOf("h-000123", StringComparison.Ordinal)] = 0xC0;

        var problem = Problems(json).Single();

        Assert.That((problem.Code, problem.Line, problem.Column), Is.EqualTo(("RE5001", 2, 19)));
    }

    [TestCase("\\uD800")]
    [TestCase("\\uDC00\\uD800")]
    [TestCase("x\\uD83Dx\\uDE00")]
    public void Half_a_character_is_no_text(string half)
    {
        var problems = Problems(AHousehold.Json.Replace(
            "\"clues\": []", $"\"clues\": [{{\"department\":\"{half}\"}}],\"{half}\":1", StringComparison.Ordinal));

        Assert.That(problems.Select(problem => problem.Code), Is.EqualTo(new[] { "RE5013", "RE5003" }));
    }

    [Test]
    public void A_list_that_is_too_long_is_one_problem()
    {
        var members = string.Join(',', Enumerable.Range(0, 51).Select(number => $$"""{"memberId":"m{{number}}"}"""));
        var clues = string.Join(',', Enumerable.Repeat("{}", 300));

        var problems = Problems(AHousehold.JsonWith($$"""{"members":[{{members}}],"clues":[{{clues}}]}"""));

        Assert.That(
            problems.Select(problem => $"{problem.Pointer} {problem.Message}"),
            Is.EquivalentTo(new[] { "/members the list has more than 50", "/clues the list has more than 200" }));
    }

    [Test]
    public void Fifty_mistakes_are_listed_and_then_that_there_are_more()
    {
        var members = string.Join(
            ',',
            Enumerable.Range(0, 50).Select(number => $$"""{"memberId":"m{{number}}","age":-1}"""));

        Assert.That(Problems(AHousehold.JsonWith($$"""{"members":[{{members}}]}""")), Has.Count.EqualTo(50));
        var more = Problems(AHousehold.JsonWith($$"""{"members":[{{members}}],"x":1,"y":2}"""));
        Assert.That(more, Has.Count.EqualTo(51));
        Assert.That(more[^1].Message, Is.EqualTo("there are more mistakes than the 50 listed"));
        Assert.That(more[49].Pointer, Is.EqualTo("/members/49/age"));
    }

    [Test]
    public void A_text_that_breaks_off_after_many_mistakes_is_not_valid_JSON()
    {
        var text = $"{{{string.Concat(Enumerable.Range(0, 60).Select(number => $"\"x{number}\":1,"))}";

        Assert.That(Problems(text).Single().Code, Is.EqualTo("RE5001"));
    }

    [Test]
    public void A_household_that_is_too_large_is_refused_unread()
    {
        var problems = new List<SnapshotProblem>();

        Assert.That(new SnapshotReader(maxBytes: 100).TryRead(AHousehold.Utf8, new(), problems), Is.False);
        Assert.That(problems.Single().Code, Is.EqualTo("RE5002"));
    }

    [Test]
    public void Messages_show_nothing_that_could_steer_a_terminal()
    {
        var problem = Problems(AHousehold.JsonWith("""{"\u001b[2J\u202e":1}""")).Single();

        Assert.That(problem.Message, Is.EqualTo("unknown member `\uFFFD[2J\uFFFD`"));
    }

    [Test]
    public void A_snapshot_of_the_future_is_refused_once_the_day_is_known()
    {
        var problems = new List<SnapshotProblem>();

        Assert.That(SnapshotReader.IsCollectedBy(AHousehold.Ordinary, new(2020, 6, 1), problems), Is.True);
        Assert.That(
            SnapshotReader.IsCollectedBy(AHousehold.Ordinary, new(2020, 5, 31), problems, "/household"),
            Is.False);
        Assert.That(problems.Single().Pointer, Is.EqualTo("/household/snapshotDate"));
        Assert.That(problems.Single().Code, Is.EqualTo("RE5018"));
    }

    private static List<SnapshotProblem> Problems(string json) => Problems(Encoding.UTF8.GetBytes(json));

    private static List<SnapshotProblem> Problems(byte[] json)
    {
        var problems = new List<SnapshotProblem>();
        Assert.That(new SnapshotReader().TryRead(json, new HouseholdSnapshot(), problems), Is.False);
        return problems;
    }

    private static IEnumerable<TestCaseData> Cases() =>
        from line in File.ReadLines(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "Households", "mistakes.cases.txt"))
        where line.StartsWith('{')
        let cells = line.Split('⇶', StringSplitOptions.TrimEntries)
        select new TestCaseData(cells[0], cells[1], cells[2], cells[3]).SetName($"{cells[1]} for {cells[0]}");
}
