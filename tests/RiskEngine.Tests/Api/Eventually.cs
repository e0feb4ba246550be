namespace RiskEngine.Tests.Api;

/// <summary>Asks again until the answer is the awaited one: the service forgets a call just after it was answered.</summary>
internal static class Eventually
{
    /// <summary>Whether a condition holds in the end.</summary>
    public static async Task<bool> HoldsAsync(Func<bool> condition)
    {
        var holds = condition();
        for (var turn = 0; turn < 500 && !holds; turn++)
        {
            await Task.Delay(20);
            holds = condition();
        }

        return holds;
    }

    public static async Task<int> StatusAsync(Func<Task<HttpResponseMessage>> call, int awaited)
    {
        var status = 0;
        for (var turn = 0; turn < 200 && status != awaited; turn++)
        {
            using var response = await call();
            status = (int)response.StatusCode;
            await Task.Delay(status == awaited ? 0 : 20);
        }

        return status;
    }
}
