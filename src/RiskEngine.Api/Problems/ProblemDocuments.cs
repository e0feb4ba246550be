using System.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using RiskEngine.Api.Limits;
using RiskEngine.Api.Requests;

namespace RiskEngine.Api.Problems;

/// <summary>Makes a problem document of everything that no endpoint answered for.</summary>
internal static class ProblemDocuments
{
    private const int FramesShown = 8;

    internal static void UseProblemDocuments(this WebApplication app)
    {
        app.Use(Catch);
        app.UseStatusCodePages(context => Fill(context.HttpContext));
    }

    private static Task Fill(HttpContext http)
    {
        // Whoever answers GET answers HEAD.
        if (http.Response.Headers.Allow == HttpMethods.Get)
        {
            http.Response.Headers.Allow = "GET, HEAD";
        }

        return ForStatus(http, http.Response.StatusCode).WriteAsync(http);
    }

    private static async Task Catch(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BrokenEncodingException)
        {
            await AnswerAsync(http, Problem.Of(ProblemKind.Malformed, [RequestMistakes.BrokenEncoding()]));
        }
        catch (BadHttpRequestException refused)
        {
            await AnswerAsync(http, ForStatus(http, refused.StatusCode));
        }
        catch (Exception gone) when (gone is IOException || http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up: nobody is left to answer, and nothing is wrong here.
            http.Abort();
        }
        catch (Exception fault)
        {
            // The message of an exception may quote what a caller sent; its type and place do not.
            var log = http.RequestServices.GetRequiredService<ILogger<Problem>>();
            Log.Fault(log, http.TraceIdentifier, fault.GetType().Name, PlaceOf(fault));
            var problem = Problem.Of(ProblemKind.Fault, []) with { Instance = $"/faults/{http.TraceIdentifier}" };
            await AnswerAsync(http, problem);
        }
    }

    private static async Task AnswerAsync(HttpContext http, Problem problem)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        await problem.WriteAsync(http);
    }

    private static Problem ForStatus(HttpContext http, int status) => status switch
    {
        StatusCodes.Status404NotFound => Problem.Of(ProblemKind.NoSuchRoute, [RequestMistakes.NoSuchRoute()]),
        StatusCodes.Status405MethodNotAllowed => Problem.Of(ProblemKind.WrongMethod, [RequestMistakes.WrongMethod()]),
        StatusCodes.Status408RequestTimeout => Problem.Of(ProblemKind.TooSlow, [RequestMistakes.TooSlow()]),
        StatusCodes.Status413PayloadTooLarge => Problem.Of(ProblemKind.TooLarge, [RequestMistakes.TooLarge(MostBytes(http))]),
        _ => Problem.Of(ProblemKind.BadHttp with { Status = status }, [RequestMistakes.BadHttp()]),
    };

    private static long MostBytes(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? ServiceLimits.BodyBytes;

    private static string PlaceOf(Exception fault) => string.Join(
        " < ",
        new StackTrace(fault).GetFrames().Take(FramesShown).Select(frame => frame.GetMethod())
            .Select(method => $"{method?.DeclaringType?.Name}.{method?.Name}"));
}
