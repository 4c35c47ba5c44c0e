using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Dashboard.Aws.Runtime;

/// <summary>A 2xx answer that does not claim to be of the protocol: an emulator without it, a proxy, a portal. Not retried.</summary>
internal sealed class ForeignAnswerException(IWebResponseData response)
    : AmazonClientException($"HTTP {(int)response.StatusCode} with content type {response.ContentType} is not an answer in rpc-v2-cbor.");
