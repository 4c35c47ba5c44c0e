using Dashboard.Aws.Faults;

namespace Dashboard.Tests.Aws.Faults;

public sealed class ConfidentialTests
{
    [Theory]
    [InlineData("User: arn:aws:sts::123456789012:assumed-role/Ops/me is not authorized", "User: arn:aws:sts::********9012:assumed-role/Ops/me is not authorized")]
    [InlineData("key AKIAIOSFODNN7EXAMPLE is disabled", "key (access key) is disabled")]
    [InlineData("signature 5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7 differs", "signature (signature) differs")]
    [InlineData("The request signature we calculated does not match.\n\nThe Canonical String was 'POST\nx-amz-security-token:IQoJb3Jp'", "The request signature we calculated does not match.")]
    [InlineData("at 20261123T120000Z", "at 20261123T120000Z")]
    [InlineData("1234567890123 is no account", "1234567890123 is no account")]
    [InlineData(null, "")]
    public void What_identifies_or_signs_is_taken_out(string? text, string expected) => Assert.Equal(expected, Confidential.Redact(text));

    [Fact]
    public void A_long_text_is_cut_between_characters() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("é ", 249)) + "é…", Confidential.Redact(string.Concat(Enumerable.Repeat("é ", 249)) + "é😀 and more"));

    [Fact]
    public void Tokens_are_taken_out() =>
        Assert.Equal("token (token) expired", Confidential.Redact($"token {string.Concat(Enumerable.Repeat("IQoJb3JpZ2lu/Z+", 20))} expired"));
}
