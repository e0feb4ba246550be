using System.Text.Json;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>Compares the problem document of a response with the approved one under <c>Documents/</c>.</summary>
internal static class DocumentRefusals
{
    public static async Task Match(HttpResponseMessage response, int status, string name)
    {
        var problem = await RefusalTests.ProblemAsync(response, status);
        Verified.Match($"Documents/{name}", JsonSerializer.Serialize(problem, RefusalTests.Readable));
    }

    public static async Task<JsonElement> OkAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), text);
        return JsonElement.Parse(text);
    }
}
