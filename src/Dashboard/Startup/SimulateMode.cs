namespace Dashboard.Startup;
