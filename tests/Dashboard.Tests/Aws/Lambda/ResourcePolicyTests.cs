using Dashboard.Aws.Lambda;

namespace Dashboard.Tests.Aws.Lambda;

public sealed class ResourcePolicyTests
{
    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},"Action":"lambda:InvokeFunction"}]}""", "apigateway.amazonaws.com")]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"Service":["sns.amazonaws.com","events.amazonaws.com"]},"Action":["lambda:InvokeFunction","lambda:GetFunction"]}}""", "events.amazonaws.com,sns.amazonaws.com")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":{"Service":"apigateway.amazonaws.com"},"Action":"lambda:InvokeFunction"}]}""", "")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"apigateway.amazonaws.com"},"Action":"lambda:GetFunction"}]}""", "")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"lambda:InvokeFunction"},{"Effect":"Allow","Principal":"*","Action":"lambda:*"}]}""", "")]
    [InlineData("{}", "")]
    [InlineData("", "")]
    public void Services_that_are_allowed_to_invoke_are_kept(string policy, string expected) => Assert.Equal(expected, string.Join(',', ResourcePolicy.Invokers(new(policy))));

    [Fact]
    public void What_is_no_policy_is_refused() => Assert.Throws<FormatException>(() => ResourcePolicy.Invokers(new("<policy/>")));
}
