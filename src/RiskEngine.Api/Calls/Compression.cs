using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using RiskEngine.Api.Calls.Unpacking;
using RiskEngine.Api.Limits;

namespace RiskEngine.Api.Calls;

/// <summary>Compressed answers for who asks for them, and compressed bodies from who sends them.</summary>
internal static class Compression
{
    internal static void AddCompression(this IServiceCollection services)
    {
        services.AddRequestDecompression(options =>
        {
            options.DecompressionProviders.Clear();
            options.DecompressionProviders["gzip"] = new GzipBody.Provider();
            options.DecompressionProviders["x-gzip"] = new GzipBody.Provider();
            options.DecompressionProviders["br"] = new BrotliBody.Provider();
        });
        services.AddResponseCompression(options =>
        {
            // Nothing in an answer is a secret that another site could guess byte by byte.
            options.EnableForHttps = true;
            options.MimeTypes =
                [
                    "application/json", "application/problem+json", "application/schema+json", "application/x-ndjson",
                    "text/css", "text/html", "text/javascript",
                ];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
    }

    /// <summary>Undoes the encoding of bodies; it has to stand behind the routing, which says how long they may be.</summary>
    internal static void UseDecompression(this WebApplication app)
    {
        app.Use(Limit);
        app.UseRequestDecompression();
    }

    // A stream may go on for ever, but not one that a few bytes unfold into.
    private static Task Limit(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<StreamedBody>() is not null
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            var isEncoded = http.Request.Headers.ContentEncoding.Any(encoding => encoding is not ("" or "identity"));
            size.MaxRequestBodySize = isEncoded ? ServiceLimits.UnfoldedBatchBytes : null;
        }

        return next(http);
    }
}

/// <summary>Marks a call whose body is read as it comes, however long it is.</summary>
internal sealed class StreamedBody;
