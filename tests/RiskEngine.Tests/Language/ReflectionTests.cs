using System.Reflection;
using NUnit.Framework;
using RiskEngine.Language;

namespace RiskEngine.Tests.Language;

/// <summary>Nothing that leads from a fact into the program can be expressed.</summary>
public sealed class ReflectionTests
{
    [TestCase("household.GetType()")]
    [TestCase("household.GetType().Assembly.Location == \"x\"")]
    [TestCase("household.Region.GetType().Name == \"String\"")]
    [TestCase("\"\".GetType().Assembly.FullName == \"x\"")]
    [TestCase("household.ToString() == \"x\"")]
    [TestCase("household.GetHashCode() == 1")]
    [TestCase("household.Size.ToString() == \"3\"")]
    [TestCase("household.Size.CompareTo(3) == 0")]
    [TestCase("household.People.GetEnumerator() != null")]
    [TestCase("household.People.Capacity > 1")]
    [TestCase("household.People.Item(0) != null")]
    [TestCase("household.People[0].Age > 1")]
    [TestCase("household.People.First().Age > 1")]
    [TestCase("household.People.AsQueryable() != null")]
    [TestCase("household.Region[0] == \"N\"")]
    [TestCase("household.Region.Chars(0) == \"N\"")]
    [TestCase("household.Lookup.Count > 1")]
    [TestCase("household.Lookup[\"a\"] == 1")]
    [TestCase("household.Lookup.Keys.Any()")]
    [TestCase("household.Kind.Name == \"x\"")]
    [TestCase("household.Kind == null")]
    [TestCase("household.Anything == null")]
    [TestCase("household.Call == null")]
    [TestCase("household.Assembly.Location == \"x\"")]
    [TestCase("household.Token == household.Token")]
    [TestCase("household.Letter == household.Letter")]
    [TestCase("household.Day.Ticks > 1")]
    [TestCase("household.Day.Date == household.Day")]
    [TestCase("household.Day.TimeOfDay.Ticks > 1")]
    [TestCase("household.Day.AddDays(1) == household.Day")]
    [TestCase("household.Hidden == 1")]
    [TestCase("household.Shared == 1")]
    [TestCase("household.Things.Any(t => t.GetType() == null)")]
    [TestCase("household.Things.Any(t => t == 1)")]
    [TestCase("household.get_Region() == \"x\"")]
    [TestCase("DateTime.Now.Year > 2000")]
    [TestCase("DateTime.UtcNow > household.Day")]
    [TestCase("Environment.MachineName == \"x\"")]
    [TestCase("System.Environment.MachineName == \"x\"")]
    [TestCase("Guid.NewGuid() == household.Token")]
    [TestCase("Type.GetType(\"System.IO.File\") == null")]
    [TestCase("Convert.ToInt32(\"1\") == 1")]
    [TestCase("string.IsNullOrEmpty(household.Region)")]
    [TestCase("Math.GetType() == null")]
    [TestCase("Math.BigMul(1, 2) > 1")]
    [TestCase("Math.Random() > 1")]
    [TestCase("typeof(string) == null")]
    [TestCase("new Exception() == null")]
    [TestCase("household is null")]
    [TestCase("(household as object) == null")]
    [TestCase("it.Region == \"x\"")]
    [TestCase("root.Region == \"x\"")]
    [TestCase("$.Region == \"x\"")]
    [TestCase("@household.Region == \"x\"")]
    public void It_is_refused(string text)
    {
        var bound = ExpressionCompiler.Bind(text, new Scope().Add(new Variable("household", typeof(Doors))));

        Assert.That(bound.Expression, Is.Null);
        Assert.That(bound.Mistakes, Is.Not.Empty);
    }

    [TestCase("household.Day.Year > 2000")]
    [TestCase("household.Day == household.Day")]
    [TestCase("household.Region.Length > 2")]
    public void What_says_something_about_a_household_can_be_read(string text) =>
        Assert.That(ExpressionCompiler.Bind(text, new Scope().Add(new Variable("household", typeof(Doors)))).Expression, Is.Not.Null);

    /// <summary>Facts that nobody should ever add, each a door into the program.</summary>
    public sealed class Doors
    {
        public static int Shared => 1;

        public string Region { get; set; } = "North";

        public List<Person> People { get; } = [];

        public Dictionary<string, int> Lookup { get; } = [];

        public Type Kind { get; set; } = typeof(string);

        public object Anything { get; set; } = 1;

        public Func<int> Call { get; set; } = () => 1;

        public Assembly Assembly { get; set; } = typeof(Doors).Assembly;

        public Guid Token { get; set; }

        public char Letter { get; set; }

        public DateTime Day { get; set; }

        public List<object> Things { get; } = [];

        internal int Hidden { get; set; }
    }
}
