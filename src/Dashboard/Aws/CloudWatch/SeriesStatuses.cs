namespace Dashboard.Aws.CloudWatch;

/// <summary>StatusCode of a MetricDataResult as it stands in answers.</summary>
internal static class SeriesStatuses
{
    public static SeriesStatus Parse(ReadOnlySpan<byte> statusCode) =>
        statusCode.SequenceEqual("Complete"u8) ? SeriesStatus.Complete
        : statusCode.SequenceEqual("PartialData"u8) ? SeriesStatus.PartialData
        : statusCode.SequenceEqual("InternalError"u8) ? SeriesStatus.InternalError
        : statusCode.SequenceEqual("Forbidden"u8) ? SeriesStatus.Forbidden
        : SeriesStatus.Unknown;
}
