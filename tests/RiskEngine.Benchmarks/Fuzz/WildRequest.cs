namespace RiskEngine.Benchmarks.Fuzz;

/// <summary>A request that somebody might send by mistake or out of malice.</summary>
/// <param name="Path">Address and query.</param>
/// <param name="Format">The <c>Content-Type</c>.</param>
/// <param name="Encoding">The <c>Content-Encoding</c>; null for none.</param>
/// <param name="Body">The bytes.</param>
internal sealed record WildRequest(string Path, string Format, string? Encoding, byte[] Body);
