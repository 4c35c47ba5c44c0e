using CsCheck;
using Dashboard.Analysis.Model;
using Dashboard.Store;

namespace Dashboard.Tests.Store;

/// <summary>The store against a dictionary that is too simple to be wrong.</summary>
public class SeriesStoreProperties
{
    private const long Start = 29_000_000;

    private sealed record Step(int Advance, int Slot, FunctionMetric Metric, bool Failed, int First, int Length, int PublishedBefore, (int Minute, int Value)[] Points);

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 30], Gen.Int[0, 600], Gen.Enum<FunctionMetric>(), Gen.Bool, Gen.Int[-200, 0], Gen.Int[0, 220], Gen.Int[-20, 5],
        Gen.Select(Gen.Int[-220, 5], Gen.Int[0, 9]).Array[0, 12],
        (advance, slot, metric, failed, first, length, published, points) =>
            new Step(advance, slot, metric, failed, first, length, published, [.. points.DistinctBy(p => p.Item1)]));

    [Fact]
    public void Any_sequence_of_answers_equals_the_model_and_earlier_windows_never_change() => Steps.Array[1, 25].Sample(steps =>
    {
        var store = new SeriesStore(Start);
        var model = new Dictionary<(long Minute, FunctionMetric, int Slot), float>();
        var taken = new List<(MinuteWindow Window, float[] Values)>();
        foreach (var step in steps)
        {
            store.AdvanceTo(store.LastMinute + step.Advance);
            var now = store.LastMinute;
            var asked = new MinuteSpan(now + step.First, now + step.First + step.Length);
            var points = step.Points.Select(p => (Minute: now + p.Minute, Value: (double)p.Value)).Where(p => p.Minute >= asked.First && p.Minute < asked.End).ToArray();
            store.Apply(new([SeriesTarget.Of(step.Slot, step.Metric)], Answers.Of((0, points)), step.Failed ? [0] : [], asked, now + step.PublishedBefore));

            for (var minute = asked.First; minute < asked.End; minute++)
            {
                var key = (minute, step.Metric, step.Slot);
                if (points.Any(p => p.Minute == minute)) model[key] = (float)points.Single(p => p.Minute == minute).Value;
                else if (!step.Failed && step.Metric.IsCount() && minute < now + step.PublishedBefore) model.TryAdd(key, 0);
            }
            foreach (var gone in model.Keys.Where(k => k.Minute < store.FirstMinute || k.Minute > store.LastMinute).ToList()) model.Remove(gone);

            var window = store.Freeze(now, now);
            Assert.Equal(store.FirstMinute, window.FirstMinute);
            foreach (var column in window.Columns)
                for (var slot = 0; slot <= 600; slot += step.Slot == 0 ? 1 : step.Slot)
                    Assert.Equal(model.GetValueOrDefault((column.Minute, step.Metric, slot), float.NaN), column.Function(step.Metric, slot));
            taken.Add((window, Values(window)));
        }
        foreach (var (window, values) in taken) Assert.Equal(values, Values(window));
    }, iter: 150);

    private static float[] Values(MinuteWindow window) =>
        [.. window.Columns.SelectMany(column => Enum.GetValues<FunctionMetric>().SelectMany(metric => column.Functions(metric).ToArray().Where(v => !float.IsNaN(v)).Prepend((int)metric)))];
}
