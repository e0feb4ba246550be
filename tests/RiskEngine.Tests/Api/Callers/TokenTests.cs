using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NUnit.Framework;
using RiskEngine.Api;

namespace RiskEngine.Tests.Api.Callers;

internal sealed class TokenTests
{
    private const string Issuer = "https://id.example";
    private static readonly DateTime Noon = new(2027, 6, 30, 12, 0, 0, DateTimeKind.Utc);
    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "one" };
    private readonly ECDsaSecurityKey stranger = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "one" };
    private string file = "";
    private RunningService service = null!;

    private SecurityTokenDescriptor Good => new()
    {
        Issuer = Issuer,
        Audience = "riskengine",
        NotBefore = Noon.AddMinutes(-5),
        IssuedAt = Noon.AddMinutes(-5),
        Expires = Noon.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = "platform", ["scope"] = "openid assess" },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
    };

    [OneTimeSetUp]
    public async Task Start()
    {
        file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "TokenTests.jwks.json");
        await File.WriteAllTextAsync(file, Published(key));
        service = await RunningService.StartAsync(RunningService.TwoSets, Settings(file), new AClock());
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await service.DisposeAsync();
        File.Delete(file);
    }

    [Test]
    public async Task Who_has_a_token_of_the_issuer_is_answered()
    {
        Assert.That(await StatusAsync(Signed(Good)), Is.EqualTo(200));
    }

    [Test]
    public async Task Scopes_may_come_as_a_list()
    {
        var token = Good;
        token.Claims["scope"] = new[] { "openid", "assess" };

        Assert.That(await StatusAsync(Signed(token)), Is.EqualTo(200));
    }

    [Test]
    public async Task Without_the_scope_it_is_refused()
    {
        var token = Good;
        token.Claims["scope"] = "assessments rules:read";

        Assert.That(await StatusAsync(Signed(token)), Is.EqualTo(403));
    }

    [Test]
    public async Task Nothing_else_is_a_token_of_the_issuer()
    {
        var forged = Encoding.UTF8.GetBytes(key.ECDsa.ExportSubjectPublicKeyInfoPem());
        var shared = new SigningCredentials(new SymmetricSecurityKey(forged), SecurityAlgorithms.HmacSha256);
        var signed = Signed(Good);
        var parts = signed.Split('.');
        var tokens = new Dictionary<string, string>
        {
            ["another issuer"] = Signed(With(token => token.Issuer = "https://other.example")),
            ["another audience"] = Signed(With(token => token.Audience = "others")),
            ["another key of the same name"] = Signed(With(token =>
                token.SigningCredentials = new SigningCredentials(stranger, SecurityAlgorithms.EcdsaSha256))),
            ["the public key as a shared secret"] = Signed(With(token => token.SigningCredentials = shared)),
            ["unsigned"] = Signed(With(token => token.SigningCredentials = null)),
            ["without a subject"] = Signed(With(token => token.Claims.Remove("sub"))),
            ["with an empty subject"] = Signed(With(token => token.Claims["sub"] = "")),
            ["with a blank subject and client"] = Signed(With(token => (token.Claims["sub"], token.Claims["client_id"]) = (" ", ""))),
            ["with an extension that must be understood"] = Signed(Headed("crit", new[] { "b64" })),
            ["with a misshapen list of extensions"] = Signed(Headed("crit", "")),
            ["with no list of extensions"] = Signed(Headed("crit", null!)),
            ["with the name of another key"] = Signed(With(token => token.SigningCredentials = By(key, "two"))),
            ["changed"] = $"{parts[0]}.{parts[1][..^3]}AAA.{parts[2]}",
            ["without its signature"] = $"{parts[0]}.{parts[1]}.",
            ["cut"] = signed[..^10],
            ["nothing"] = "",
            ["too long"] = new string('a', 20_000),
        };

        var taken = new List<string>();
        foreach (var (name, token) in tokens)
        {
            taken.AddRange(await StatusAsync(token) == 401 ? Array.Empty<string>() : [name]);
        }

        Assert.That(taken, Is.Empty);
    }

    [Test]
    public async Task Who_has_no_subject_may_be_known_as_a_client()
    {
        var token = Good;
        (token.Claims["sub"], token.Claims["client_id"]) = ("", "platform");

        Assert.That(await StatusAsync(Signed(token)), Is.EqualTo(200));
    }

    [Test]
    public async Task A_token_that_does_not_name_its_key_is_tried_with_all() =>
        Assert.That(await StatusAsync(Signed(With(token => token.SigningCredentials = By(key, null)))), Is.EqualTo(200));

    [Test]
    public async Task A_key_without_a_name_serves_every_name()
    {
        var unnamed = Path.Combine(TestContext.CurrentContext.WorkDirectory, "TokenTests.unnamed.json");
        await File.WriteAllTextAsync(unnamed, Published(By(key, null).Key, By(stranger, "three").Key));
        await using var own = await RunningService.StartAsync(RunningService.TwoSets, Settings(unnamed), new AClock());

        Assert.That(await StatusAsync(Signed(Good), own), Is.EqualTo(200));
        Assert.That(await StatusAsync(Signed(With(token => token.SigningCredentials = By(stranger, "two"))), own), Is.EqualTo(401));
        Assert.That(await StatusAsync(Signed(With(token => token.SigningCredentials = By(stranger, "three"))), own), Is.EqualTo(200));
    }

    [Test]
    public async Task A_token_without_an_end_is_told_so()
    {
        using var response = await AskAsync(Signed(With(token => token.Expires = null)), service);

        var problem = await RefusalTests.ProblemAsync(response, 401);
        Verified.Match("Documents/endless-token", JsonSerializer.Serialize(problem, RefusalTests.Readable));
    }

    [TestCase(-6, 401)]
    [TestCase(-5, 200)]
    [TestCase(5, 200)]
    [TestCase(6, 401)]
    public async Task It_counts_in_its_time_and_a_minute_around_it(int minutes, int expected)
    {
        var token = Good;
        token.NotBefore = minutes < 0 ? Noon.AddMinutes(-10) : Noon.AddMinutes(minutes - 4.5);
        token.Expires = minutes < 0 ? Noon.AddMinutes(minutes + 4.5) : Noon.AddMinutes(20);

        Assert.That(await StatusAsync(Signed(token)), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_end_in_the_last_minute_that_there_is_counts_like_any_other()
    {
        var token = Good;
        token.Expires = new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc);

        Assert.That(await StatusAsync(Signed(token)), Is.EqualTo(200));
    }

    [Test]
    public void A_file_without_a_public_key_is_no_key_file()
    {
        var secret = Path.Combine(TestContext.CurrentContext.WorkDirectory, "TokenTests.oct.json");
        File.WriteAllText(secret, """{ "keys": [{ "kty": "oct", "k": "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0" }] }""");

        Assert.That(
            async () => await RunningService.StartAsync(RunningService.TwoSets, Settings(secret)),
            Throws.TypeOf<WrongSettingsException>().With.Message.Contains("names a file without a public key for signatures"));
    }

    private static string[] Settings(string file) =>
        [$"Jwt:Issuer={Issuer}", "Jwt:Audience=riskengine", $"Jwt:KeysFile={file}"];

    private static SigningCredentials By(ECDsaSecurityKey key, string? name) =>
        new(new ECDsaSecurityKey(key.ECDsa) { KeyId = name }, SecurityAlgorithms.EcdsaSha256);

    private static string Published(params SecurityKey[] keys) => JsonSerializer.Serialize(new
    {
        keys = keys.Cast<ECDsaSecurityKey>().Select(key =>
        {
            var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
            return new
            {
                kty = "EC", use = "sig", crv = "P-256", kid = key.KeyId,
                x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y),
            };
        }),
    });

    private static string Signed(SecurityTokenDescriptor token) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);

    private SecurityTokenDescriptor With(Action<SecurityTokenDescriptor> change)
    {
        var token = Good;
        change(token);
        return token;
    }

    private SecurityTokenDescriptor Headed(string name, object value) =>
        With(token => token.AdditionalHeaderClaims = new Dictionary<string, object> { [name] = value });

    private Task<int> StatusAsync(string token) => StatusAsync(token, service);

    private static async Task<int> StatusAsync(string token, RunningService service)
    {
        using var response = await AskAsync(token, service);
        return (int)response.StatusCode;
    }

    private static async Task<HttpResponseMessage> AskAsync(string token, RunningService service)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/assessments");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        request.Content = new StringContent($$"""{ "household": {{AHousehold.Json}} }""", Encoding.UTF8, "application/json");
        return await service.Client.SendAsync(request);
    }
}
