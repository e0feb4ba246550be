using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using NUnit.Framework;
using RiskEngine.Api.Limits;

namespace RiskEngine.Tests.Api.Limits;

internal sealed class LargeBlocksTests
{
    [Test]
    public void A_block_is_used_again_once_it_is_given_back()
    {
        using var pool = new LargeBlocks();
        var first = pool.Rent(4_096);
        var second = pool.Rent(pool.MaxBufferSize);

        Assert.That(second, Is.Not.SameAs(first));
        Assert.That(second.Memory.Length, Is.EqualTo(pool.MaxBufferSize));

        first.Dispose();

        Assert.That(pool.Rent(), Is.SameAs(first));
        Assert.That(() => pool.Rent(pool.MaxBufferSize + 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void What_a_burst_needed_is_not_kept_for_ever()
    {
        using var pool = new LargeBlocks();
        var burst = Enumerable.Range(0, 1_500).Select(_ => pool.Rent()).ToHashSet();
        foreach (var block in burst)
        {
            block.Dispose();
        }

        var again = Enumerable.Range(0, 1_500).Select(_ => pool.Rent()).ToList();

        Assert.That(again.Count(burst.Contains), Is.EqualTo(1_024));
    }

    [Test]
    public async Task The_server_moves_bodies_through_it()
    {
        MemoryPool<byte>? used = null;
        await using var service = await RunningService.StartAsync(RunningService.TwoSets, app => app.Use((http, next) =>
        {
            used = http.Features.Get<IMemoryPoolFeature>()?.MemoryPool;
            return next(http);
        }));

        using var answer = await service.AssessAsync("{}");

        Assert.That(used, Is.InstanceOf<LargeBlocks>());
    }
}
