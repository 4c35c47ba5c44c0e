using Dashboard.Analysis.Model;
using Dashboard.History.Coding;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Writes minutes whose hour is not packed yet. Belongs to the writer.</summary>
internal sealed class MinuteTable(SqliteConnection connection)
{
    private readonly HourBlock _function = new(SeriesShape.Function);

    /// <param name="series">Number of each slot's series; less than zero where the slot has no function.</param>
    public void Write(int scope, MinuteColumn minute, int[] series, SqliteTransaction transaction)
    {
        var kept = (byte[]?)connection.Scalar("SELECT bytes FROM minute WHERE scope = $scope AND minute = $minute;", transaction, ("$scope", scope), ("$minute", minute.Minute));
        var bytes = kept is null ? MinuteCodec.Encode(minute, series) : Overlay(kept, minute, series);
        if (kept is not null && bytes.AsSpan().SequenceEqual(kept)) return;
        using var command = connection.Command(
            "INSERT OR REPLACE INTO minute(scope, minute, bytes) VALUES($scope, $minute, $bytes);", transaction, ("$scope", scope), ("$minute", minute.Minute), ("$bytes", bytes));
        command.ExecuteNonQuery();
    }

    private byte[] Overlay(ReadOnlySpan<byte> kept, MinuteColumn minute, int[] series)
    {
        var slots = new Dictionary<int, int>(series.Length);
        for (var slot = 0; slot < series.Length; slot++)
            if (series[slot] >= 0) slots[series[slot]] = slot;
        var all = series.ToList();
        var functions = new float[MinuteColumn.FunctionMetrics][];
        var account = new HourBlock(SeriesShape.Account);
        var pending = -1;
        _function.Clear();
        MinuteCodec.Decode(kept, 0, account, next =>
        {
            Take();
            pending = next;
            return _function;
        });
        Take();

        var accountValues = new float[MinuteColumn.AccountMetrics];
        for (var metric = 0; metric < accountValues.Length; metric++)
            accountValues[metric] = minute.Account((AccountMetric)metric) is var value && float.IsNaN(value) ? account[metric][0] : value;
        for (var metric = 0; metric < functions.Length; metric++) functions[metric] ??= minute.Functions((FunctionMetric)metric).ToArray();
        return MinuteCodec.Encode(new(minute.Minute, functions, accountValues), all.ToArray());

        void Take()
        {
            if (pending < 0) return;
            // A function that is gone from the account keeps what it had.
            if (!slots.TryGetValue(pending, out var slot))
            {
                slot = slots[pending] = all.Count;
                all.Add(pending);
            }
            for (var metric = 0; metric < functions.Length; metric++)
            {
                var value = _function[metric][0];
                _function[metric][0] = float.NaN;
                if (float.IsNaN(value) || !float.IsNaN(minute.Function((FunctionMetric)metric, slot))) continue;
                At(metric, slot) = value;
            }
        }

        ref float At(int metric, int slot)
        {
            var values = functions[metric] ??= minute.Functions((FunctionMetric)metric).ToArray();
            if (slot >= values.Length)
            {
                var before = values.Length;
                Array.Resize(ref values, Math.Max(slot + 1, series.Length));
                values.AsSpan(before).Fill(float.NaN);
                functions[metric] = values;
            }
            return ref values[slot];
        }
    }
}
