namespace RiskEngine.Storage.Runs;

/// <summary>A stretch of one county, done by one worker in one commit.</summary>
internal sealed record RunUnit
{
    /// <summary>Its number in the run, from 1.</summary>
    public int Unit { get; init; }

    /// <summary>Six digits.</summary>
    public string County { get; init; } = "";

    /// <summary>The household before its first; empty at the beginning of the county.</summary>
    public string AfterHousehold { get; init; } = "";

    /// <summary>Its last household; null at the end of the county.</summary>
    public string? ThroughHousehold { get; init; }
}

/// <summary>Cuts the households of a store into units while they stream by.</summary>
internal sealed class UnitPlan(int size)
{
    private readonly List<RunUnit> units = [];
    private string county = "";
    private string after = "";
    private string last = "";
    private int count;

    /// <summary>Takes the next snapshot's household, in the order of county and household.</summary>
    public void Add(string inCounty, string household)
    {
        if (inCounty != county)
        {
            Close(null);
            (county, after, last, count) = (inCounty, "", "", 0);
        }

        if (household == last)
        {
            return;
        }

        if (count == size)
        {
            Close(last);
            (after, count) = (last, 0);
        }

        last = household;
        count++;
    }

    /// <summary>The units, once every household has been taken.</summary>
    public IReadOnlyList<RunUnit> Finish()
    {
        Close(null);
        return units;
    }

    private void Close(string? through)
    {
        if (county.Length > 0)
        {
            units.Add(new RunUnit { Unit = units.Count + 1, County = county, AfterHousehold = after, ThroughHousehold = through });
        }
    }
}
