using System.Diagnostics;
using System.Globalization;

namespace RiskEngine.Cli.Output;

/// <summary>One line on the terminal that says how far a run is. Silent where nobody looks.</summary>
internal sealed class ProgressLine(TextWriter? terminal)
{
    private const int Width = 30;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan shown;
    private bool isOpen;
    private (double Share, TimeSpan At)? first;

    /// <summary>Shows how far the run is, a few times a second.</summary>
    /// <param name="households">Households done.</param>
    /// <param name="share">Part of the input that is done, 0 to 1; null when its size is not known.</param>
    public void Show(long households, double? share)
    {
        if (terminal is null || watch.Elapsed - shown < TimeSpan.FromMilliseconds(200))
        {
            return;
        }

        shown = watch.Elapsed;
        isOpen = true;
        var rate = households / Math.Max(0.001, shown.TotalSeconds);
        var bar = share is { } done
            ? $"[{new string('#', (int)(done * Width)).PadRight(Width)}] {done.ToString("P0", CultureInfo.InvariantCulture)} "
            : "";
        terminal.Write(string.Create(
            CultureInfo.InvariantCulture, $"\r{bar}{households:N0} households, {rate:N0} a second{Left(share)}   "));
    }

    // From the pace since the first look: a run that is taken up has a share behind it that cost no time now.
    private string Left(double? share)
    {
        if (share is not { } done)
        {
            return "";
        }

        first ??= (done, shown);
        var (from, at) = first.Value;
        if (done - from < 0.001)
        {
            return "";
        }

        var left = (shown - at) * ((1 - done) / (done - from));
        return left.TotalDays >= 1
            ? string.Create(CultureInfo.InvariantCulture, $", {left.TotalHours:N0} h left")
            : string.Create(CultureInfo.InvariantCulture, $", {left:hh\\:mm\\:ss} left");
    }

    /// <summary>Clears the line.</summary>
    public void Close()
    {
        if (isOpen)
        {
            terminal!.Write($"\r{new string(' ', 100)}\r");
        }
    }
}
