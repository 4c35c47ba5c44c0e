using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Simulator.Fleet;

/// <summary>Names of the form domain-verb-noun, each once.</summary>
internal static class FunctionNames
{
    private static readonly string[] Domains =
    [
        "orders", "payments", "catalog", "inventory", "shipping", "returns", "pricing", "search", "identity", "customers", "loyalty", "billing",
        "invoices", "refunds", "reports", "analytics", "media", "notifications", "fraud", "tax", "subscriptions", "partners", "support", "warehouse",
    ];

    private static readonly string[] Verbs =
    [
        "validate", "create", "update", "enrich", "export", "import", "sync", "publish", "index", "archive",
        "notify", "resize", "score", "reconcile", "route", "merge", "expire", "audit", "fetch", "render",
    ];

    private static readonly string[] Nouns =
    [
        "basket", "event", "record", "document", "image", "address", "profile", "statement", "label", "price", "coupon",
        "session", "token", "batch", "feed", "ledger", "quote", "message", "webhook", "snapshot", "thumbnail", "contract",
    ];

    /// <exception cref="ArgumentOutOfRangeException">More than there are combinations.</exception>
    public static string[] Draw(int count, ref SimulationRandom random)
    {
        var indices = Enumerable.Range(0, Domains.Length * Verbs.Length * Nouns.Length).ToArray();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, indices.Length);
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            var picked = random.Next(i, indices.Length);
            var index = indices[picked];
            indices[picked] = indices[i];
            names[i] = $"{Domains[index % Domains.Length]}-{Verbs[index / Domains.Length % Verbs.Length]}-{Nouns[index / Domains.Length / Verbs.Length]}";
        }

        return names;
    }
}
