using Dashboard.Components.Pages;

namespace Dashboard.Tests.Components;

public sealed class CloseMatchesTests
{
    private static readonly string[] Names = ["orders-create", "orders-delete", "orders-list", "payments", "payments-refund", "x"];

    [Theory]
    [InlineData("order-create", "orders-create")]
    [InlineData("ORDERS-LSIT", "orders-list")]
    [InlineData("payment-ref", "payments-refund")]
    [InlineData("refund", "payments-refund")]
    [InlineData("nothing-like-that", "")]
    [InlineData("", "")]
    public void The_nearest_comes_first(string wanted, string first) => Assert.Equal(first, CloseMatches.Of(wanted, Names).FirstOrDefault(""));

    [Fact]
    public void At_most_five_are_offered() => Assert.Equal(5, CloseMatches.Of("fn", Enumerable.Range(0, 50).Select(i => $"fn-{i}")).Length);
}
