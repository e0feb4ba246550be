using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RiskEngine.Api;
using RiskEngine.Api.Callers;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.RuleSets;
using Door = RiskEngine.Api.Program;

namespace RiskEngine.Benchmarks.Http;

/// <summary>
/// The service with one call more, <c>POST /twin?bytes=N</c>: behind the same middleware it reads the body into a buffer
/// and answers N bytes that lie ready.
/// </summary>
internal static class Twin
{
    /// <summary>The word with which this program serves, as a process of its own.</summary>
    public const string Word = "http-twin";

    public const string Query = "/twin?bytes=";
    private static readonly byte[] Ready = new byte[1024 * 1024];

    /// <summary>Serves until it is ended.</summary>
    public static async Task ServeAsync(string address)
    {
        var rules = ServedRules.Of(RuleSetLibrary.Load(Checkout.Rules));
        rules.Shelf.MakeReady(Environment.ProcessorCount);
        await using var app = Door.Build(["--urls", address], rules);
        app.For(Scope.Assess).MapPost("/twin", AnswerAsync);
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) > 0)
        {
        }

        ArrayPool<byte>.Shared.Return(buffer);
        var length = int.Parse(http.Request.QueryString.Value.AsSpan("?bytes=".Length), CultureInfo.InvariantCulture);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = length;
        await http.Response.Body.WriteAsync(Ready.AsMemory(0, length), http.RequestAborted);
    }
}
