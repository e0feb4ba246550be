using System.IO.Compression;
using System.Reflection;
using RiskEngine.Api.Documents;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace RiskEngine.Api.Docs;

/// <summary>The page, and what it is made of: Swagger UI from its package, and the few lines that start it.</summary>
internal static class DocsAssets
{
    // Swagger UI lies in its package as compressed resources.
    private const string Packed = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";

    private static readonly Dictionary<string, Lazy<Document>> Assets = new(StringComparer.Ordinal)
    {
        ["swagger-ui-bundle.js"] = FromPackage("swagger-ui-bundle.js", "text/javascript"),
        ["swagger-ui.css"] = FromPackage("swagger-ui.css", "text/css"),
        ["favicon-32x32.png"] = FromPackage("favicon-32x32.png", "image/png"),
        ["start.js"] = Own("start.js", "text/javascript"),
        ["start.css"] = Own("start.css", "text/css"),
    };

    private static readonly Lazy<Document> Index = Own("index.html", "text/html; charset=utf-8");

    internal static Document Page => Index.Value;

    internal static Document? Find(string name) => Assets.TryGetValue(name, out var asset) ? asset.Value : null;

    private static Lazy<Document> FromPackage(string name, string contentType) => new(() =>
    {
        using var packed = typeof(SwaggerUIOptions).Assembly.GetManifestResourceStream(Packed + name)!;
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        return Read(stream, contentType);
    });

    private static Lazy<Document> Own(string name, string contentType) => new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("docs." + name)!;
        return Read(stream, contentType);
    });

    private static Document Read(Stream stream, string contentType)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new Document(bytes.ToArray(), contentType);
    }
}
