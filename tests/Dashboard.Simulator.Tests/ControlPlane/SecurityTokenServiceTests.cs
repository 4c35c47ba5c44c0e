using System.Xml.Linq;
using Dashboard.Simulator.Tests.Hosting;
using Dashboard.Simulator.Tests.Wire;

namespace Dashboard.Simulator.Tests.ControlPlane;

public sealed class SecurityTokenServiceTests
{
    private const string AssumeRole = "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fteam%2Freader&RoleSessionName=night-shift";

    [Fact]
    public async Task The_caller_is_told_who_it_is()
    {
        await using var account = await TestAccount.StartAsync();

        var answer = await account.SecurityTokenAsync("Action=GetCallerIdentity&Version=2011-06-15");

        Assert.Equal("123456789012", Value(answer, "Account"));
        Assert.Equal("arn:aws:iam::123456789012:user/simulator", Value(answer, "Arn"));
    }

    [Fact]
    public async Task An_assumed_role_signs_until_it_expires_and_is_named_in_the_identity()
    {
        await using var account = await TestAccount.StartAsync();
        var signer = Signer(await account.SecurityTokenAsync(AssumeRole + "&DurationSeconds=900"));

        var identity = await account.SecurityTokenAsync("Action=GetCallerIdentity&Version=2011-06-15", signer);
        var lambda = await account.LambdaAsync("GET", "/2016-08-19/account-settings", signer: signer);
        account.Time.Advance(TimeSpan.FromSeconds(901));
        var lambdaLater = await account.LambdaAsync("GET", "/2016-08-19/account-settings", signer: signer);
        var identityLater = await account.SecurityTokenAsync("Action=GetCallerIdentity&Version=2011-06-15", signer);

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/reader/night-shift", Value(identity, "Arn"));
        Assert.Equal(200, lambda.Status);
        Assert.Equal((403, "ExpiredTokenException"), (lambdaLater.Status, lambdaLater.ErrorType));
        Assert.Equal((403, "ExpiredToken"), (identityLater.Status, Value(identityLater, "Code")));
    }

    [Fact]
    public async Task A_temporary_key_without_its_token_is_unknown()
    {
        await using var account = await TestAccount.StartAsync();
        var signer = Signer(await account.SecurityTokenAsync(AssumeRole));

        var answer = await account.LambdaAsync("GET", "/2016-08-19/account-settings", signer: signer with { SessionToken = null });

        Assert.Equal((403, "UnrecognizedClientException"), (answer.Status, answer.ErrorType));
    }

    [Theory]
    [InlineData("Action=AssumeRole&Version=2011-06-15", 400, "ValidationError")]
    [InlineData("Action=AssumeRole&Version=2011-06-15&RoleArn=role&RoleSessionName=abc", 400, "ValidationError")]
    [InlineData("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A999999999999%3Arole%2Freader&RoleSessionName=abc", 403, "AccessDenied")]
    [InlineData(AssumeRole + "&DurationSeconds=60", 400, "ValidationError")]
    [InlineData(AssumeRole + "&DurationSeconds=43201", 400, "ValidationError")]
    [InlineData("Action=GetSessionToken&Version=2011-06-15", 400, "InvalidAction")]
    public async Task What_cannot_be_had_is_refused_in_AWS_words(string form, int status, string code)
    {
        await using var account = await TestAccount.StartAsync();

        var answer = await account.SecurityTokenAsync(form);

        Assert.Equal((status, code), (answer.Status, Value(answer, "Code")));
        Assert.Equal("Sender", Value(answer, "Type"));
    }

    private static TestSigner Signer(Answer answer) =>
        new(Value(answer, "AccessKeyId"), Value(answer, "SecretAccessKey"), SessionToken: Value(answer, "SessionToken"));

    private static string Value(Answer answer, string name) =>
        XDocument.Parse(answer.Text).Descendants().First(e => e.Name.LocalName == name).Value;
}
