using RiskEngine.Api.Telemetry;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Api.Reloading;

/// <summary>
/// Notices when the rules folder changes, waits until it rests, and reloads it. The file system tells it at once where it
/// can; where it cannot (a mounted volume, a link moved elsewhere) the folder is looked at now and then.
/// </summary>
internal sealed class RulesWatch(
    ServedRules rules, RulesWatchPace pace, ServiceMeter meter, ILogger<RulesWatch> log) : BackgroundService
{
    private readonly SemaphoreSlim noticed = new(0);

    /// <inheritdoc/>
    public override void Dispose()
    {
        noticed.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Starting to listen does not wait for the first look.
        await Task.Yield();
        var folder = rules.Folder!;
        using var watcher = Watch(folder.Path);
        while (true)
        {
            await noticed.WaitAsync(pace.Poll, stoppingToken);
            if (folder.HasChanged())
            {
                await RestAsync(folder, stoppingToken);
                LoadAnew(folder);
            }
        }
    }

    /// <summary>Waits until two looks in a row find the same: a copy in progress is nothing to judge.</summary>
    private async Task RestAsync(WatchedFolder folder, CancellationToken stop)
    {
        string seen;
        do
        {
            seen = folder.Fingerprint();
            await Task.Delay(pace.Rest, stop);
        }
        while (seen != folder.Fingerprint());
    }

    private void LoadAnew(WatchedFolder folder)
    {
        var mistakes = Reload.Of(rules, folder);
        meter.CountReload(isInForce: mistakes.Count == 0);
        if (mistakes.Count == 0)
        {
            Log.Reloaded(log, string.Join(", ", rules.Usable));
            return;
        }

        foreach (var mistake in mistakes.Take(DiagnosticText.Cap))
        {
            Log.RuleSetMistake(log, mistake.ToString());
        }

        Log.ReloadRefused(log, mistakes.Count, string.Join(", ", rules.Usable));
    }

    private FileSystemWatcher? Watch(string path)
    {
        try
        {
            var watcher = new FileSystemWatcher(path) { IncludeSubdirectories = true };
            watcher.Changed += Notice;
            watcher.Created += Notice;
            watcher.Deleted += Notice;
            watcher.Renamed += Notice;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException)
        {
            Log.OnlyPolled(log, fault.GetType().Name);
            return null;
        }
    }

    // One is enough: whoever wakes looks at everything.
    private void Notice(object sender, FileSystemEventArgs change)
    {
        if (noticed.CurrentCount == 0)
        {
            noticed.Release();
        }
    }
}
