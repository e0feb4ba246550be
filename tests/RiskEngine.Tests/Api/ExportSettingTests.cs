using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using RiskEngine.Api;
using RiskEngine.Api.Telemetry;
using Door = RiskEngine.Api.Program;

namespace RiskEngine.Tests.Api;

/// <summary>Telemetry that would silently not arrive is told at the start.</summary>
internal sealed class ExportSettingTests
{
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", "https://[::1]/otlp")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", " http/protobuf ")]
    [TestCase("OTEL_EXPORTER_OTLP_HEADERS", "x-a=1", "authorization=Basic%20eDp5, x-b = 2 ,x-c=", "x-a=a=b,")]
    [TestCase("OTEL_EXPORTER_OTLP_TIMEOUT", "1", "2147483647", " 5000 ")]
    [TestCase("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip", "none")]
    [TestCase("OTEL_METRIC_EXPORT_INTERVAL", "1")]
    [TestCase("OTEL_BSP_MAX_QUEUE_SIZE", "512", "100000")]
    [TestCase("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "1", "2048")]
    [TestCase("OTEL_TRACES_SAMPLER", "traceidratio", "ALWAYS_OFF", "parentbased_always_on")]
    [TestCase("OTEL_TRACES_SAMPLER_ARG", "0", "0.01", "1")]
    [TestCase("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "notaurl")]
    [TestCase("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta")]
    public void What_is_used_is_let_pass_and_an_empty_text_is_none(string name, params string[] values) =>
        Assert.That(values.Append("").SelectMany(value => Found(name, value)), Is.Empty);

    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "must be an address with `http://` or `https://`", "notaurl", "collector:4318", "ftp://collector", "/otlp", "http://")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "must be `grpc` or `http/protobuf`", "xx", "http/json", "HTTP/Protobuf")]
    [TestCase("OTEL_EXPORTER_OTLP_HEADERS", "must be headers written `name=value,name=value`", "zzsecret", "x-a=1,=b", "c d=e", "x-a=a%2Cc", "x-a=围", "x-a=1%0Ab", ",x-a=1")]
    [TestCase("OTEL_EXPORTER_OTLP_TIMEOUT", "must be a whole number above 0", "soon", "0", "-1", "2147483648", "1.5")]
    [TestCase("OTEL_EXPORTER_OTLP_COMPRESSION", "must be one of gzip, none", "br")]
    [TestCase("OTEL_EXPORTER_OTLP_CERTIFICATE", "names no file that is there", "/no/such/file")]
    [TestCase("OTEL_METRIC_EXPORT_INTERVAL", "must be a whole number above 0", "0", "-7")]
    [TestCase("OTEL_BSP_MAX_QUEUE_SIZE", "must be at least OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "511", "1")]
    [TestCase("OTEL_BSP_SCHEDULE_DELAY", "must be a whole number above 0", "x")]
    [TestCase("OTEL_TRACES_SAMPLER", "must be one of always_on, always_off, traceidratio", "xx", " always_off")]
    [TestCase("OTEL_TRACES_SAMPLER_ARG", "must be a number from 0 to 1", "-0.1", "1.01", "NaN", "half")]
    [TestCase("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "is not used: metrics and traces are sent to one place; set OTEL_EXPORTER_OTLP_ENDPOINT instead", "http://collector:4318")]
    [TestCase("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "is not used: metrics and traces are sent to one place; set OTEL_EXPORTER_OTLP_PROTOCOL instead", "grpc")]
    public void What_would_be_passed_over_is_told_and_no_value(string name, string expected, params string[] values)
    {
        foreach (var value in values)
        {
            var found = Found(name, value);

            Assert.That(found, Has.Count.EqualTo(1), value);
            Assert.That(found[0], Does.StartWith($"{name} {expected}"), value);
            Assert.That(found[0], Does.Not.Contain("zzsecret").And.Not.Contains("\n"));
        }
    }

    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "notaurl")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "xx")]
    public void The_service_does_not_start_with_one(string name, string value) => Assert.That(
        () => Door.Build([$"--{name}", value], ServedRules.Of(RunningService.TwoSets)),
        Throws.TypeOf<WrongSettingsException>().With.Message.StartsWith($"{name} must be ").And.Message.Not.Contains("\n"));

    private static List<string> Found(string name, string value)
    {
        var mistakes = new List<string>();
        ExportSettings.Check(
            new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build(), mistakes);
        return mistakes;
    }
}
