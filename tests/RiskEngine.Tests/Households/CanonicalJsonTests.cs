using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Households;

internal sealed class CanonicalJsonTests
{
    private const string Small = """
        {"snapshotDate":"2020-01-01","regionCode":"130828","householdId":"h","members":[{"memberId":"a","age":3}],
         "income":{"wage":1.5,"business":-20},"living":{"water":{"tripMinutes":0.000001}},
         "riskCauses":["OTHER","WATER"]}
        """;

    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Test]
    public void Members_are_sorted_and_nothing_is_written_that_is_not_known()
    {
        Assert.That(Canonical(AHousehold.Read(Small)), Is.EqualTo(
            """
            {"householdId":"h",
            "income":{"business":-20,"wage":1.5},
            "living":{"water":{"tripMinutes":0.000001}},
            "members":[{"age":3,"memberId":"a"}],
            "regionCode":"130828",
            "riskCauses":["OTHER","WATER"],
            "snapshotDate":"2020-01-01"}
            """.ReplaceLineEndings("")));
    }

    [TestCase("1.5", "1.50")]
    [TestCase("1.5", "15e-1")]
    [TestCase("1.5,", "1.5,\"transfer\":null,")]
    [TestCase("\"age\":3", "\"age\":3.0")]
    [TestCase("\"memberId\":\"a\",\"age\":3", "\"age\":3,\"memberId\":\"a\"")]
    [TestCase("\"h\"", "\"\\u0068\"")]
    [TestCase(",", " ,\n\t")]
    public void How_it_is_written_does_not_show_in_the_digest(string before, string after)
    {
        var other = Small.Replace(before, after, StringComparison.Ordinal);

        Assert.That(other, Is.Not.EqualTo(Small));
        Assert.That(Digest(other), Is.EqualTo(Digest(Small)));
    }

    [TestCase("1.5", "1.51")]
    [TestCase("\"age\":3", "\"age\":null")]
    [TestCase("\"riskCauses\"", "\"expenses\":{},\"riskCauses\"")]
    public void What_is_said_shows_in_the_digest(string before, string after)
    {
        var other = Small.Replace(before, after, StringComparison.Ordinal);

        Assert.That(Digest(other), Is.Not.EqualTo(Digest(Small)));
    }

    [Test]
    public void The_digest_is_the_SHA_256_of_the_canonical_bytes()
    {
        Assert.That(
            CanonicalJson.Digest(AHousehold.Read(Small)),
            Is.EqualTo("sha256:8c7c2ac13f716134935f6593d9bc5b57aa59b34f555d6a30383b2b5d61537453"));
    }

    [Test]
    public void Every_answer_is_written()
    {
        var everything = Sorted(JsonNode.Parse(AHousehold.EveryAnswer))!.ToJsonString(Plain)
            .Replace("9500.50", "9500.5", StringComparison.Ordinal);

        Assert.That(Canonical(AHousehold.Read(AHousehold.EveryAnswer)), Is.EqualTo(everything));
    }

    [Test]
    public void The_canonical_text_of_a_canonical_text_is_itself()
    {
        var once = Canonical(AHousehold.Read(AHousehold.EveryAnswer));

        Assert.That(Canonical(AHousehold.Read(once)), Is.EqualTo(once));
    }

    private static string Digest(string json) => CanonicalJson.Digest(AHousehold.Read(json));

    private static string Canonical(HouseholdSnapshot household)
    {
        var canonical = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(household, canonical);
        return Encoding.UTF8.GetString(canonical.WrittenSpan);
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
