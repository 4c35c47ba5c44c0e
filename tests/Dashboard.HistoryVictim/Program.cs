using System.Globalization;
using Dashboard.History;
using Dashboard.HistoryVictim;

// Writes history into a folder as fast as it can, from one batch on to another, and names each on standard output once it is safe.
// A fault ends it: the kind and what it says go to standard error.
var (folder, first, last) = (args[0], Number(args[1]), Number(args[2]));
using var archive = new HistoryArchive(folder);
for (var number = first; number <= last; number++)
{
    var batch = new Batch(number);
    if (batch.Keep(archive) is { } unkept) return Fail(unkept);
    Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{number}\n"));
    if (batch.Tidy(archive) is { } untidy) return Fail(untidy);
}
return 0;

static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

static int Fail(HistoryFault fault)
{
    Console.Error.WriteLine($"{fault.Kind}|{fault.Message}|{fault.Remedy}");
    return 1;
}
