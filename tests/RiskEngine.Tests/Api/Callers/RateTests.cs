using System.Text.Json;
using NUnit.Framework;

namespace RiskEngine.Tests.Api.Callers;

internal sealed class RateTests
{
    private static readonly AKey First = AKey.New();
    private static readonly AKey Second = AKey.New(number: 1);
    private readonly AClock clock = new();
    private RunningService service = null!;

    [SetUp]
    public async Task Start() => service = await RunningService.StartAsync(
        RunningService.TwoSets,
        [.. First.Settings, .. Second.Settings, "Rate:Requests=3", "Rate:Seconds=60", "Rate:AtOnce=1"],
        clock);

    [TearDown]
    public async Task Stop() => await service.DisposeAsync();

    [Test]
    public async Task Each_answer_says_what_is_left_and_when_it_is_full_again()
    {
        using var first = await CallAsync(First);
        clock.Now += TimeSpan.FromSeconds(20);
        using var second = await CallAsync(First);

        Assert.That(Rates(first), Is.EqualTo("3 2 60"));
        Assert.That(Rates(second), Is.EqualTo("3 1 40"));
    }

    [Test]
    public async Task A_caller_that_calls_too_often_waits_and_nobody_else()
    {
        for (var call = 0; call < 3; call++)
        {
            using var admitted = await CallAsync(First);
            Assert.That((int)admitted.StatusCode, Is.EqualTo(422));
        }

        clock.Now += TimeSpan.FromSeconds(50.5);
        using var refused = await CallAsync(First);
        using var other = await CallAsync(Second);
        using var probe = await service.GetAsync("/health/live");
        clock.Now += TimeSpan.FromSeconds(9.5);
        using var later = await CallAsync(First);

        var problem = await RefusalTests.ProblemAsync(refused, 429);
        Verified.Match("Documents/too-often", JsonSerializer.Serialize(problem, RefusalTests.Readable));
        Assert.That(refused.Headers.GetValues("Retry-After"), Is.EqualTo(new[] { "10" }));
        Assert.That(Rates(refused), Is.EqualTo("3 0 10"));
        Assert.That(Rates(other), Is.EqualTo("3 2 10"));
        Assert.That((int)probe.StatusCode, Is.EqualTo(200));
        Assert.That(Rates(later), Is.EqualTo("3 2 60"));
    }

    [Test]
    public async Task Who_guesses_keys_is_counted_by_address()
    {
        for (var call = 0; call < 3; call++)
        {
            using var refused = await CallAsync(First with { Text = $"rk_guess{call}" });
            Assert.That((int)refused.StatusCode, Is.EqualTo(401));
        }

        using var tooOften = await CallAsync(First with { Text = "rk_guess3" });
        using var good = await CallAsync(First);

        Assert.That((int)tooOften.StatusCode, Is.EqualTo(429));
        Assert.That((int)good.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task More_calls_at_once_than_allowed_are_refused_until_one_has_ended()
    {
        await using var own = await RunningService.StartAsync(RunningService.TwoSets, ["Rate:AtOnce=1"], clock);
        using var going = await LiveCall.StartAsync(own.Client.BaseAddress!, "/v1/assessments/batch?explain=none");
        await going.WriteAsync(AHousehold.Json.ReplaceLineEndings(" ") + "\n");
        await going.ReadAsync();
        using var refused = await own.AssessAsync("{}");
        await going.EndAsync();
        await going.ReadAsync();

        var problem = await RefusalTests.ProblemAsync(refused, 429);
        Verified.Match("Documents/too-many-at-once", JsonSerializer.Serialize(problem, RefusalTests.Readable));
        Assert.That(refused.Headers.GetValues("Retry-After"), Is.EqualTo(new[] { "1" }));
        Assert.That(await Eventually.StatusAsync(() => own.AssessAsync("{}"), 422), Is.EqualTo(422));
    }

    [Test]
    public async Task Who_works_on_his_own_machine_is_not_counted()
    {
        await using var own = await RunningService.StartAsync();
        using var response = await own.AssessAsync("{}");

        Assert.That(response.Headers.Contains("RateLimit-Limit"), Is.False);
    }

    private static string Rates(HttpResponseMessage response) => string.Join(
        ' ',
        new[] { "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset" }.Select(name => response.Headers.GetValues(name).Single()));

    private async Task<HttpResponseMessage> CallAsync(AKey key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/assessments");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key.Text}");
        request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        return await service.Client.SendAsync(request);
    }
}
