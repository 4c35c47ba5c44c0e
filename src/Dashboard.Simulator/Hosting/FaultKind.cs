namespace Dashboard.Simulator.Hosting;

/// <summary>What can be made to go wrong between a client and the account.</summary>
public enum FaultKind
{
    /// <summary>"Rate exceeded", with the status and code of the service.</summary>
    Throttle,
    /// <summary>500 with AWS's own error body.</summary>
    ServerError,
    /// <summary>503 from something in between: HTML, no protocol header.</summary>
    Unavailable,
    /// <summary>GetMetricData answers half of the points with StatusCode PartialData and a token for the rest.</summary>
    PartialData,
    /// <summary>GetMetricData answers some queries with StatusCode InternalError and no points.</summary>
    InternalError,
    /// <summary>GetMetricData answers some queries with StatusCode Forbidden.</summary>
    Forbidden,
    /// <summary>403 AccessDenied for the whole call.</summary>
    AccessDenied,
    /// <summary>Headers and half of the body, then nothing.</summary>
    StalledBody,
    /// <summary>Half of the body, then the connection is closed.</summary>
    CutBody,
    /// <summary>A whole body that is not the protocol's encoding.</summary>
    MalformedBody,
    /// <summary>ExpiredTokenException.</summary>
    ExpiredToken,
    /// <summary>The account's clock runs ahead of the client's by twenty minutes.</summary>
    ClockSkew,
    /// <summary>The request is read and never answered.</summary>
    Silence,
    /// <summary>The connection is closed before any answer.</summary>
    ConnectionReset,
}
