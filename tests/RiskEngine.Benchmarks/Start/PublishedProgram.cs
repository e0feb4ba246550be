using System.Diagnostics;
using RiskEngine.Benchmarks.Measuring;

namespace RiskEngine.Benchmarks.Start;

/// <summary>What a whole process did.</summary>
/// <param name="Began">When it was started, by the clock that all processes share.</param>
/// <param name="FirstByteMilliseconds">From its start to the first byte of its answer.</param>
/// <param name="ExitMilliseconds">From its start to its end.</param>
/// <param name="Answer">Its answer.</param>
internal sealed record ProcessRun(long Began, double FirstByteMilliseconds, double ExitMilliseconds, byte[] Answer);

/// <summary>A program as it is delivered: compiled ahead of time, in a folder that goes when it is no longer needed.</summary>
internal sealed class PublishedProgram : IDisposable
{
    private readonly string folder;
    private readonly string program;
    private readonly bool isOurs;

    private PublishedProgram(string folder, string program, bool isOurs)
    {
        this.folder = folder;
        this.program = program;
        this.isOurs = isOurs;
    }

    /// <summary>The command line, published unless the caller has done so.</summary>
    public static PublishedProgram Command(Options options) => options.Program is null
        ? Publish("src", "RiskEngine.Cli")
        : new PublishedProgram(Path.GetFullPath(options.Program), "RiskEngine.Cli", isOurs: false);

    /// <summary>This program.</summary>
    public static PublishedProgram Self() => Publish("tests", "RiskEngine.Benchmarks");

    /// <summary>Runs it in the checkout and reads its answer.</summary>
    public ProcessRun Run(params string[] arguments)
    {
        var start = Start(arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (answer, buffer, firstByte) = (new MemoryStream(), new byte[64 * 1024], 0.0);
        var output = process.StandardOutput.BaseStream;
        for (var read = output.Read(buffer); read > 0; read = output.Read(buffer))
        {
            firstByte = firstByte > 0 ? firstByte : Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            answer.Write(buffer.AsSpan(0, read));
        }

        process.WaitForExit();
        var ended = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return process.ExitCode == 0
            ? new ProcessRun(began, firstByte, ended, answer.ToArray())
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {process.StandardError.ReadToEnd()}");
    }

    /// <summary>Runs it in the checkout and watches how much memory it has.</summary>
    /// <returns>The largest memory in megabytes, and how long it ran in seconds.</returns>
    public (double PeakMegabytes, double Seconds) Watch(params string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(Start(arguments))!;
        var peak = 0.0;
        while (!process.WaitForExit(20))
        {
            peak = Math.Max(peak, Machine.PeakMegabytes(process.Id));
        }

        return process.ExitCode == 0
            ? (peak, Stopwatch.GetElapsedTime(began).TotalSeconds)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    public void Dispose()
    {
        if (isOurs)
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    // Own folders for everything between, so that the checkout's own builds stay as they are.
    private static PublishedProgram Publish(string under, string project)
    {
        var folder = Directory.CreateTempSubdirectory("riskengine-").FullName;
        var published = new PublishedProgram(Path.Combine(folder, "out"), project, isOurs: true);
        string[] arguments =
        [
            "publish", Path.Combine(Checkout.Root, under, project), "-c", "Release", "-r", "linux-x64", "--self-contained", "false",
            "-p:PublishReadyToRun=true", "--nologo", "-v", "quiet", "--artifacts-path", Path.Combine(folder, "artifacts"),
            "-o", published.folder,
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Directory.Delete(Path.Combine(folder, "artifacts"), recursive: true);
        return process.ExitCode == 0 ? published : throw new InvalidOperationException($"{project} could not be published: {text}");
    }

    private ProcessStartInfo Start(string[] arguments) =>
        new(Path.Combine(folder, program), arguments) { WorkingDirectory = Checkout.Root };
}
