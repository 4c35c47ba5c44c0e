using CsCheck;
using Dashboard.Analysis.Model;
using Dashboard.Polling;

namespace Dashboard.Tests.Polling.Planning;

public sealed class QueryPriceTests
{
    /// <summary>The price that a read is planned with is the one that its request is billed for.</summary>
    [Fact]
    public void A_function_is_planned_with_at_the_price_of_its_queries() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 2]).Sample((isAsynchronous, readsStream, hasInsights, published, configured, troubles) =>
        {
            FunctionMetric[] all = [FunctionMetric.DeadLetterErrors, FunctionMetric.DestinationDeliveryFailures];
            var active = new ActiveFunction("f", [.. Enumerable.Range(0, published).Select(i => $"f:{i}")], isAsynchronous, readsStream) { HasInsights = hasInsights, Troubles = [.. all.Take(troubles)] };
            var configuration = new FunctionConfiguration
            {
                Name = "f",
                Arn = "",
                Provisioned = [.. Enumerable.Range(2, configured).Select(i => new ProvisionedConcurrency(i.ToString(System.Globalization.CultureInfo.InvariantCulture), 1, 1, 1, "READY", null))],
            };
            var queries = new QueryList();
            queries.AddFunction(0, active, configuration);
            return queries.BilledMetrics == QueryList.MetricsOf(active, configuration);
        });
}
