using Dashboard.Aws.Faults;

namespace Dashboard.Aws.Runtime;

/// <summary>Tells an endpoint that lacks a protocol from one that refuses a call in it.</summary>
internal static class ForeignAnswers
{
    public static bool Is(Exception exception) =>
        exception is ForeignAnswerException
        || exception is ServiceErrorException { Error.IsForeign: true, StatusCode: >= (System.Net.HttpStatusCode)400 and < (System.Net.HttpStatusCode)500 };
}
