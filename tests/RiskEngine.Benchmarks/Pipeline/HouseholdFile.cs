using RiskEngine.Benchmarks.Plan;
using RiskEngine.Cli.Samples;

namespace RiskEngine.Benchmarks.Pipeline;

/// <summary>A file of made-up households; one that was made here goes when it is no longer needed.</summary>
internal sealed class HouseholdFile : IDisposable
{
    private readonly bool isOurs;

    private HouseholdFile(string path, bool isOurs)
    {
        Path = path;
        this.isOurs = isOurs;
    }

    public string Path { get; }

    public static HouseholdFile Open(Options options)
    {
        if (options.File is not null)
        {
            return new HouseholdFile(options.File, isOurs: false);
        }

        var file = new HouseholdFile(
            System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"riskengine-{Guid.NewGuid():N}.ndjson"), isOurs: true);
        try
        {
            using var output = File.Create(file.Path);
            new SampleHouseholds(options.Seed, null, SampleFacts.Day).Write(options.Households, output);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public FileStream Read() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);

    public void Dispose()
    {
        if (isOurs)
        {
            File.Delete(Path);
        }
    }
}
