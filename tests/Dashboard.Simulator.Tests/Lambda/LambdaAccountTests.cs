using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Tests.Lambda;

public sealed class LambdaAccountTests
{
    private readonly LambdaAccount _account = new("123456789012", "us-east-1", 1000);

    public LambdaAccountTests()
    {
        Add("plain");
        Add("other");
    }

    [Fact]
    public void Reservations_leave_at_least_a_hundred_unreserved()
    {
        _account.PutReservedConcurrency("plain", 900);
        Assert.Equal(100, _account.UnreservedConcurrency);
        Refused("InvalidParameterValueException", "below its minimum value of [100]", () => _account.PutReservedConcurrency("other", 1));
        Refused("InvalidParameterValueException", "below its minimum value of [100]", () => _account.PutReservedConcurrency("plain", 901));
        _account.PutReservedConcurrency("other", 0);
        Assert.Equal(100, _account.UnreservedConcurrency);
    }

    [Fact]
    public void Provisioned_concurrency_outside_reservations_counts_against_the_floor()
    {
        _account.PutProvisionedConcurrency("plain", "live", 500);
        Assert.Equal((500, 1000), (_account.AllocatedConcurrency, _account.UnreservedConcurrency));
        Refused("InvalidParameterValueException", "below its minimum", () => _account.PutReservedConcurrency("other", 401));
        Refused("InvalidParameterValueException", "below its minimum", () => _account.PutProvisionedConcurrency("other", "live", 401));
        _account.PutReservedConcurrency("other", 400);
        Assert.Equal(900, _account.AllocatedConcurrency);
    }

    [Fact]
    public void Provisioned_concurrency_fits_into_the_reservation_and_counts_once()
    {
        _account.PutReservedConcurrency("plain", 50);
        Refused("InvalidParameterValueException", "reservedConcurrentExecution", () => _account.PutProvisionedConcurrency("plain", "live", 51));
        _account.PutProvisionedConcurrency("plain", "live", 40);
        Assert.Equal(50, _account.AllocatedConcurrency);
        Refused("InvalidParameterValueException", "lower than the sum", () => _account.PutReservedConcurrency("plain", 39));
    }

    [Fact]
    public void Provisioned_concurrency_needs_an_alias_or_a_published_version()
    {
        Refused("InvalidParameterValueException", "unpublished", () => _account.PutProvisionedConcurrency("plain", "$LATEST", 5));
        Refused("ResourceNotFoundException", "plain:nowhere", () => _account.PutProvisionedConcurrency("plain", "nowhere", 5));
        Refused("ProvisionedConcurrencyConfigNotFoundException", "No Provisioned Concurrency Config", () => _account.GetProvisionedConcurrency("plain", "live"));
        Assert.Equal("IN_PROGRESS", _account.PutProvisionedConcurrency("plain", "7", 5).Status);
    }

    [Fact]
    public void Functions_are_found_by_name_and_by_arn()
    {
        Assert.Equal("plain", _account.Get(_account.ArnOf("plain")).Name);
        Refused("ResourceNotFoundException", "Function not found: arn:aws:lambda:us-east-1:123456789012:function:absent", () => _account.Get("absent"));
        Refused("ResourceNotFoundException", "absent", () => _account.PutReservedConcurrency("absent", 1));
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(70)]
    public void A_scaling_policy_keeps_its_target_as_given(double target)
    {
        _account.RegisterScalableTarget(new ScalableTarget("function:plain:live", 1, 50, Simulated.Start));
        _account.PutScalingPolicy(new ScalingPolicy("track", "function:plain:live", target, null, null, Simulated.Start));
        Assert.Equal(target, Assert.Single(_account.ScalingPolicies).TargetValue);
    }

    [Theory]
    [InlineData("function:plain")]
    [InlineData("table:plain:live")]
    [InlineData("function:plain:nowhere")]
    [InlineData("function:absent:live")]
    public void Scaling_needs_a_resource_that_exists(string resource) =>
        Refused("ValidationException", resource, () => _account.RegisterScalableTarget(new ScalableTarget(resource, 1, 2, Simulated.Start)));

    private void Add(string name) => _account.Add(new LambdaFunction
    {
        Name = name,
        Arn = _account.ArnOf(name),
        LastModified = Simulated.Start,
        Aliases = [new LambdaAlias("live", "7")],
    });

    private static void Refused(string code, string message, Action call)
    {
        var error = Assert.Throws<AwsErrorException>(call);
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
