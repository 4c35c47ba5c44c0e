using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Simulator.Hosting;

/// <summary>Puts one delegate on Kestrel, without the host around it that would take the process's signals and settings.</summary>
internal sealed class EndpointApplication(RequestDelegate answer) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => answer(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
