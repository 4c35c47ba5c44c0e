[assembly: AssemblyFixture(typeof(Dashboard.BrowserTests.DemoApp))]

namespace Dashboard.BrowserTests;

/// <summary>The app as it starts without any configuration, in real time; shared by the tests that only look.</summary>
public sealed class DemoApp() : DashboardApp("demo", 220);
