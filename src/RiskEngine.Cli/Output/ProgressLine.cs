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
        terminal.Write(string.Create(CultureInfo.InvariantCulture, $"\r{bar}{households:N0} households, {rate:N0} a second   "));
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
