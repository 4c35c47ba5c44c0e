Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Dashboard.Benchmarks -- decode | tick | browser");
return 2;
