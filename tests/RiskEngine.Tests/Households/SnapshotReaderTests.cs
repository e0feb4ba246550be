using System.Buffers;
using System.Text;
using System.Text.Json;
using NodaTime;
using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Households;

internal sealed class SnapshotReaderTests
{
    [Test]
    public void Every_answer_is_read()
    {
        var household = AHousehold.Read(AHousehold.EveryAnswer);
        var member = household.Members[0];

        Assert.That(household.HouseholdId, Is.EqualTo("h-000123"));
        Assert.That(household.RegionCode, Is.EqualTo("130828"));
        Assert.That(household.SnapshotDate, Is.EqualTo(new LocalDate(2020, 6, 1)));
        Assert.That(household.LiftedYear, Is.EqualTo(2018));
        Assert.That(household.RiskCauses, Is.EqualTo(new[] { RiskCause.ILLNESS, RiskCause.OTHER }));
        Assert.That(member.MemberId, Is.EqualTo("m1"));
        Assert.That(member.DropoutReason, Is.EqualTo(DropoutReason.HEALTH_ASSESSED));
        Assert.That(member.DisabilityLevel, Is.EqualTo(2));
        Assert.That(household.Income.Business, Is.EqualTo(9500.5m));
        Assert.That(household.Living.Water.Quality, Is.EqualTo(WaterQuality.PASS));
        Assert.That(household.Events![0].IncomeLoss, Is.EqualTo(1200.75m));
        Assert.That(household.Clues![0].Department, Is.EqualTo("县医保局 \"一科\""));
        Assert.That(household.Enrolments![0].To, Is.EqualTo(new LocalDate(2020, 1, 1)));
        Assert.That(household.Monitoring.Measures![0].DeliveredOn, Is.EqualTo(new LocalDate(2020, 3, 1)));
    }

    [Test]
    public void What_is_absent_or_null_is_unknown()
    {
        var household = AHousehold.Read("""
            {"householdId":"h","regionCode":"130828001002","snapshotDate":"2020-01-01",
             "members":[{"memberId":"a","age":null}],
             "income":{"wage":null},"expenses":null,"events":null,"monitoring":{"measures":null},
             "living":{"water":null}}
            """);

        Assert.That(household.Members[0].Age, Is.Null);
        Assert.That(household.Income.IsPresent, Is.True);
        Assert.That(household.Income.Wage, Is.Null);
        Assert.That(household.Expenses.IsPresent, Is.False);
        Assert.That(household.Living.Water.IsPresent, Is.False);
        Assert.That(household.Events, Is.Null);
        Assert.That(household.Clues, Is.Null);
        Assert.That(household.RiskCauses, Is.Null);
        Assert.That(household.Monitoring.Measures, Is.Null);
    }

    [Test]
    public void Nothing_of_one_household_is_left_in_the_next()
    {
        var reader = new SnapshotReader();
        var reused = new HouseholdSnapshot();
        const string bare = """
            {"householdId":"h2","regionCode":"130829","snapshotDate":"2020-01-01",
             "members":[{"memberId":"x"}],"events":[{}]}
            """;

        Assert.That(reader.TryRead(Encoding.UTF8.GetBytes(AHousehold.EveryAnswer), reused, []), Is.True);
        Assert.That(reader.TryRead(Encoding.UTF8.GetBytes(bare), reused, []), Is.True);

        Assert.That(Canonical(reused), Is.EqualTo(Canonical(AHousehold.Read(bare))));
        Assert.That(reused.HouseholdId, Is.EqualTo("h2"));
        Assert.That(reused.Members[0].MemberId, Is.EqualTo("x"));
    }

    [Test]
    public void A_byte_order_mark_does_no_harm()
    {
        Assert.That(AHousehold.Read("\uFEFF" + AHousehold.Json).HouseholdId, Is.EqualTo("h-000123"));
    }

    [Test]
    public void Escapes_are_understood_in_names_and_values()
    {
        var household = AHousehold.Read("""
            {"household\u0049d":"h\u002d1","regionCode":"13082\u0038","snapshotDate":"2020\u002d01-01",
             "members":[{"memberId":"a","sex":"M\u0041LE"}],"clues":[{"department":"\uD83D\uDE00"}]}
            """);

        Assert.That(household.HouseholdId, Is.EqualTo("h-1"));
        Assert.That(household.Members[0].Sex, Is.EqualTo(Sex.MALE));
        Assert.That(household.Clues![0].Department, Is.EqualTo("😀"));
    }

