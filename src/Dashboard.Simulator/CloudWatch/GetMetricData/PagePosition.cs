namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <param name="Query">Index among the queries that return data.</param>
/// <param name="After">Epoch seconds of the last point given of that query.</param>
/// <param name="Split">Epoch seconds up to which the points of all queries were given.</param>
internal readonly record struct PagePosition(int Query, long After, long Split)
{
    public const long None = long.MinValue;

    public static PagePosition First { get; } = new(0, None, None);

    /// <exception cref="Wire.AwsErrorException">InvalidNextToken.</exception>
    public static PagePosition Read(string? token, ulong fingerprint)
    {
        if (token is null) return First;
        Span<long> position = stackalloc long[3];
        return PageToken.TryRead(token, fingerprint, position) ? new((int)position[0], position[1], position[2]) : throw CloudWatchError.InvalidNextToken();
    }

    public string ToToken(ulong fingerprint) => PageToken.Write(fingerprint, Query, After, Split);
}
