namespace Dashboard.Aws.Runtime;

/// <summary>How one call ended.</summary>
/// <param name="Answers">HTTP answers it took, retried attempts included.</param>
/// <param name="Foreign">True when what answered does not speak the protocol.</param>
internal readonly record struct CallOutcome<T>(AwsResult<T> Result, int Answers, bool Foreign = false);