    [Test]
    public void A_hundred_characters_may_be_any_characters()
    {
        var department = string.Concat(Enumerable.Repeat("😀", 100));

        var household = AHousehold.With($$"""{"clues":[{"department":"{{department}}"}]}""");

        Assert.That(household.Clues![0].Department, Is.EqualTo(department));
        Assert.That(
            () => AHousehold.With($$"""{"clues":[{"department":"{{department}}x"}]}"""),
            Throws.ArgumentException.With.Message.Contains("RE5013"));
    }

    [Test]
    public void A_household_inside_a_request_is_pointed_at_from_the_whole()
    {
        var json = Encoding.UTF8.GetBytes(
            """{"household":{"regionCode":"1","members":[{}],"x":[1]},"asOf":"2020-01-01"}""");
        var problems = new List<SnapshotProblem>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Read();
        reader.Read();

        var isUsable = new SnapshotReader().Read(ref reader, new HouseholdSnapshot(), problems, "/household");

        Assert.That(isUsable, Is.False);
        Assert.That(reader.TokenType, Is.EqualTo(JsonTokenType.EndObject));
        Assert.That(reader.Read() && reader.ValueTextEquals("asOf"), Is.True, "the rest is still to be read");
        Assert.That(problems.Select(problem => problem.Pointer), Is.EquivalentTo(new[]
        {
            "/household/regionCode", "/household/members/0/memberId", "/household/x",
            "/household/householdId", "/household/snapshotDate",
        }));
    }

    [Test]
    public void A_text_in_pieces_is_read_like_one_in_one_piece()
    {
        var json = Encoding.UTF8.GetBytes(AHousehold.EveryAnswer);
        var reader = new Utf8JsonReader(Pieces(json, 3));
        reader.Read();
        var household = new HouseholdSnapshot();

        Assert.That(new SnapshotReader().Read(ref reader, household, []), Is.True);
        Assert.That(Canonical(household), Is.EqualTo(Canonical(AHousehold.Read(AHousehold.EveryAnswer))));
    }

    [Test]
    public void A_request_that_breaks_off_leaves_no_half_pointers_behind()
    {
        var problems = new List<SnapshotProblem>();
        var fault = Assert.Catch<JsonException>(() =>
        {
            var reader = new Utf8JsonReader("""{"income":{"x":1},"members":[{]}"""u8);
            reader.Read();
            new SnapshotReader().Read(ref reader, new HouseholdSnapshot(), problems);
        });

        Assert.That(problems, Is.Empty);
        Assert.That(SnapshotReader.Malformed("""{"income":{"x":1},"members":[{]}"""u8, fault!).Column, Is.EqualTo(31));
    }

    [Test]
    public void Reading_again_allocates_nothing()
    {
        var json = Encoding.UTF8.GetBytes(AHousehold.EveryAnswer);
        var (reader, household) = (new SnapshotReader(), new HouseholdSnapshot());
        var problems = new List<SnapshotProblem>();
        var canonical = new ArrayBufferWriter<byte>();
        for (var time = 0; time < 200; time++)
        {
            ReadAndWrite();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 1000; time++)
        {
            ReadAndWrite();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void ReadAndWrite()
        {
            reader.TryRead(json, household, problems);
            canonical.ResetWrittenCount();
            CanonicalJson.Write(household, canonical);
        }
    }

    private static string Canonical(HouseholdSnapshot household)
    {
        var canonical = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(household, canonical);
        return Encoding.UTF8.GetString(canonical.WrittenSpan);
    }

    private static ReadOnlySequence<byte> Pieces(byte[] json, int length)
    {
        var first = new Piece(json.AsMemory(0, length), 0);
        var last = first;
        for (var at = length; at < json.Length; at += length)
        {
            last = last.Followed(json.AsMemory(at, Math.Min(length, json.Length - at)));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long at) => (Memory, RunningIndex) = (memory, at);

        public Piece Followed(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
