using System.Text;
using CsCheck;
using Dashboard.Simulator.Security;
using Dashboard.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Simulator.Tests.Wire;

public sealed class SignatureVerifierTests
{
    private const string Key = "AKIDEXAMPLE";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset Now = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
    private readonly CredentialStore _credentials = new("123456789012", Key, Secret);

    [Theory]
    [MemberData(nameof(SignatureVector.All), MemberType = typeof(SignatureVector))]
    public void Requests_of_the_published_test_suite_are_accepted(SignatureVector vector)
    {
        var caller = Verifier().Verify(Request(vector), "service", Now);

        Assert.Equal("arn:aws:iam::123456789012:user/simulator", caller.Caller.Arn);
    }

    [Theory]
    [MemberData(nameof(SignatureVector.All), MemberType = typeof(SignatureVector))]
    public void Another_secret_does_not_match(SignatureVector vector)
    {
        var verifier = new SignatureVerifier(new("123456789012", Key, Secret + "x"), "us-east-1");

        AssertRefused("InvalidSignatureException", "does not match", () => verifier.Verify(Request(vector), "service", Now));
    }

    [Fact]
    public void The_example_of_the_IAM_user_guide_is_accepted()
    {
        var vector = new SignatureVector("ListUsers", "GET", "/?Action=ListUsers&Version=2010-05-08",
            ["Content-Type: application/x-www-form-urlencoded; charset=utf-8"], "content-type;host;x-amz-date", "",
            "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");

        Verifier().Verify(Request(vector, "iam", "iam.amazonaws.com"), "iam", Now);
    }

    [Theory]
    [InlineData("body")]
    [InlineData("path")]
    [InlineData("query")]
    [InlineData("header")]
    [InlineData("method")]
    public void A_request_changed_on_its_way_does_not_match(string part)
    {
        var signed = Request(SignatureVector.Published[^1]);
        var changed = part switch
        {
            "body" => signed with { Body = "Param1=value2"u8.ToArray() },
            "path" => signed with { RawTarget = "/other" },
            "query" => signed with { RawTarget = "/?a=b" },
            "method" => signed with { Method = "PUT" },
            _ => signed with { Headers = new HeaderDictionary(signed.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)) { ["Content-Type"] = "text/plain" } },
        };

        AssertRefused("InvalidSignatureException", "does not match",
            () => Verifier().Verify(new(changed.Method, changed.RawTarget, changed.Headers, changed.Body), "service", Now));
    }

    [Theory]
    [InlineData(-5.1, "Signature not yet current: 20150830T123600Z is still later than")]
    [InlineData(5.1, "Signature expired: 20150830T123600Z is now earlier than")]
    public void A_clock_more_than_five_minutes_off_is_refused(double minutes, string message)
    {
        var request = Request(SignatureVector.Published[0]);

        AssertRefused("InvalidSignatureException", message, () => Verifier().Verify(request, "service", Now.AddMinutes(minutes)));
        Verifier().Verify(request, "service", Now.AddMinutes(minutes > 0 ? 4.9 : -4.9));
    }

    [Theory]
    [InlineData(null, "MissingAuthenticationTokenException", 403)]
    [InlineData("Basic dXNlcg==", "IncompleteSignatureException", 400)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, Signature=00", "IncompleteSignatureException", 400)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830, SignedHeaders=host, Signature=00", "IncompleteSignatureException", 400)]
    [InlineData("AWS4-HMAC-SHA256 Credential=OTHER/20150830/us-east-1/service/aws4_request, SignedHeaders=host, Signature=00", "UnrecognizedClientException", 403)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150829/us-east-1/service/aws4_request, SignedHeaders=host, Signature=00", "InvalidSignatureException", 403)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/service/aws4_request, SignedHeaders=host, Signature=00", "InvalidSignatureException", 403)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/other/aws4_request, SignedHeaders=host, Signature=00", "InvalidSignatureException", 403)]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=x-amz-date, Signature=00", "InvalidSignatureException", 403)]
    public void A_header_that_cannot_be_right_is_refused_for_what_is_wrong_with_it(string? authorization, string code, int status)
    {
        var request = Request(SignatureVector.Published[0]);
        request.Headers.Authorization = authorization;

        var refusal = Assert.Throws<AwsErrorException>(() => Verifier().Verify(request, "service", Now));

        Assert.Equal((code, status), (refusal.Code, refusal.Status));
    }

    [Fact]
    public void Without_any_date_the_signature_is_incomplete_and_a_Date_header_will_do()
    {
        var request = Request(SignatureVector.Published[0]);
        request.Headers.Remove("x-amz-date");

        AssertRefused("IncompleteSignatureException", "requires existence", () => Verifier().Verify(request, "service", Now));
        request.Headers.Date = "Sun, 30 Aug 2015 12:36:00 GMT";
        AssertRefused("InvalidSignatureException", "does not match", () => Verifier().Verify(request, "service", Now));
    }

    [Fact]
    public void Whatever_a_client_signs_is_accepted_and_any_other_body_is_not()
    {
        var text = Gen.String[Gen.Char["abcXYZ019-_.~/ %+&=:$é😀"[..21]], 1, 12];
        Gen.Select(text, text, text, Gen.Byte.Array[0, 64]).Sample((segment, name, value, body) =>
        {
            var uri = new Uri($"http://localhost:4566/2015-03-31/functions/{Uri.EscapeDataString(segment)}/x?{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}&Z=1");
            using var message = new HttpRequestMessage(HttpMethod.Put, uri);
            new TestSigner(Key, Secret).Sign(message, "lambda", body, Now);
            var request = Incoming(message, uri, body);

            Verifier().Verify(request, "lambda", Now);
            Assert.Throws<AwsErrorException>(() => Verifier().Verify(request with { Body = (byte[])[.. body, 0] }, "lambda", Now));
        }, iter: 500);
    }

    private SignatureVerifier Verifier() => new(_credentials, "us-east-1");

    private static IncomingRequest Incoming(HttpRequestMessage message, Uri uri, byte[] body)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, values) in message.Headers) headers[name] = values.ToArray();
        return new("PUT", uri.PathAndQuery, headers, body);
    }

    private static IncomingRequest Request(SignatureVector vector, string service = "service", string host = "example.amazonaws.com")
    {
        IHeaderDictionary headers = new HeaderDictionary { ["Host"] = host, ["X-Amz-Date"] = "20150830T123600Z" };
        foreach (var header in vector.Headers) headers.Append(header.Split(": ")[0], header.Split(": ", 2)[1]);
        headers.Authorization = $"AWS4-HMAC-SHA256 Credential={Key}/20150830/us-east-1/{service}/aws4_request, SignedHeaders={vector.SignedHeaders}, Signature={vector.Signature}";
        return new(vector.Method, vector.Target, headers, Encoding.UTF8.GetBytes(vector.Body));
    }

    private static void AssertRefused(string code, string message, Action verify)
    {
        var refusal = Assert.Throws<AwsErrorException>(verify);
        Assert.Equal(code, refusal.Code);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }
}
