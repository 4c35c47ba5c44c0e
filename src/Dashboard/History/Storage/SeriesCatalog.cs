using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Numbers of scopes and of their series, given once and for good. Belongs to the writer.</summary>
internal sealed class SeriesCatalog(SqliteConnection connection)
{
    /// <summary>Stands for the account's own series.</summary>
    public const string AccountName = "";

    private readonly Dictionary<string, int> _scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Scope, string Name), int> _series = [];

    public int Scope(string name, SqliteTransaction transaction) =>
        _scopes.TryGetValue(name, out var id) ? id : _scopes[name] = Number("INSERT INTO scope(name) VALUES($name) ON CONFLICT DO UPDATE SET name = name RETURNING id;", 0, name, transaction);

    public int Series(int scope, string name, SqliteTransaction transaction)
    {
        if (_series.TryGetValue((scope, name), out var id)) return id;
        id = Number("INSERT INTO series(scope, name) VALUES($scope, $name) ON CONFLICT DO UPDATE SET name = name RETURNING id;", scope, name, transaction);
        if (id >= SeriesKey.MostSeries)
            throw new HistoryException(new(HistoryFaultKind.Other, $"The history has {id} functions, more than it can hold.", "Begin a new data folder."));
        return _series[(scope, name)] = id;
    }

    /// <summary>Numbers of a scope's functions.</summary>
    public HashSet<int> Functions(int scope, SqliteTransaction transaction)
    {
        using var command = connection.Command("SELECT id FROM series WHERE scope = $scope AND name <> '';", transaction, ("$scope", scope));
        using var row = command.ExecuteReader();
        var functions = new HashSet<int>();
        while (row.Read()) functions.Add(row.GetInt32(0));
        return functions;
    }

    /// <summary>What a transaction that was rolled back had added is not there.</summary>
    public void Forget()
    {
        _scopes.Clear();
        _series.Clear();
    }

    private int Number(string sql, int scope, string name, SqliteTransaction transaction) =>
        Convert.ToInt32(connection.Scalar(sql, transaction, ("$scope", scope), ("$name", name)), System.Globalization.CultureInfo.InvariantCulture);
}
