using System.Collections.Concurrent;

namespace RiskEngine.Api.Callers;

/// <summary>How much each caller has called in this window.</summary>
/// <remarks>
/// Windows of a fixed length, counted by an injected clock: what is left and when it is full again can then be told
/// exactly, which the framework's limiters do not. Nobody waits: a call is admitted or refused at once.
/// </remarks>
internal sealed class CallerCounts(CallerRate rate, TimeProvider clock)
{
    // Addresses can be had by the billion; beyond so many, all others share a count.
    private const int MostCallers = 10_000;

    private readonly Count others = new();
    private readonly long start = clock.GetTimestamp();
    private ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);
    private int known;
    private long swept;

    /// <summary>Counts a call.</summary>
    /// <param name="caller">Name of the caller.</param>
    internal Admission Admit(string caller)
    {
        var elapsed = clock.GetElapsedTime(start).TotalSeconds;
        var window = (long)(elapsed / rate.Seconds);
        if (window != Interlocked.Read(ref swept))
        {
            Sweep(window);
        }

        var reset = (int)Math.Ceiling(((window + 1) * rate.Seconds) - elapsed);
        return CountOf(caller).Admit(rate, window, reset);
    }

    private Count CountOf(string caller)
    {
        if (counts.TryGetValue(caller, out var count))
        {
            return count;
        }

        return Interlocked.Increment(ref known) > MostCallers ? others : counts.GetOrAdd(caller, static _ => new Count());
    }

    // Whoever is still being answered keeps his count, because it says how many calls that are.
    private void Sweep(long window)
    {
        if (Interlocked.Exchange(ref swept, window) == window)
        {
            return;
        }

        var busy = counts.Where(pair => pair.Value.IsBusy).ToArray();
        counts = new ConcurrentDictionary<string, Count>(busy, StringComparer.Ordinal);
        Interlocked.Exchange(ref known, busy.Length);
    }
}

/// <summary>Whether a call is admitted, and what is left.</summary>
/// <param name="Of">Gets the call back when it is over; null when it was refused.</param>
/// <param name="IsTooOften">Whether it was refused for the number in this window.</param>
/// <param name="Remaining">Calls left in this window.</param>
/// <param name="Reset">Seconds until the window is over.</param>
internal readonly record struct Admission(Count? Of, bool IsTooOften, int Remaining, int Reset);

/// <summary>The calls of one caller.</summary>
internal sealed class Count
{
    private readonly Lock turn = new();
    private long current;
    private int used;
    private int atOnce;

    /// <summary>Whether a call is being answered.</summary>
    public bool IsBusy
    {
        get
        {
            lock (turn)
            {
                return atOnce > 0;
            }
        }
    }

    internal Admission Admit(CallerRate rate, long window, int reset)
    {
        lock (turn)
        {
            (current, used) = current == window ? (current, used) : (window, 0);
            if (used >= rate.Requests)
            {
                return new Admission(null, IsTooOften: true, 0, reset);
            }

            used++;
            if (atOnce >= rate.AtOnce)
            {
                return new Admission(null, IsTooOften: false, rate.Requests - used, reset);
            }

            atOnce++;
            return new Admission(this, IsTooOften: false, rate.Requests - used, reset);
        }
    }

    internal void End()
    {
        lock (turn)
        {
            atOnce--;
        }
    }
}
