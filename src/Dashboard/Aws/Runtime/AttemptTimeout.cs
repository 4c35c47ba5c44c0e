namespace Dashboard.Aws.Runtime;

/// <summary>The share of a call's time one attempt may take, once for its headers and once for its body.</summary>
internal static class AttemptTimeout
{
    public static TimeSpan Of(TimeSpan callTimeout) => callTimeout / 2;
}
