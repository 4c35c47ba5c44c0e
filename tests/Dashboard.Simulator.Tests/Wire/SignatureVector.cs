namespace Dashboard.Simulator.Tests.Wire;

/// <summary>From AWS's published Signature Version 4 test suite: key AKIDEXAMPLE, us-east-1, service "service", 2015-08-30T12:36:00Z.</summary>
/// <param name="Headers">Beside host and x-amz-date, as name: value.</param>
public sealed record SignatureVector(string Name, string Method, string Target, string[] Headers, string SignedHeaders, string Body, string Signature)
{
    public override string ToString() => Name;

    public static TheoryData<SignatureVector> All => [.. Published];

    public static IReadOnlyList<SignatureVector> Published { get; } =
    [
        new("get-vanilla", "GET", "/", [], "host;x-amz-date", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        new("get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1", [], "host;x-amz-date", "",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
        new("get-vanilla-query-unreserved", "GET",
            "/?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            [], "host;x-amz-date", "", "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
        new("get-header-value-trim", "GET", "/", ["My-Header1: value1", "My-Header2: \"a   b   c\""], "host;my-header1;my-header2;x-amz-date", "",
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
        new("get-header-key-duplicate", "GET", "/", ["My-Header1: value2", "My-Header1: value2", "My-Header1: value1"], "host;my-header1;x-amz-date", "",
            "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
        new("normalize-path get-slashes", "GET", "//example//", [], "host;x-amz-date", "",
            "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
        new("normalize-path get-relative", "GET", "/example/..", [], "host;x-amz-date", "",
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        new("post-vanilla", "POST", "/", [], "host;x-amz-date", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        new("post-x-www-form-urlencoded", "POST", "/", ["Content-Type: application/x-www-form-urlencoded"], "content-type;host;x-amz-date",
            "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
    ];
}
