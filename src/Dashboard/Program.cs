using Dashboard;
using Dashboard.Startup;

if (args is ["simulate", ..]) return await SimulateMode.RunAsync(args[1..]);
if (args is ["healthcheck"]) return await HealthCheckMode.RunAsync(Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS"));

if (!StartupErrors.TryCreateBuilder(args, out var builder)) return StartupErrors.BadConfiguration;
var (options, errors) = DashboardOptions.Read(builder.Configuration);
if (!errors.IsEmpty) return StartupErrors.Report(errors);

builder.Services.AddDashboard(options);
await using var app = builder.Build();
app.MapDashboard();
return await app.RunUntilStoppedAsync(options);
