using NUnit.Framework;
using RiskEngine.Storage;

namespace RiskEngine.Tests.Storage;

internal sealed class StoreAddressTests
{
    [TestCase("sqlite:county.db", StoreKind.Sqlite, "Data Source=county.db")]
    [TestCase("sqlite:C:\\data\\county.db", StoreKind.Sqlite, "Data Source=C:\\data\\county.db")]
    [TestCase("sqlite:a;b.db", StoreKind.Sqlite, "Data Source=\"a;b.db\"")]
    [TestCase("sqlserver:Server=tcp:db,1433;Database=risk;Password=s3cret", StoreKind.SqlServer,
        "Server=tcp:db,1433;Database=risk;Password=s3cret")]
    [TestCase("postgres:Host=db;Username=u;Password=\"a;b\"", StoreKind.Postgres, "Host=db;Username=u;Password=\"a;b\"")]
    public void An_address_is_a_kind_and_what_the_driver_needs(string text, StoreKind kind, string connection)
    {
        var address = Parsed(text);

        Assert.That(address.Kind, Is.EqualTo(kind));
        Assert.That(address.ConnectionString, Is.EqualTo(connection));
    }

    [TestCase("sqlite:county.db", "sqlite:county.db")]
    [TestCase("sqlserver:Data Source=db;Initial Catalog=risk;User Id=u;Password=s3cret",
        "sqlserver:Server=db;Database=risk")]
    [TestCase("postgres:host=db;password=s3cret;Passfile=s3cret", "postgres:Host=db")]
    public void An_address_shows_no_secret(string text, string shown) =>
        Assert.That(Parsed(text).ToString(), Is.EqualTo(shown));

    [TestCase(null, "RE6001")]
    [TestCase("", "RE6001")]
    [TestCase("county.db", "RE6001")]
    [TestCase("Password=s3cret;Server=tcp:db", "RE6001")]
    [TestCase("mysql:Server=s3cret", "RE6002")]
    [TestCase("SQLITE:county.db", "RE6002")]
    [TestCase("sqlite:", "RE6003")]
    [TestCase("sqlite:  ", "RE6003")]
    [TestCase("sqlite:data source=county.db", "RE6004")]
    [TestCase("postgres://u:s3cret@db/risk", "RE6005")]
    [TestCase("sqlserver:s3cret", "RE6006")]
    [TestCase("sqlserver:", "RE6007")]
    [TestCase("postgres:Password=s3cret", "RE6007")]
    [TestCase("postgres:Host= ;Password=s3cret", "RE6007")]
    [TestCase("sqlite::memory:", "RE6013")]
    [TestCase("sqlite:file:x.db?mode=memory", "RE6013")]
    [TestCase("postgres:Host=db;Port=s3cret", "RE6014")]
    [TestCase("postgres:Host=db;Password=a;s3cret=b", "RE6014")]
    [TestCase("sqlserver:Server=db;Password=a;s3cret=b", "RE6014")]
    [TestCase("sqlserver:Server=db;Connect Timeout=s3cret", "RE6014")]
    public void A_mistake_is_named_without_quoting_a_secret(string? text, string code)
    {
        var isAddress = StoreAddress.TryParse(text, out var address, out var mistake);

        Assert.That(isAddress, Is.False);
        Assert.That(address, Is.Null);
        Assert.That(mistake?.Code, Is.EqualTo(code));
        Assert.That($"{mistake}{mistake?.Why}{mistake?.Fix}", Does.Not.Contain("s3cret"));
    }

    [Test]
    public void An_unknown_kind_is_named_with_the_ones_there_are()
    {
        var isAddress = StoreAddress.TryParse("mysql:Server=db", out _, out var mistake);

        Assert.That(isAddress, Is.False);
        Assert.That(mistake?.What, Is.EqualTo("unknown kind of store `mysql`"));
        Assert.That(mistake?.Fix, Is.EqualTo(
            "write `sqlite:FILE`, `sqlserver:Server=…;Database=…` or `postgres:Host=…;Database=…`"));
    }

    private static StoreAddress Parsed(string text) =>
        StoreAddress.TryParse(text, out var address, out var mistake)
            ? address
            : throw new AssertionException($"{mistake}");
}
