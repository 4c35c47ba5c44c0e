using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Security;

/// <summary>Accepts a request only when its Signature Version 4 is that of a known key over exactly this request, and recent.</summary>
/// <param name="anyAge">Old signatures are accepted too.</param>
internal sealed class SignatureVerifier(CredentialStore credentials, string region, bool anyAge = false)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SecurityTokenTolerance = TimeSpan.FromMinutes(15);

    /// <param name="service">The one asked, which the credential scope must name.</param>
    /// <param name="now">The account's clock; never the simulated one, for clients sign by the real one.</param>
    /// <exception cref="AwsErrorException">One of <see cref="SignatureRefusal"/>.</exception>
    public Credential Verify(IncomingRequest request, string service, DateTimeOffset now)
    {
        var status = service == AwsService.ApplicationAutoScaling ? 400 : 403;
        if (request.Headers.Authorization.ToString() is not { Length: > 0 } header) throw SignatureRefusal.MissingToken(status);
        var authorization = SigV4Authorization.TryParse(header, out var problem) ?? throw SignatureRefusal.Incomplete(problem);
        var signedAt = ReadDate(request, header, out var dateText);
        RequireScope(authorization, service, dateText, status);

        var credential = credentials.Find(authorization.AccessKeyId) ?? throw SignatureRefusal.UnknownKey(status);
        var token = request.Headers["x-amz-security-token"].ToString();
        if (token != (credential.SessionToken ?? "")) throw SignatureRefusal.UnknownKey(status);
        if (!anyAge) RequireRecent(signedAt, dateText, now, service == AwsService.SecurityToken ? SecurityTokenTolerance : Tolerance, status);

        var canonical = CanonicalRequest.Write(request, authorization.SignedHeaders, SigV4.Hash(request.Body.Span));
        var toSign = SigV4.StringToSign(dateText, authorization.Scope, canonical);
        var expected = SigV4.Sign(credential.SecretAccessKey, authorization.Scope, toSign);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(authorization.Signature)))
            throw SignatureRefusal.Mismatch(status, canonical, toSign);
        if (credential.Expiration < now) throw SignatureRefusal.ExpiredToken(status);
        return credential;
    }

    private static DateTimeOffset ReadDate(IncomingRequest request, string authorization, out string text)
    {
        text = request.Headers["x-amz-date"].ToString();
        if (text.Length == 0 && DateTimeOffset.TryParseExact(request.Headers.Date.ToString(), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            text = date.ToString(SigV4.DateFormat, CultureInfo.InvariantCulture);
            return date;
        }
        if (text.Length == 0)
            throw SignatureRefusal.Incomplete($"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization={authorization}");
        return DateTimeOffset.TryParseExact(text, SigV4.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date) ? date
            : throw SignatureRefusal.Incomplete($"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    private void RequireScope(SigV4Authorization authorization, string service, string dateText, int status)
    {
        if (!authorization.SignedHeaders.Contains("host"))
            throw SignatureRefusal.InvalidSignature(status, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        if (authorization.Date != dateText[..8])
            throw SignatureRefusal.InvalidSignature(status, $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{authorization.Date}' != '{dateText[..8]}', from '{dateText}'.");
        if (authorization.Region != region && service != AwsService.SecurityToken)
            throw SignatureRefusal.InvalidSignature(status, $"Credential should be scoped to a valid region, not '{authorization.Region}'. ");
        if (authorization.Service != service)
            throw SignatureRefusal.InvalidSignature(status, $"Credential should be scoped to correct service: '{service}'. ");
        if (authorization.Terminator != "aws4_request")
            throw SignatureRefusal.InvalidSignature(status, $"Credential should be scoped with a valid terminator: 'aws4_request', not '{authorization.Terminator}'. ");
    }

    private static void RequireRecent(DateTimeOffset signedAt, string dateText, DateTimeOffset now, TimeSpan tolerance, int status)
    {
        string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString(SigV4.DateFormat, CultureInfo.InvariantCulture);
        if (signedAt < now - tolerance)
            throw SignatureRefusal.InvalidSignature(status, $"Signature expired: {dateText} is now earlier than {Stamp(now - tolerance)} ({Stamp(now)} - {tolerance.TotalMinutes} min.)");
        if (signedAt > now + tolerance)
            throw SignatureRefusal.InvalidSignature(status, $"Signature not yet current: {dateText} is still later than {Stamp(now + tolerance)} ({Stamp(now)} + {tolerance.TotalMinutes} min.)");
    }
}
