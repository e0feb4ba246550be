using System.Text.Json;

namespace RiskEngine.Cli.Samples;

/// <summary>Writes the dated part of a snapshot: events, clues, enrolments, refusals, monitoring.</summary>
internal static class SnapshotHistory
{
    public static void Write(Utf8JsonWriter json, SampleHousehold household)
    {
        WriteList(json, "events"u8, household.Events, WriteEvent);
        WriteList(json, "clues"u8, household.Clues, WriteClue);
        WriteList(json, "enrolments"u8, household.Enrolments, WriteEnrolment);
        WriteList(json, "refusedApplications"u8, household.Refusals, WriteRefusal);
        if (household.Monitoring.IsPresent)
        {
            WriteMonitoring(json, household.Monitoring);
        }
    }

    private static void WriteList<T>(
        Utf8JsonWriter json, ReadOnlySpan<byte> name, Pool<T> list, Action<Utf8JsonWriter, T> write)
        where T : new()
    {
        if (!list.IsPresent)
        {
            return;
        }

        json.WriteStartArray(name);
        for (var place = 0; place < list.Count; place++)
        {
            json.WriteStartObject();
            write(json, list[place]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEvent(Utf8JsonWriter json, SampleEvent happened)
    {
        json.WriteString("type"u8, happened.Type);
        SnapshotLine.Date(json, "date"u8, happened.Date);
        json.WriteNumber("loss"u8, happened.Loss);
        json.WriteNumber("incomeLoss"u8, happened.IncomeLoss);
        json.WriteNumber("expense"u8, happened.Expense);
        json.WriteNumber("compensation"u8, happened.Compensation);
        json.WriteBoolean("resolved"u8, happened.Resolved);
    }

    private static void WriteClue(Utf8JsonWriter json, SampleClue clue)
    {
        json.WriteString("channel"u8, clue.Channel);
        SnapshotLine.Text(json, "department"u8, clue.Department);
        SnapshotLine.Date(json, "receivedOn"u8, clue.ReceivedOn);
        SnapshotLine.Date(json, "verifiedOn"u8, clue.VerifiedOn);
    }

    private static void WriteEnrolment(Utf8JsonWriter json, SampleEnrolment enrolment)
    {
        json.WriteString("programme"u8, enrolment.Programme);
        SnapshotLine.Date(json, "from"u8, enrolment.From);
        SnapshotLine.Date(json, "to"u8, enrolment.To);
        SnapshotLine.Money(json, "monthlyAmount"u8, enrolment.MonthlyAmount);
    }

    private static void WriteRefusal(Utf8JsonWriter json, SampleRefusal refusal)
    {
        json.WriteString("programme"u8, refusal.Programme);
        SnapshotLine.Date(json, "refusedOn"u8, refusal.RefusedOn);
        SnapshotLine.Flag(json, "difficultyNoted"u8, refusal.DifficultyNoted);
    }

    private static void WriteMonitoring(Utf8JsonWriter json, SampleMonitoring monitoring)
    {
        json.WriteStartObject("monitoring"u8);
        json.WriteString("category"u8, monitoring.Category);
        if (monitoring.IdentifiedOn is not null)
        {
            SnapshotLine.Date(json, "identifiedOn"u8, monitoring.IdentifiedOn);
            SnapshotLine.Date(json, "incomeAboveLineSince"u8, monitoring.IncomeAboveLineSince);
            json.WriteStartArray("measures"u8);
            foreach (var (measure, deliveredOn) in monitoring.Measures)
            {
                json.WriteStartObject();
                json.WriteString("measure"u8, measure);
                SnapshotLine.Date(json, "deliveredOn"u8, deliveredOn);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            SnapshotLine.Date(json, "eliminatedOn"u8, monitoring.EliminatedOn);
        }

        json.WriteEndObject();
    }
}
