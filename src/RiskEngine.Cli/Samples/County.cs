using System.Globalization;

namespace RiskEngine.Cli.Samples;

/// <summary>A place that sample households live in.</summary>
/// <param name="MeanIncome">CNY per head in 2020. Made up: the means only have to differ from county to county.</param>
/// <param name="Villages">12-digit codes; the last six digits are made up.</param>
internal sealed record County(int MeanIncome, string[] Villages)
{
    private static readonly (string Code, int MeanIncome)[] Known =
    [
        ("130727", 11_800), ("130828", 11_200), ("340722", 14_200), ("411081", 17_500), ("520526", 10_900),
        ("532326", 12_600), ("532328", 13_400), ("533422", 10_500), ("620522", 10_200),
    ];

    /// <summary>The counties that a sample without a region is spread over.</summary>
    public static County[] All() => [.. Known.Select(county => new County(county.MeanIncome, VillagesOf(county.Code)))];

    /// <summary>The county, township or village of a code of 6, 9 or 12 digits.</summary>
    public static County Of(string code)
    {
        var county = code[..6];
        var known = Array.Find(Known, entry => entry.Code == county);
        var mean = known.MeanIncome > 0
            ? known.MeanIncome
            : 10_000 + new Chance(ulong.Parse(county, CultureInfo.InvariantCulture)).Below(6_000);
        return new County(mean, VillagesOf(code));
    }

    /// <summary>The villages that begin with a code: 20 townships to a county, 12 villages to a township.</summary>
    private static string[] VillagesOf(string code) => code.Length switch
    {
        6 => [.. from township in Enumerable.Range(100, 20)
                 from village in Enumerable.Range(200, 12)
                 select $"{code}{township}{village}"],
        9 => [.. from village in Enumerable.Range(200, 12) select $"{code}{village}"],
        _ => [code],
    };
}
