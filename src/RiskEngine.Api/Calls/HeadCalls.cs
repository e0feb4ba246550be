namespace RiskEngine.Api.Calls;

/// <summary>Answers HEAD as GET would be answered, without the body.</summary>
internal static class HeadCalls
{
    internal static void UseHeadCalls(this WebApplication app) => app.Use(Answer);

    private static async Task Answer(HttpContext http, RequestDelegate next)
    {
        // Names of methods are told apart by case (RFC 9110): to the server `head` is another one, whose answer has a body.
        if (http.Request.Method != HttpMethods.Head)
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        http.Request.Method = HttpMethods.Get;
        http.Response.Body = Stream.Null;
        try
        {
            await next(http);
        }
        finally
        {
            // The server sends the headers last, and by the method it knows that no body belongs to them.
            http.Request.Method = HttpMethods.Head;
            http.Response.Body = body;
        }
    }
}
