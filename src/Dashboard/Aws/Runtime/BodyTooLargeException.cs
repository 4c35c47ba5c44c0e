using Amazon.Runtime;

namespace Dashboard.Aws.Runtime;

/// <summary>An answer larger than any AWS gives; not asked for again.</summary>
internal sealed class BodyTooLargeException() : AmazonClientException($"The answer is larger than {BodyBufferHandler.MaximumBody >> 20} MB.");
