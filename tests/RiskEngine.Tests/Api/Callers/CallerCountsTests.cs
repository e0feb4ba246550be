using NUnit.Framework;
using RiskEngine.Api.Callers;

namespace RiskEngine.Tests.Api.Callers;

/// <summary>What is remembered of callers stays bounded, whoever calls.</summary>
internal sealed class CallerCountsTests
{
    // As many as are kept apart.
    private const int Most = 10_000;

    private readonly AClock clock = new();

    [Test]
    public void Beyond_the_callers_that_are_kept_apart_all_others_share_a_count()
    {
        var counts = new CallerCounts(new CallerRate(Requests: 1, Seconds: 60, AtOnce: 1), clock);
        var apart = Enumerable.Range(0, Most).Count(caller => Ends(counts.Admit($"caller {caller}")));
        var (first, second, known) = (counts.Admit("one more"), counts.Admit("another"), counts.Admit("caller 0"));

        Assert.That(apart, Is.EqualTo(Most));
        Assert.That(first.Of, Is.Not.Null);
        Assert.That(second.Of, Is.Null);
        Assert.That(second.IsTooOften && known.IsTooOften);
    }

    [Test]
    public void After_the_window_others_are_kept_apart_and_who_is_still_answered_keeps_the_count()
    {
        var counts = new CallerCounts(new CallerRate(Requests: 2, Seconds: 60, AtOnce: 1), clock);
        var going = counts.Admit("going");
        _ = Enumerable.Range(0, Most).Count(caller => Ends(counts.Admit($"caller {caller}")));
        clock.Now += TimeSpan.FromSeconds(60);
        var apart = Enumerable.Range(0, Most - 1).Count(caller => Ends(counts.Admit($"other {caller}")));
        var (still, first, second) = (counts.Admit("going"), counts.Admit("one more"), counts.Admit("another"));

        Assert.That(apart, Is.EqualTo(Most - 1));
        Assert.That(still.Of, Is.Null);
        Assert.That(still.IsTooOften, Is.False);
        Assert.That(first.Of, Is.Not.Null);
        Assert.That(second.Of, Is.Null, "these two share a count");
        going.Of!.End();
        Assert.That(counts.Admit("going").Of, Is.Not.Null);
    }

    private static bool Ends(Admission admission)
    {
        admission.Of?.End();
        return admission.Of is not null;
    }
}
